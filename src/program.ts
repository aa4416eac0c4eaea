import { Command, CommanderError, type Help, InvalidArgumentError, Option } from 'commander';
import { categories, kinds, type Language, retryAdvice } from './catalog/types.ts';
import type { AnnotateCommandOptions } from './commands/annotate.ts';
import { type Context, formats, UsageError } from './commands/context.ts';
import { grep } from './commands/grep.ts';
import { implicit } from './commands/implicit.ts';
import { list } from './commands/list.ts';
import { lookup } from './commands/lookup.ts';
import { isReservedName, nearestCommands } from './commands/names.ts';
import { retry } from './commands/retry.ts';
import { groupings, type ScanCommandOptions } from './commands/scan-options.ts';
import { schema } from './commands/schema.ts';
import { search } from './commands/search.ts';
import type { EncodingOptions } from './commands/text-input.ts';
import { examples, type UsageWords, usageWords } from './commands/usage-words.ts';
import { vendors } from './commands/vendors.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { answerLanguages, commaList, type SharedOptions } from './options.ts';
import { visible } from './render/visible.ts';
import { displayWidth } from './render/width.ts';
import { wrap } from './render/wrap.ts';
import { contextOf, type Surroundings } from './surroundings.ts';
import { colorChoices, type Terminal } from './terminal.ts';

/** What happens when no command is named: a command of its own, so that negative codes are arguments to commander. */
const implicitName = 'auto';

/** Help stays this narrow, so that it reads well in any terminal. */
const mostHelpColumns = 79;

function helpColumns({ columns }: Terminal): number {
  return Math.min(columns, mostHelpColumns);
}

/** A parser of comma lists that takes known values only. */
function choiceList(known: readonly string[]): (value: string, previous?: readonly string[]) => string[] {
  return (value, previous) => {
    const values = commaList(value, previous);
    if (values.some((item) => !known.includes(item))) throw new InvalidArgumentError(known.join(', '));
    return values;
  };
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
function helpConfiguration(language: Language, terminal: Terminal): Partial<Help> & { helpWidth: number } {
  const { help } = usageWords(language);
  const titles: Record<string, string> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
    'Global Options:': help.globalOptions,
  };
  return {
    helpWidth: helpColumns(terminal),
    showGlobalOptions: true,
    subcommandTerm: (command) => `${command.name()} ${command.usage().replace(/ ?\[options\] ?/, '')}`.trim(),
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: ({ description, argChoices }) =>
      argChoices ? `${description}${help.choices(argChoices.join('|'))}` : description,
    displayWidth,
    boxWrap: (text, width) => wrap(text, width).join('\n'),
  };
}

/** How many hits a search lists at most. */
const limitOption = (help: UsageWords['help']): Option =>
  new Option('--limit <n>', help.option.limit + help.choices('1-100')).argParser(wholeNumber(1, 100));

const encodingOption = (help: UsageWords['help']): Option =>
  new Option(
    '--encoding <name>',
    help.option.encoding + help.choices('utf-8|utf-16le|utf-16be|gb18030|big5'),
  );

function buildProgram(
  surroundings: Surroundings,
  words: Language,
  finish: (code: ExitCode) => void,
): Command {
  const { terminal } = surroundings;
  const { help } = usageWords(words);

  /** Makes a command's action: its arguments and then its own options in, exit status out. */
  const run =
    <Given extends unknown[]>(command: (context: Context, ...given: Given) => Promise<ExitCode>) =>
    async (...given: unknown[]): Promise<void> => {
      const self = given.at(-1) as Command;
      const context = await contextOf(surroundings, self.optsWithGlobals<SharedOptions>());
      finish(await command(context, ...(given.slice(0, -1) as Given)));
    };

  const program = new Command('errcode')
    .description(help.description)
    .usage(help.usageLine)
    .helpOption('-h, --help', help.helpOption)
    .helpCommand('help [command]', help.helpOption)
    .configureHelp(helpConfiguration(words, terminal))
    .configureOutput({ writeOut: (text) => terminal.write(text), writeErr: () => {} })
    .exitOverride()
    .addOption(new Option('--vendor <id>', help.option.vendor).argParser(commaList))
    .addOption(new Option('--lang <language>', help.option.lang).choices(answerLanguages))
    .addOption(new Option('--json', help.option.json))
    .addOption(new Option('--format <format>', help.option.format).choices(formats))
    .addOption(new Option('--fields <a,b,c>', help.option.fields).argParser(commaList))
    .addOption(new Option('--color <when>', help.option.color).choices(colorChoices))
    .addOption(new Option('--bom', help.option.bom))
    .addOption(new Option('-q, --quiet', help.option.quiet))
    .option('-V, --version', help.versionOption)
    .on('option:version', () => {
      terminal.write(`${surroundings.version()}\n`);
      throw new CommanderError(0, 'commander.version', '');
    });
  const shownExamples = examples.map((line) => `  ${line}`).join('\n');
  program.addHelpText(
    'after',
    `\n${help.examples}\n${shownExamples}\n\n${help.exitStatus}\n  ${help.exitStatusText}`,
  );

  program
    .command(implicitName, { isDefault: true, hidden: true })
    .argument('[what...]', help.what)
    .addOption(limitOption(help))
    .action(run(implicit));
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
    .action(run(search));
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
    .option('--all', help.option.all)
    .option('-q, --quiet', help.option.quiet)
    .addHelpText('after', () => `\n${wrap(help.grepNotes, helpColumns(terminal)).join('\n')}`)
    .action(run(grep));
  program
    .command('explain')
    .description(help.command.explain)
    .usage('[text|-] [options]')
    .argument('[text...]', help.text)
    .addOption(encodingOption(help))
    // What reads text is loaded when it is asked for.
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
  program
    .command('retry')
    .description(help.command.retry)
    .usage('<code> [options]')
    .argument('<code...>', help.oneCode)
    .action(run((context, codes: string[]) => retry(context, codes)));
  program
    .command('list')
    .description(help.command.list)
    .addOption(
      new Option('--category <c>', help.option.category + help.choices(categories.join('|'))).argParser(
        choiceList(categories),
      ),
    )
    .addOption(
      new Option('--retry <r>', help.option.retry + help.choices(retryAdvice.join('|'))).argParser(
        choiceList(retryAdvice),
      ),
    )
    .addOption(
      new Option('--kind <k>', help.option.kind + help.choices(kinds.join('|'))).argParser(choiceList(kinds)),
    )
    .action(run(list));
  program.command('vendors').description(help.command.vendors).action(run(vendors));
  program.command('schema').description(help.command.schema).action(run(schema));
  return program;
}

/** `errcode help` of a command that there is none of. */
async function unknownHelpTopic(program: Command, words: UsageWords): Promise<string> {
  const topic = program.args[1] ?? '';
  if (isReservedName(topic)) return words.reserved(topic);
  const near = await nearestCommands(topic);
  return near.length > 0
    ? words.unknownCommand(visible(topic), near, near.filter(isReservedName))
    : words.noSuchCommand(visible(topic));
}

/** What commander says about wrong usage, in the tool's words. */
async function usageMessage(error: CommanderError, program: Command, language: Language): Promise<string> {
  const words = usageWords(language);
  const [subject = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(
    ([, quoted]) => quoted as string,
  );
  const option = subject.split(/[ ,]/).find((part) => part.startsWith('--')) ?? subject;
  switch (error.code) {
    case 'commander.unknownOption': {
      // Options of a later release's command are nobody's yet.
      const [command = ''] = program.args;
      if (isReservedName(command)) return words.reserved(command);
      const { nearestNames } = await import('./search/fuzzy.ts');
      const known = [program, ...program.commands].flatMap((command) =>
        command.options.map(({ long }) => long ?? ''),
      );
      const name = subject.split('=')[0] as string;
      if (known.includes(name)) return words.optionOfCommand(visible(name));
      return words.unknownOption(visible(name), nearestNames(name, [...new Set(known)], 1)[0]);
    }
    case 'commander.optionMissingArgument':
      return words.missingValue(option);
    case 'commander.invalidArgument': {
      const [, allowed = ''] = /(?:choices are |is invalid\. (?!Allowed))(.*?)\.?$/.exec(error.message) ?? [];
      return words.badValue(option, visible(value), allowed);
    }
    case 'commander.missingArgument':
      return program.args[0] === 'search' ? words.noWords : words.noCode;
    case 'commander.excessArguments':
      return words.tooMany;
    case 'commander.help':
      return unknownHelpTopic(program, words);
    default:
      return visible(error.message);
  }
}

/**
 * Reads the arguments and runs the command that they name.
 *
 * @param words language of help and errors
 * @throws UsageError for whatever is wrong with the arguments
 */
export async function runProgram(surroundings: Surroundings, words: Language): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.found;
  const program = buildProgram(surroundings, words, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(surroundings.args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.found;
    const message = await usageMessage(error, program, words);
    throw new UsageError(() => message);
  }
  return exitCode;
}
