import { command as annotate } from './annotate/command.ts';
import { command as browse } from './browse/command.ts';
import { command as check } from './check/command.ts';
import type { Command } from './command.ts';
import { command as completion } from './completion/command.ts';
import { command as explain } from './explain/command.ts';
import { command as exportCommand } from './export/command.ts';
import { command as grep } from './grep/command.ts';
import { command as guide } from './guide/command.ts';
import { command as help } from './help/command.ts';
import { command as importCommand } from './import/command.ts';
import { command as init } from './init/command.ts';
import { command as list } from './list/command.ts';
import { command as lookup } from './lookup/command.ts';
import { command as mcp } from './mcp/command.ts';
import { type CommandName, commandNames } from './names.ts';
import { command as retry } from './retry/command.ts';
import { command as scan } from './scan/command.ts';
import { command as schema } from './schema/command.ts';
import { command as search } from './search/command.ts';
import { command as site } from './site/command.ts';
import { command as vendors } from './vendors/command.ts';

const described: Record<CommandName, Command> = {
  lookup,
  search,
  grep,
  list,
  browse,
  vendors,
  guide,
  explain,
  scan,
  annotate,
  retry,
  export: exportCommand,
  site,
  schema,
  check,
  init,
  import: importCommand,
  mcp,
  completion,
  help,
};

/** What describes the commands, in the order of help. */
export const commands: readonly Command[] = commandNames.map((name) => described[name]);
