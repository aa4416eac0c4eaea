import { Argument, Command, CommanderError, Help, InvalidArgumentError, Option } from 'commander';
import { isNamed, type NamedCommand, withCommandFirst, yieldLetters } from './argument-order.ts';
import { categories, kinds, type Language, retryAdvice } from './catalog/types.ts';
import type { AnnotateCommandOptions } from './commands/annotate.ts';
import { categoryNames, findChoice, kindNames, requireChoice, retryNames } from './commands/choices.ts';
import { type CompletionOptions, type Shell, shells } from './commands/completion-shells.ts';
import { type Context, formats, UsageError } from './commands/context.ts';
import { commandExamples, examples } from './commands/examples.ts';
import { type ExportOptions, exportTargets } from './commands/export-options.ts';
import type { GrepCommandOptions } from './commands/grep.ts';
import { implicit } from './commands/implicit.ts';
import type { ImportCommandOptions } from './commands/import.ts';
import { type ListOptions, list } from './commands/list.ts';
import { lookup } from './commands/lookup.ts';
import { isCommandName, nearestCommands } from './commands/names.ts';
import { retry } from './commands/retry.ts';
import { groupings, type ScanCommandOptions } from './commands/scan-options.ts';
import { schemaNames } from './commands/schema-names.ts';
import type { SearchCommandOptions } from './commands/search.ts';
import type { SiteCommandOptions } from './commands/site.ts';
import { siteCommandWords } from './commands/site-words.ts';
import { tablesHelp } from './commands/tables-help.ts';
import type { EncodingOptions } from './commands/text-input.ts';
import { type UsageWords, usageWords } from './commands/usage-words.ts';
import { vendors } from './commands/vendors.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { answerLanguages } from './language.ts';
import { commaList, type SharedOptions, wantsJson } from './options.ts';
import { pagerCommand } from './pager-command.ts';
import type {
  ArgumentDescription,
  OptionDescription,
  ProgramDescription,
} from './render/program-description.ts';
import { visible } from './render/visible.ts';
import { displayWidth } from './render/width.ts';
import { hang, wrap } from './render/wrap.ts';
import { nearestName } from './search/near-words.ts';
import { contextOf, type Surroundings } from './surroundings.ts';
import { colorChoices, type Terminal } from './terminal.ts';

/** What happens when no command is named: a command of its own, so that negative codes are arguments to commander. */
const implicitName = 'auto';

/** Help stays this narrow, so that it reads well in any terminal. */
const mostHelpColumns = 79;
/** Narrower screens have descriptions below what they describe, indented by so many columns. */
const leastColumnsBeside = 66;
const narrowIndent = 6;

/** Makes a command's action: its arguments and then its own options in. */
type MakeAction = <Given extends unknown[]>(
  command: (context: Context, ...given: Given) => Promise<ExitCode>,
) => (...given: unknown[]) => Promise<void>;

/** What makes the commands' actions. */
interface Actions {
  readonly run: MakeAction;
  /** For a command that works on own tables as files: none are opened, and `--vendor`, among its own options, may be a new one. */
  readonly runOnFiles: MakeAction;
}

/** Example lines under their heading, as they follow a help. */
function exampleText(lines: readonly string[], help: UsageWords['help']): string {
  return `\n${help.examples}\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/**
 * An option with a comma list of known values, by their own names or by what the screen calls them.
 *
 * @param namesOf what else a value is called
 */
function choiceOption<Value extends string>(
  name: string,
  placeholder: string,
  description: string,
  known: readonly Value[],
  namesOf: (value: Value) => readonly string[],
): Option {
  return new Option(`${name} <${placeholder}>`, description)
    .choices(known)
    .argParser((value, previous: readonly Value[] = []) => [
      ...previous,
      // A name may hold a comma itself.
      ...(findChoice(value, known, namesOf) === undefined ? commaList(value) : [value]).map((item) =>
        requireChoice(name, item, known, namesOf),
      ),
    ]);
}

/** A parser of whole numbers in a range. */
function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`${least}-${most}`);
  };
}

/** Commander's help in the tool's words, wrapped by display width. */
function helpConfiguration(language: Language, columns: number): Partial<Help> & { helpWidth: number } {
  const { help } = usageWords(language);
  const withChoices = ({ description, argChoices }: Option | Argument): string =>
    argChoices ? `${description}${help.choices(argChoices.join(', '))}` : description;
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
    optionDescription: withChoices,
    argumentDescription: withChoices,
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

/** How many hits a search lists at most. */
const limitOption = (help: UsageWords['help']): Option =>
  new Option('-n, --limit <n>', help.option.limit + help.choices('1-100')).argParser(wholeNumber(1, 100));

const encodingOption = (help: UsageWords['help']): Option =>
  new Option('--encoding <name>', help.option.encoding)
    .choices(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'])
    // Further names of these are known too.
    .argParser((value) => value);

/**
 * The command line: every command with its arguments and options.
 *
 * @param screen where help goes
 */
function defineProgram(
  words: Language,
  screen: Pick<Terminal, 'columns' | 'write'>,
  { run, runOnFiles }: Actions,
): Command {
  const { help } = usageWords(words);
  const tables = tablesHelp[words];
  const columns = Math.min(screen.columns, mostHelpColumns);

  const program = new Command('errcode')
    .description(help.description)
    .usage(help.usageLine)
    .helpOption('-h, --help', help.helpOption)
    .configureHelp(helpConfiguration(words, columns))
    .configureOutput({ writeOut: screen.write, writeErr: () => {} })
    .exitOverride()
    .addOption(new Option('--vendor <id>', help.option.vendor).argParser(commaList))
    .addOption(new Option('-l, --lang <language>', help.option.lang).choices(answerLanguages))
    .addOption(
      new Option('--tables <dir>', tables.option).argParser(
        (folder: string, previous: readonly string[] = []) => [...previous, folder],
      ),
    )
    .addOption(new Option('-j, --json', help.option.json))
    .addOption(new Option('--format <format>', help.option.format).choices(formats))
    .addOption(new Option('--fields <a,b,c>', help.option.fields).argParser(commaList))
    .addOption(new Option('--color <when>', help.option.color).choices(colorChoices))
    .addOption(new Option('--no-color', help.option.noColor).preset('never'))
    .addOption(new Option('-f, --full', help.option.full))
    .addOption(new Option('--no-pager', help.option.noPager))
    .addOption(new Option('--bom', help.option.bom))
    .addOption(new Option('-q, --quiet', help.option.quiet))
    .option('-V, --version', help.versionOption)
    .addHelpText(
      'after',
      `${exampleText(examples, help)}\n\n${help.exitStatus}\n${hang('  ', help.exitStatusText, columns).join('\n')}`,
    );

  program
    .command(implicitName, { isDefault: true, hidden: true })
    .argument('[what...]', help.what)
    .addOption(limitOption(help))
    .action(run(implicit));
  program.commandsGroup(help.groups.find);
  program
    .command('lookup')
    .description(help.command.lookup)
    .argument('<code...>', help.code)
    .action(run((context, codes: string[]) => lookup(context, codes)));
  program
    .command('search')
    .description(help.command.search)
    .usage('<words...> [options]')
    .argument('<words...>', help.words)
    .addOption(limitOption(help))
    .action(
      run(async (context, what: string[], options: SearchCommandOptions) =>
        (await import('./commands/search.ts')).search(context, what, options),
      ),
    );
  program
    .command('grep')
    .description(help.command.grep)
    .usage('[options] <pattern>')
    .argument('[pattern...]', help.pattern)
    .option('-i, --ignore-case', help.option.ignoreCase)
    .option('-v, --invert-match', help.option.invertMatch)
    .option('-c, --count', help.option.count)
    .option('-l, --files-with-matches', help.option.filesWithMatches)
    .option('-o, --only-matching', help.option.onlyMatching)
    .option('-F, --fixed-strings', help.option.fixedStrings)
    .option('-w, --word-regexp', help.option.wordRegexp)
    .option('-x, --line-regexp', help.option.lineRegexp)
    .option('-n, --line-number', help.option.lineNumber)
    .addOption(new Option('-m, --max-count <n>', help.option.maxCount).argParser(wholeNumber(0, 999_999_999)))
    .addOption(
      new Option('-e, --regexp <pattern>', help.option.regexp).argParser((value, previous: string[] = []) => [
        ...previous,
        value,
      ]),
    )
    .option('-E, --extended-regexp', help.option.extendedRegexp)
    .addOption(
      new Option('-A, --after-context <n>', help.option.afterContext).argParser(wholeNumber(0, 999_999)),
    )
    .addOption(
      new Option('-B, --before-context <n>', help.option.beforeContext).argParser(wholeNumber(0, 999_999)),
    )
    .addOption(new Option('-C, --context <n>', help.option.context).argParser(wholeNumber(0, 999_999)))
    .option('--all', help.option.all)
    .option('-q, --quiet', help.option.quiet)
    .action(
      run(async (context, patterns: string[], options: GrepCommandOptions) =>
        (await import('./commands/grep.ts')).grep(context, patterns, options),
      ),
    );
  program
    .command('list')
    .description(help.command.list)
    .usage('[vendor...] [options]')
    .addArgument(new Argument('[vendor...]', help.vendors).argParser(commaList))
    .addOption(choiceOption('--category', 'c', help.option.category, categories, categoryNames))
    .addOption(choiceOption('--retry', 'r', help.option.retry, retryAdvice, retryNames))
    .addOption(choiceOption('--kind', 'k', help.option.kind, kinds, kindNames))
    .addOption(new Option('-n, --limit <n>', help.option.listLimit).argParser(wholeNumber(1, 999_999)))
    .action(run((context, vendors: string[], options: ListOptions) => list(context, vendors, options)));
  program
    .command('browse')
    .description(help.command.browse)
    .usage('[words...] [options]')
    .argument('[words...]', help.browseWords)
    .action(
      run(async (context, words: string[]) => (await import('./commands/browse.ts')).browse(context, words)),
    );
  program.command('vendors').description(help.command.vendors).action(run(vendors));
  program
    .command('guide')
    .description(help.command.guide)
    .usage('[id] [options]')
    .argument('[guide...]', help.guide)
    .action(
      run(async (context, words: string[]) => (await import('./commands/guide.ts')).guide(context, words)),
    );
  program.commandsGroup(help.groups.texts);
  program
    .command('explain')
    .description(help.command.explain)
    .usage('[text|-] [options]')
    .argument('[text...]', help.text)
    .addOption(encodingOption(help))
    .action(
      run(async (context, text: string[], options: EncodingOptions) =>
        (await import('./commands/explain.ts')).explain(context, text, options),
      ),
    );
  program
    .command('scan')
    .description(help.command.scan)
    .usage('[file...] [options]')
    .argument('[file...]', help.files)
    .addOption(new Option('--top <n>', help.option.top).argParser(wholeNumber(1, 999_999)))
    .addOption(new Option('--since <time>', help.option.since))
    .addOption(new Option('--until <time>', help.option.until))
    .addOption(new Option('--by <what>', help.option.by).choices(groupings))
    .addOption(new Option('--csv', help.option.csv).implies({ format: 'csv' }))
    .addOption(new Option('--html <file>', help.option.html))
    .addOption(encodingOption(help))
    .action(
      run(async (context, files: string[], options: ScanCommandOptions) =>
        (await import('./commands/scan.ts')).scan(context, files, options),
      ),
    );
  program
    .command('annotate')
    .description(help.command.annotate)
    .usage('[file...] [options]')
    .argument('[file...]', help.files)
    .option('--every', help.option.every)
    .addOption(encodingOption(help))
    .action(
      run(async (context, files: string[], options: AnnotateCommandOptions) =>
        (await import('./commands/annotate.ts')).annotate(context, files, options),
      ),
    );
  program.commandsGroup(help.groups.scripts);
  program
    .command('retry')
    .description(help.command.retry)
    .usage('<code> [options]')
    .argument('[code...]', help.oneCode)
    .action(run((context, codes: string[]) => retry(context, codes)));
  program
    .command('export')
    .description(help.command.export)
    .usage('--for <target> [options]')
    .addOption(new Option('--for <target>', help.option.for).choices(exportTargets))
    .addOption(new Option('--package <name>', help.option.package))
    .action(
      run(async (context, options: ExportOptions) =>
        (await import('./commands/export.ts')).exportTable(context, options),
      ),
    );
  const site = siteCommandWords(words);
  program
    .command('site')
    .description(site.description)
    .usage('<folder> [options]')
    .argument('[folder...]', site.folder)
    .option('--serve', site.serve)
    .addOption(new Option('--port <n>', site.port).argParser(wholeNumber(0, 65_535)))
    .option('--force', site.force)
    .action(
      run(async (context, folders: string[], options: SiteCommandOptions) =>
        (await import('./commands/site.ts')).site(context, folders, options),
      ),
    );
  program
    .command('schema')
    .description(help.command.schema)
    .usage('[output|tables] [options]')
    .addArgument(
      new Argument('[what]', tables.schemaOf)
        .choices(schemaNames)
        // The command tells which there are.
        .argParser((value) => value),
    )
    .action(
      run(async (context, name?: string) => (await import('./commands/schema.ts')).schema(context, name)),
    );
  program.commandsGroup(help.groups.tables);
  program
    .command('check')
    .description(tables.check)
    .usage('<file...> [options]')
    .argument('[file...]', tables.files)
    .action(
      runOnFiles(async (context, files: string[]) =>
        (await import('./commands/check.ts')).check(context, files),
      ),
    );
  program
    .command('init')
    .description(tables.init)
    .usage('[folder] [options]')
    .argument('[folder]', tables.folder)
    .action(
      runOnFiles(async (context, folder: string | undefined) =>
        (await import('./commands/init.ts')).init(context, folder),
      ),
    );
  program
    .command('import')
    .description(tables.import)
    .usage('<list> [options]')
    .argument('[list...]', tables.list)
    .addOption(new Option('--output <file>', tables.output))
    .action(
      runOnFiles(async (context, lists: string[], options: ImportCommandOptions) =>
        (await import('./commands/import.ts')).importList(context, lists, options),
      ),
    );
  program.commandsGroup(help.groups.setUp);
  program
    .command('mcp')
    .description(help.command.mcp)
    .action(run(async (context) => (await import('./commands/mcp.ts')).mcp(context)));
  program
    .command('completion')
    .description(help.command.completion)
    .usage('<shell> [options]')
    .addArgument(new Argument('<shell>', help.shell).choices(shells))
    .addArgument(new Argument('[before...]'))
    .addOption(new Option('--word <word>', help.option.word).hideHelp())
    .action(
      run(async (context, shell: Shell, before: string[], options: CompletionOptions) => {
        const { completion } = await import('./commands/completion.ts');
        return completion(context, shell, before, options, describe(program, words));
      }),
    );
  program.helpCommand('help [command]', help.helpCommand);
  for (const command of program.commands) {
    const notes = notesOf(words, command.name());
    if (notes !== undefined) command.addHelpText('after', `\n${wrap(notes, columns).join('\n')}`);
    const lines = commandExamples[command.name()];
    if (lines) command.addHelpText('after', exampleText(lines, help));
  }
  return program;
}

function describeOption({
  flags,
  long,
  short,
  description,
  required,
  argChoices,
}: Option): OptionDescription {
  return {
    flags,
    long: long as string,
    short,
    description,
    value: required ? /<(.+)>/.exec(flags)?.[1] : undefined,
    choices: argChoices ?? [],
  };
}

function describeArgument(argument: Argument): ArgumentDescription {
  return {
    name: argument.name(),
    description: argument.description,
    isVariadic: argument.variadic,
    choices: argument.argChoices ?? [],
  };
}

/** What else there is to say of a command. */
const notesOf = (words: Language, command: string): string | undefined =>
  command === 'site' ? siteCommandWords(words).notes : usageWords(words).help.notes[command];

/** What a program takes, as data. */
function describe(program: Command, words: Language): ProgramDescription {
  const shown = program.createHelp();
  const implied = program.commands.find((command) => command.name() === implicitName) as Command;
  const ownOptions = (command: Command): OptionDescription[] =>
    command.options.filter(({ hidden }) => !hidden).map(describeOption);
  return {
    description: program.description(),
    usage: program.usage(),
    options: shown.visibleOptions(program).map(describeOption),
    arguments: implied.registeredArguments.map(describeArgument),
    ownOptions: ownOptions(implied),
    commands: shown.visibleCommands(program).map((command) => ({
      name: command.name(),
      usage: command.usage(),
      description: command.description(),
      group: command.helpGroup(),
      arguments: command.registeredArguments.map(describeArgument),
      options: ownOptions(command),
      notes: notesOf(words, command.name()) ?? '',
      examples: commandExamples[command.name()] ?? [],
    })),
    examples,
  };
}

/** What the command line takes. @param language of its descriptions */
export function describeProgram(language: Language): ProgramDescription {
  const program = defineProgram(
    language,
    { columns: mostHelpColumns, write: () => {} },
    { run: () => async () => {}, runOnFiles: () => async () => {} },
  );
  return describe(program, language);
}

/** `errcode help` of a command that there is none of. */
async function unknownHelpTopic(program: Command, words: UsageWords): Promise<string> {
  const topic = program.args[1] ?? '';
  const near = nearestCommands(topic);
  return near.length > 0 ? words.unknownCommand(visible(topic), near) : words.noSuchCommand(visible(topic));
}

/** What is wrong with an option that a command does not take. @param command the one that is named */
async function unknownOption(
  given: string,
  program: Command,
  command: NamedCommand | undefined,
  words: UsageWords,
): Promise<string> {
  const name = given.split('=')[0] as string;
  const own = command ?? (program.commands.find((one) => one.name() === implicitName) as Command);
  const taken = [...program.options, ...own.options, program.createHelp().visibleOptions(program)].flat();
  if (taken.some((option) => isNamed(option, name))) return words.noValueTaken(visible(name));
  const [first] = program.args;
  const near = command === undefined && first !== undefined ? await nearestCommands(first) : [];
  if (near.length > 0) return words.unknownCommand(visible(first as string), near);
  const inOtherCase = taken.find(({ short }) => short?.toLowerCase() === name.toLowerCase());
  if (inOtherCase) return words.unknownOption(visible(name), inOtherCase.flags);
  const owners = program.commands
    .filter((one) => one.options.some((option) => isNamed(option, name)))
    .map((one) => one.name())
    .filter((one) => one !== implicitName);
  if (owners.length > 0) return words.optionOfCommand(visible(name), owners, command?.name());
  if (isCommandName(name.slice(2))) return words.unknownOption(visible(name), `errcode ${name.slice(2)}`);
  const bare = name.replace(/^-+/, '');
  const meant = nearestName(
    bare,
    taken.flatMap(({ long }) => long?.slice(2) ?? []),
  );
  return words.unknownOption(visible(name), meant && `--${meant}`);
}

/** What commander says about wrong usage, in the tool's words. */
async function usageMessage(
  error: CommanderError,
  program: Command,
  command: NamedCommand | undefined,
  words: UsageWords,
): Promise<string> {
  const [subject = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(
    ([, quoted]) => quoted as string,
  );
  const option = subject.split(/[ ,]/).find((part) => part.startsWith('--')) ?? subject;
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(subject, program, command, words);
    case 'commander.optionMissingArgument':
      return words.missingValue(option);
    case 'commander.invalidArgument': {
      if (program.args[0] === 'completion') return words.noShell(shells);
      const [, allowed = ''] = /(?:choices are |is invalid\. (?!Allowed))(.*?)\.?$/.exec(error.message) ?? [];
      return words.badValue(option, visible(value), allowed);
    }
    case 'commander.missingArgument':
      if (program.args[0] === 'completion') return words.noShell(shells);
      return program.args[0] === 'search' ? words.noWords : words.noCode;
    case 'commander.excessArguments':
      return words.tooMany;
    case 'commander.help':
      return unknownHelpTopic(program, words);
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
  const sharedOf = (given: readonly unknown[]): SharedOptions =>
    (given.at(-1) as Command).optsWithGlobals<SharedOptions>();
  const actions: Actions = {
    run:
      <Given extends unknown[]>(command: (context: Context, ...given: Given) => Promise<ExitCode>) =>
      async (...given) => {
        const context = await contextOf(surroundings, sharedOf(given));
        exitCode = await command(context, ...(given.slice(0, -1) as Given));
      },
    runOnFiles:
      <Given extends unknown[]>(command: (context: Context, ...given: Given) => Promise<ExitCode>) =>
      async (...given) => {
        const { vendor, ...shared } = sharedOf(given);
        const { openOwnTables, ...others } = surroundings;
        const context = await contextOf(others, shared);
        const options = { ...(given.at(-2) as object), ...(vendor && { vendor }) };
        exitCode = await command(context, ...([...given.slice(0, -2), options] as Given));
      },
  };
  let helpText = '';
  const screen = {
    columns: terminal.columns,
    write: (text: string): void => {
      helpText += text;
    },
  };
  const program = defineProgram(words, screen, actions).on('option:version', () => {
    terminal.write(`${versionText(surroundings, words)}\n`);
    throw new CommanderError(0, 'commander.version', '');
  });
  const { args, command } = withCommandFirst(program, surroundings.args);
  const asked = args[0] === 'help' ? program.commands.find((one) => one.name() === args[1]) : command;
  if (asked) yieldLetters(program, asked);
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
    const message = await usageMessage(error, program, command, usageWords(words));
    throw new UsageError(() => message);
  }
  return exitCode;
}
