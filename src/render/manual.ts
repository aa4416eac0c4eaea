import type { Language } from '../catalog/types.ts';
import { manualWords } from './manual-words.ts';
import type { CommandDescription, OptionDescription, ProgramDescription } from './program-description.ts';
import { wordsIn } from './words.ts';
import { wrap } from './wrap.ts';

/** What a manual is of. */
export interface ManualSetting {
  readonly language: Language;
  readonly version: string;
  /** The day of the tables, as YYYY-MM-DD. */
  readonly date: string;
}

/** Characters that roff reads as something else, and how it is told to print them (groff_char(7)). */
const special: Record<string, string> = {
  '\\': '\\(rs',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
  '"': '\\(dq',
};

/** Text as roff prints it. A dot that begins a line would begin a request. */
function roff(text: string): string {
  return text.replace(/[\\\-'`^~"]/g, (character) => special[character] as string).replace(/^\./gm, '\\&.');
}

/** Longer lines of a page's source are bad style (mandoc). */
const mostSourceColumns = 72;

/** Text that flows. A line break in its source is a blank on the page, which Chinese must not have. */
function paragraph(text: string, language: Language): string[] {
  return language === 'zh' ? [roff(text)] : wrap(text, mostSourceColumns).map(roff);
}

const section = (heading: string, ...lines: readonly string[]): string[] => [`.SH "${heading}"`, ...lines];

/** A term and, indented below it, what is said of it. */
const term = (head: string, ...lines: readonly string[]): string[] => ['.TP', head, ...lines];

/** Command lines to be typed as they are. */
const commandLines = (lines: readonly string[]): string[] => ['.EX', ...lines.map(roff), '.EE'];

function optionLines({ flags, description, choices }: OptionDescription, language: Language): string[] {
  const values = choices.length > 0 ? wordsIn(language).aside(choices.join(', ')) : '';
  return term(`\\fB${roff(flags)}\\fR`, ...paragraph(description + values, language));
}

function commandBlock(command: CommandDescription, language: Language): string[] {
  const { name, usage, description, options, notes, examples } = command;
  const below = [
    ...options.flatMap((option) => optionLines(option, language)),
    ...(notes === '' ? [] : ['.PP', ...paragraph(notes, language)]),
    ...(examples.length > 0 ? ['.PP', ...commandLines(examples)] : []),
  ];
  return [
    ...term(
      `\\fB${roff(name)}\\fR ${roff(usage.replace(/ ?\[options\] ?/, ''))}`.trim(),
      ...paragraph(description, language),
    ),
    ...(below.length > 0 ? ['.RS', ...below, '.RE'] : []),
  ];
}

/** Commands below the headings of their groups, in order. */
function commandsByGroup(commands: readonly CommandDescription[], language: Language): string[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return groups.flatMap((group) => [
    `.SS "${roff(group.replace(/[:：]$/u, ''))}"`,
    ...commands.filter((command) => command.group === group).flatMap((one) => commandBlock(one, language)),
  ]);
}

/** The manual of the program as a page for man(1), in the macros of man(7). */
export function renderManual(
  program: ProgramDescription,
  { language, version, date }: ManualSetting,
): string {
  const { manual, summary, headings, withoutCommand, exitStatuses, environment, files } =
    manualWords(language);
  const [plain = '', named = ''] = program.usage.split(' | ');
  return [
    `.TH ERRCODE 1 ${date} "errcode ${version}" "${manual}"`,
    // Neither hyphens in names, which newer versions of groff's macros allow anew in each paragraph, nor gaps between
    // Chinese characters.
    '.nh',
    '.nr HY 0',
    '.ad l',
    ...section(headings.name, `errcode \\- ${roff(summary)}`),
    ...section(headings.synopsis, '.B errcode', roff(plain), '.br', '.B errcode', roff(named)),
    ...section(headings.description, ...paragraph(program.description, language)),
    ...section(headings.options, ...program.options.flatMap((option) => optionLines(option, language))),
    ...(program.ownOptions.length > 0
      ? [
          '.PP',
          roff(withoutCommand),
          ...program.ownOptions.flatMap((option) => optionLines(option, language)),
        ]
      : []),
    ...section(headings.commands, ...commandsByGroup(program.commands, language)),
    ...section(
      headings.environment,
      ...environment.flatMap(([name, text]) => term(`.B ${name}`, ...paragraph(text, language))),
    ),
    ...section(
      headings.files,
      ...files.flatMap(([path, text]) => term(`.I ${roff(path)}`, ...paragraph(text, language))),
    ),
    ...section(
      headings.exitStatus,
      ...exitStatuses.flatMap(([status, text]) => term(`.B ${status}`, roff(text))),
    ),
    ...section(headings.examples, ...commandLines(program.examples)),
    '',
  ].join('\n');
}
