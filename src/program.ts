import { Argument, Command, CommanderError, Help, Option } from 'commander';
import { withCommandFirst } from './argument-order.ts';
import type { Language } from './catalog/types.ts';
import { commands } from './commands/all.ts';
import {
  type Command as CommandDefinition,
  commaList,
  flagsOf,
  isNamed,
  type OptionDefinition,
  readValue,
} from './commands/command.ts';
import { type Context, UsageError } from './commands/context.ts';
import { programOptions } from './commands/describe.ts';
import { examples } from './commands/examples.ts';
import { command as implicit } from './commands/implicit/command.ts';
import { isCommandName, nearestCommands } from './commands/names.ts';
import { type UsageWords, usageWords } from './commands/usage-words.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { type SharedOptions, wantsJson } from './options.ts';
import { pagerCommand } from './pager-command.ts';
import { visible } from './render/visible.ts';
import { displayWidth } from './render/width.ts';
import { hang, wrap } from './render/wrap.ts';
import { nearestName } from './search/near-words.ts';
import { contextOf, type Surroundings } from './surroundings.ts';
import type { Terminal } from './terminal.ts';

/** Help stays this narrow, so that it reads well in any terminal. */
const mostHelpColumns = 79;
/** Narrower screens have descriptions below what they describe, indented by so many columns. */
const leastColumnsBeside = 66;
const narrowIndent = 6;

/** Runs a command with what commander hands to its action: the arguments, the command's own options and commander's command. */
type Run = (command: CommandDefinition, given: readonly unknown[]) => Promise<void>;

/** Example lines under their heading, as they follow a help. */
function exampleText(lines: readonly string[], help: UsageWords['help']): string {
  return `\n${help.examples}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** The values to choose from, as they stand behind a description. */
const choicesIn = (choices: readonly string[] | undefined, language: Language): string =>
  choices ? usageWords(language).help.choices(choices.join(', ')) : '';

/** Commander's help in the tool's words, wrapped by display width. */
function helpConfiguration(language: Language, columns: number): Partial<Help> & { helpWidth: number } {
  const { help } = usageWords(language);
  const titles: Record<string, string> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
    'Global Options:': help.globalOptions,
  };
  return {
    helpWidth: columns,
    showGlobalOptions: true,
    subcommandTerm: (command) => `${command.name()} ${command.usage().replace(/ ?\[options\] ?/, '')}`.trim(),
    styleTitle: (title) => titles[title] ?? title,
    // What only the scripts that the tool writes itself hand in has no description.
    visibleArguments: (command) =>
      command.registeredArguments.filter(({ description }) => description !== ''),
    displayWidth,
    boxWrap: (text, width) => wrap(text, width).join('\n'),
    formatItem(term, termWidth, description, helper) {
      if (columns >= leastColumnsBeside)
        return Help.prototype.formatItem.call(helper, term, termWidth, description, helper);
      return [...hang('  ', term, columns), ...hang(' '.repeat(narrowIndent), description, columns)].join(
        '\n',
      );
    },
    formatHelp(command, helper) {
      const [usage = '', ...rest] = Help.prototype.formatHelp.call(helper, command, helper).split('\n');
      // Commander puts a blank behind the heading, and a Chinese colon has one in itself.
      return [...wrap(usage.replace('： ', '：'), columns), ...rest].join('\n');
    },
  };
}

/** What commander is told of an option. @param taken letters that mean something else to the command */
function optionOf(definition: OptionDefinition, language: Language, taken: readonly string[]): Option {
  const { flags, text, choices, preset, implies = {}, isHidden } = definition;
  const { short, value } = flagsOf(definition);
  const shown = short !== undefined && taken.includes(short) ? flags.replace(`${short}, `, '') : flags;
  const option = new Option(shown, text[language] + choicesIn(choices, language)).implies(implies);
  if (value !== undefined) {
    option.argParser((given, previous: unknown) =>
      readValue(definition, given, previous as readonly string[] | undefined),
    );
  }
  if (preset !== undefined) option.preset(preset);
  return option.hideHelp(isHidden === true);
}

const shortNames = (options: readonly OptionDefinition[] = []): string[] =>
  options.flatMap((option) => flagsOf(option).short ?? []);

/** What commander is told of a command. */
function addCommand(program: Command, definition: CommandDefinition, language: Language, run: Run): void {
  const { name, text, usage, options = [], notes, examples: lines, load } = definition;
  const { help } = usageWords(language);
  program.commandsGroup(help.groups[definition.group]);
  if (load === undefined) {
    program.helpCommand(`${name} ${usage}`, text[language]);
    return;
  }
  const isImplicit = definition === implicit;
  const command = program.command(name, { isDefault: isImplicit, hidden: isImplicit });
  command.description(text[language]).usage(usage);
  for (const { name: own, text: said, choices, several } of definition.arguments ?? []) {
    const description = said ? said[language] + choicesIn(choices, language) : '';
    const argument = new Argument(own, description);
    command.addArgument(several === 'commas' ? argument.argParser(commaList) : argument);
  }
  for (const option of options) command.addOption(optionOf(option, language, []));
  const { helpWidth = mostHelpColumns } = program.configureHelp();
  if (notes) command.addHelpText('after', `\n${wrap(notes[language], helpWidth).join('\n')}`);
  if (lines.length > 0) command.addHelpText('after', exampleText(lines, help));
  command.action((...given: unknown[]) => run(definition, given));
}

/**
 * The command line: every command with its arguments and options.
 *
 * @param screen where help goes
 * @param asked the command that is named; its letters are not taken by the options of all commands
 */
function defineProgram(
  asked: CommandDefinition | undefined,
  language: Language,
  screen: Pick<Terminal, 'columns' | 'write'>,
  run: Run,
): Command {
  const { help } = usageWords(language);
  const columns = Math.min(screen.columns, mostHelpColumns);
  const program = new Command('errcode')
    .description(help.description)
    .usage(help.usageLine)
    .configureHelp(helpConfiguration(language, columns))
    .configureOutput({ writeOut: screen.write, writeErr: () => {} })
    .exitOverride()
    .addHelpText(
      'after',
      `${exampleText(examples, help)}\n\n${help.exitStatus}\n${hang('  ', help.exitStatusText, columns).join('\n')}`,
    );
  const own = asked?.options?.filter(({ flags }) => programOptions.every((one) => one.flags !== flags));
  for (const option of programOptions) {
    const { flags, text } = option;
    if (flagsOf(option).long === '--help') program.helpOption(flags, text[language]);
    else program.addOption(optionOf(option, language, shortNames(own)));
  }
  for (const command of [implicit, ...commands]) addCommand(program, command, language, run);
  return program;
}

/** `errcode help` of a command that there is none of. */
function unknownHelpTopic(topic: string, words: UsageWords): string {
  const near = nearestCommands(topic);
  return near.length > 0 ? words.unknownCommand(visible(topic), near) : words.noSuchCommand(visible(topic));
}

/**
 * What is wrong with an option that a command does not take.
 *
 * @param command the one that is named
 * @param first the first word that is no option
 */
function unknownOption(
  given: string,
  command: CommandDefinition | undefined,
  first: string | undefined,
  words: UsageWords,
): string {
  const name = given.split('=')[0] as string;
  const isMeant = (option: OptionDefinition): boolean => isNamed(flagsOf(option), name);
  const taken = [...programOptions, ...((command ?? implicit).options ?? [])];
  if (taken.some(isMeant)) return words.noValueTaken(visible(name));
  const near = command === undefined && first !== undefined ? nearestCommands(first) : [];
  if (near.length > 0) return words.unknownCommand(visible(first as string), near);
  const inOtherCase = taken.find((option) => flagsOf(option).short?.toLowerCase() === name.toLowerCase());
  if (inOtherCase) return words.unknownOption(visible(name), inOtherCase.flags);
  const owners = commands.filter(({ options }) => options?.some(isMeant)).map((one) => one.name);
  if (owners.length > 0) return words.optionOfCommand(visible(name), owners, command?.name);
  if (isCommandName(name.slice(2))) return words.unknownOption(visible(name), `errcode ${name.slice(2)}`);
  const meant = nearestName(
    name.replace(/^-+/, ''),
    taken.map((option) => flagsOf(option).long.slice(2)),
  );
  return words.unknownOption(visible(name), meant && `--${meant}`);
}

/** What commander says about wrong usage, in the tool's words. */
function usageMessage(
  error: CommanderError,
  command: CommandDefinition | undefined,
  given: readonly string[],
  words: UsageWords,
): string {
  const [, subject = ''] = /'([^']*)'/.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(subject, command, given[0], words);
    case 'commander.optionMissingArgument':
      return words.missingValue(subject.split(/[ ,]/).find((part) => part.startsWith('--')) ?? subject);
    case 'commander.excessArguments':
      return words.tooMany;
    case 'commander.help':
      return unknownHelpTopic(given[1] ?? '', words);
    default:
      return visible(error.message);
  }
}

/** Name and version of the program, and the day on which its data was last checked. */
function versionText({ args, openCatalog, version }: Surroundings, language: Language): string {
  const checked = openCatalog().vendors.flatMap(({ sources }) => sources.map((source) => source.checked));
  const about = { name: 'errcode', version: version(), data: checked.sort().at(-1) ?? null };
  if (wantsJson(args)) return JSON.stringify(about, null, 2);
  return usageWords(language).versionLine(about);
}

/**
 * Reads the arguments and runs the command that they name.
 *
 * @param words language of help and errors
 * @throws UsageError for whatever is wrong with the arguments
 */
export async function runProgram(surroundings: Surroundings, words: Language): Promise<ExitCode> {
  const { terminal } = surroundings;
  let exitCode: ExitCode = exitCodes.found;
  const run: Run = async ({ load, worksOnFiles }, given) => {
    const shared = (given.at(-1) as Command).optsWithGlobals<SharedOptions>();
    const { vendor, ...others } = shared;
    const { openOwnTables, ...withoutOwnTables } = surroundings;
    const context = await (worksOnFiles
      ? contextOf(withoutOwnTables, others)
      : contextOf(surroundings, shared));
    const own = { ...(given.at(-2) as object), ...(worksOnFiles && vendor && { vendor }) };
    const action = (await load?.()) as
      | ((context: Context, ...given: unknown[]) => Promise<ExitCode>)
      | undefined;
    if (action) exitCode = await action(context, ...given.slice(0, -2), own);
  };
  let helpText = '';
  const screen = {
    columns: terminal.columns,
    write: (text: string): void => {
      helpText += text;
    },
  };
  const { args, command } = withCommandFirst(surroundings.args);
  const topic = command?.load === undefined ? args.slice(1).find(isCommandName) : undefined;
  const asked = topic === undefined ? command : commands.find(({ name }) => name === topic);
  const program = defineProgram(asked, words, screen, run).on('option:version', () => {
    terminal.write(`${versionText(surroundings, words)}\n`);
    throw new CommanderError(0, 'commander.version', '');
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) {
      // Help is read before the options are.
      const hasPager = !surroundings.args.includes('--no-pager');
      await terminal.show(
        helpText,
        pagerCommand(surroundings.env, hasPager && surroundings.settings?.settings.pager),
      );
      return exitCodes.found;
    }
    const message = usageMessage(error, command, program.args, usageWords(words));
    throw new UsageError(() => message);
  }
  return exitCode;
}
