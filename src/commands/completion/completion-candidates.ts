import type { Catalog, VendorTable } from '../../catalog/catalog.ts';
import { compareCodes } from '../../catalog/code.ts';
import { guidesOf } from '../../catalog/guides.ts';
import type { Entry, Language } from '../../catalog/types.ts';
import { namesOf } from '../../catalog/vendors.ts';
import type { Candidate } from '../../render/completion-lines.ts';
import type {
  ArgumentDescription,
  CommandDescription,
  OptionDescription,
  ProgramDescription,
} from '../../render/program-description.ts';
import { entryShape } from '../../render/records.ts';
import { wordsIn } from '../../render/words.ts';

/** What completions are made of. */
export interface CompletionSources {
  readonly program: ProgramDescription;
  readonly catalog: Catalog;
  /** Language of the descriptions. */
  readonly words: Language;
}

/** What the words before the cursor say of the one at it. */
interface Position {
  /** The command that was named. */
  readonly command: CommandDescription | undefined;
  /** The option whose value stands at the cursor. */
  readonly option: OptionDescription | undefined;
  /** How many arguments stand before it. */
  readonly arguments: number;
  /** Ids of the vendors that were named; empty for none. */
  readonly vendors: readonly string[];
  /** Whether `--` has ended the options. */
  readonly hasNoOptions: boolean;
}

/** The options that may stand in a command line, those of its command first. */
function optionsOf(
  { options, ownOptions }: ProgramDescription,
  command: CommandDescription | undefined,
): readonly OptionDescription[] {
  const own = command ? command.options : ownOptions;
  // A command may have an option of all commands for itself, to put it among its own.
  return [...own, ...options.filter(({ long }) => own.every((option) => option.long !== long))];
}

function readBefore({ program, catalog }: CompletionSources, before: readonly string[]): Position {
  let command: CommandDescription | undefined;
  let option: OptionDescription | undefined;
  let count = 0;
  let hasNoOptions = false;
  const vendors: string[] = [];
  const addVendors = (names: string): void => {
    for (const name of names.split(/[,，]/u)) vendors.push(...[catalog.findVendor(name)?.id ?? []].flat());
  };
  for (const word of before) {
    if (option) {
      if (option.long === '--vendor') addVendors(word);
      option = undefined;
    } else if (word === '--' && !hasNoOptions) {
      hasNoOptions = true;
    } else if (word.startsWith('-') && !hasNoOptions) {
      const [name, value] = word.split('=', 2);
      const found = optionsOf(program, command).find(({ long, short }) => name === long || name === short);
      if (value === undefined) option = found?.value === undefined ? undefined : found;
      else if (name === '--vendor') addVendors(value);
    } else {
      command ??= count === 0 ? program.commands.find((one) => one.name === word) : undefined;
      if (command?.name !== word || count > 0) {
        count++;
        addVendors(word);
      }
    }
  }
  return { command, option, arguments: count, vendors, hasNoOptions };
}

/** The vendors by those of their names that begin with what was typed. */
function vendorCandidates({ catalog, words }: CompletionSources, typed: string): Candidate[] {
  const { codeCount, separator } = wordsIn(words);
  const describe = ({ name, codes }: VendorTable): string => `${name[words]}${separator}${codeCount(codes)}`;
  return catalog.vendors.flatMap((vendor) => {
    // Their ids alone, until something else was begun.
    const names = [vendor.id, ...namesOf(vendor)].filter(
      (name) => name.startsWith(typed) && !name.includes(' '),
    );
    const shown = typed === '' || vendor.id.startsWith(typed) ? [vendor.id] : [...new Set(names)];
    return shown.map((value) => ({ value, description: describe(vendor) }));
  });
}

/** What the meanings of one code say, each with its vendor where there are several. */
function describeCode({ catalog, words }: CompletionSources, entries: readonly Entry[]): string {
  const [first] = entries;
  if (first !== undefined && entries.length === 1) return first.message[words];
  const nameOf = (id: string): string =>
    catalog.vendors.find((vendor) => vendor.id === id)?.name[words] ?? id;
  return entries.map(({ vendor, message }) => `${nameOf(vendor)} ${message[words]}`).join(' · ');
}

/** The codes that begin with what was typed. @param vendors ids to look at; all when left out */
function codesFrom(
  sources: CompletionSources,
  typed: string,
  vendors: readonly string[] = sources.catalog.vendors.map(({ id }) => id),
): Candidate[] {
  const { catalog } = sources;
  const begun = typed.toLowerCase();
  const codes = new Set(vendors.flatMap((vendor) => catalog.codesOf(vendor)));
  return [...codes]
    .filter((code) => code.toLowerCase().startsWith(begun))
    .sort(compareCodes)
    .flatMap((code) => {
      const entries = catalog.find(code, vendors);
      const [first] = entries;
      return first ? [{ value: first.code, description: describeCode(sources, entries) }] : [];
    });
}

/** Codes, also behind the name of their vendor, and the vendors to go on with. */
function codeCandidates(sources: CompletionSources, typed: string, vendors: readonly string[]): Candidate[] {
  const [, name, code = ''] = /^([^:：]+[:：])(.*)$/u.exec(typed) ?? [];
  if (name !== undefined) {
    const vendor = sources.catalog.findVendor(name.slice(0, -1));
    const found = vendor ? codesFrom(sources, code, [vendor.id]) : [];
    return found.map(({ value, description }) => ({ value: name + value, description }));
  }
  const prefixes = vendorCandidates(sources, typed).map(({ value, description }) => ({
    value: `${value}:`,
    description,
  }));
  if (vendors.length > 0) return codesFrom(sources, typed, vendors);
  // All codes of all vendors are too many to choose from.
  return typed === '' ? prefixes : [...codesFrom(sources, typed), ...prefixes];
}

const plain = (values: readonly string[]): Candidate[] => values.map((value) => ({ value, description: '' }));

const beginningWith = (candidates: readonly Candidate[], typed: string): Candidate[] =>
  candidates.filter(({ value }) => value.startsWith(typed));

const commandCandidates = ({ program }: CompletionSources): Candidate[] =>
  program.commands.map(({ name, description }) => ({ value: name, description }));

/** The guides, of the vendors that were named or of all. */
const guideCandidates = ({ catalog, words }: CompletionSources, vendors: readonly string[]): Candidate[] =>
  guidesOf(catalog, vendors.length > 0 ? vendors : undefined).map(({ id, title }) => ({
    value: id,
    description: title[words],
  }));

/** The values of an option; those of a list go on after its last comma. */
function valueCandidates(
  sources: CompletionSources,
  option: OptionDescription,
  typed: string,
): Candidate[] | 'files' {
  if (option.long === '--vendor' || option.long === '--fields') {
    const [listed = ''] = /^.*,/u.exec(typed) ?? [];
    const rest = typed.slice(listed.length);
    const found =
      option.long === '--vendor'
        ? vendorCandidates(sources, rest)
        : beginningWith(plain(entryShape.fields), rest);
    return found.map(({ value, description }) => ({ value: listed + value, description }));
  }
  if (option.value === 'file' || option.value === 'dir') return 'files';
  return beginningWith(plain(option.choices), typed);
}

function argumentCandidates(
  sources: CompletionSources,
  { name, choices }: ArgumentDescription,
  typed: string,
  vendors: readonly string[],
): Candidate[] | 'files' {
  if (choices.length > 0) return beginningWith(plain(choices), typed);
  switch (name) {
    case 'what':
    case 'code':
      return codeCandidates(sources, typed, vendors);
    case 'guide':
      return beginningWith(guideCandidates(sources, vendors), typed);
    case 'command':
      return beginningWith(commandCandidates(sources), typed);
    case 'file':
    case 'folder':
    case 'list':
      return 'files';
    default:
      return [];
  }
}

/**
 * What may stand at the cursor of a command line.
 *
 * @param before the words before it, without the program's name
 * @param word the beginning that was typed
 * @returns in the order to show them, or that the names of files belong there
 */
export function candidatesFor(
  sources: CompletionSources,
  before: readonly string[],
  word: string,
): readonly Candidate[] | 'files' {
  const { program } = sources;
  const position = readBefore(sources, before);
  const { command } = position;
  if (position.option) return valueCandidates(sources, position.option, word);

  if (word.startsWith('-') && !position.hasNoOptions && !/^-\d/.test(word)) {
    const options = optionsOf(program, command);
    const [name = '', typed] = word.split('=', 2);
    const option = options.find(({ long }) => long === name);
    if (typed === undefined || option === undefined) {
      const shown = options.map(({ long, description }) => ({ value: long, description }));
      return beginningWith(shown, word);
    }
    const values = valueCandidates(sources, option, typed);
    return values === 'files'
      ? values
      : values.map(({ value, description }) => ({ value: `${name}=${value}`, description }));
  }

  const expected = command ? command.arguments : program.arguments;
  const last = expected.at(-1);
  const argument = expected[position.arguments] ?? (last?.isVariadic ? last : undefined);
  const found = argument ? argumentCandidates(sources, argument, word, position.vendors) : [];
  if (command || position.arguments > 0 || found === 'files') return found;
  return [...beginningWith(commandCandidates(sources), word), ...found];
}
