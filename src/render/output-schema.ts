import { suggestionReasons } from '../catalog/suggest.ts';
import { categories, codeTypes, kinds, languages, ownParts, retryAdvice } from '../catalog/types.ts';
import { factKinds } from '../detect/facts.ts';
import { certainties, reasons } from '../detect/vendor-guess.ts';
import { searchFields } from '../search/fields.ts';
import { problemKinds } from '../tables/problem.ts';
import { outputVersion } from './json-answer.ts';

/**
 * JSON Schema of what `--json` prints. Fields may be added in any release, so unknown ones are allowed; a field that
 * is listed as required stays.
 */

/** The schema of an object. */
interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Record<string, object>;
  readonly required: string[];
}

const string = { type: 'string' };
const nullable = (schema: object): object => ({ anyOf: [schema, { type: 'null' }] });
const object = (properties: Record<string, object>, optional: readonly string[] = []): ObjectSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const list = (items: object): object => ({ type: 'array', items });

const localized = object({ zh: string, en: string });
const related = object({ vendor: string, code: string, message: localized });
const date = { type: 'string', format: 'date' };

const ranges = list({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 });
const matched = object({
  field: { enum: searchFields },
  language: nullable({ enum: languages }),
  index: { ...nullable({ type: 'integer' }), description: 'Position in the field’s list.' },
  text: string,
  ranges: { ...ranges, description: 'Parts of `text`.' },
  message: {
    ...object({ zh: ranges, en: ranges }),
    description: 'Parts of `message`.',
  },
});

const vendorGuess = {
  ...nullable(object({ certainty: { enum: certainties }, reason: { enum: reasons } })),
  description: 'How the vendor of a code in a text was found; null where nothing had to be guessed.',
};
const position = { type: 'integer', minimum: 1 };
const facts = list(object({ kind: { enum: factKinds }, value: string }));
const occurrence = object({
  line: position,
  column: position,
  message: nullable(string),
  facts,
  codeFrom: {
    enum: ['text', 'message'],
    description: 'Whether the code stands there, or only a message that no other code of the vendor has.',
  },
});

const entryFields = {
  query: { ...nullable(string), description: 'The words that asked for it; null in a list.' },
  vendor: string,
  vendorName: localized,
  code: { ...string, description: 'Always a string: codes are never numbers.' },
  name: { ...string, description: 'What generated programs call it; it never changes.' },
  section: {
    ...nullable(string),
    description: 'The published heading that tells two meanings of one code apart.',
  },
  sectionName: nullable(localized),
  sections: { ...list(string), description: 'All published headings under which this meaning stands.' },
  topic: string,
  kind: { enum: kinds },
  category: {
    enum: [...categories, 'unknown'],
    description: '`unknown`: an entry of a table of your own that does not say.',
  },
  retry: { enum: retryAdvice },
  message: localized,
  variants: list(localized),
  phrases: object({ zh: list(string), en: list(string) }),
  cause: nullable(localized),
  steps: list(object({ zh: string, en: string, from: { enum: ['entry', 'guide'] } })),
  explained: {
    type: 'boolean',
    description: 'Whether somebody explained the code; else it is a brief entry.',
  },
  guide: nullable(object({ id: string, title: localized })),
  related: list(related),
  docs: nullable(string),
  source: object({
    message: { enum: ['vendor', 'own'] },
    published: list({ enum: languages }),
    steps: nullable({ enum: ['vendor', 'editorial', 'own'] }),
    date: { ...nullable(date), description: 'Null where the message is from a table of your own.' },
    text: nullable(string),
  }),
  retired: nullable(date),
  interfaces: {
    ...object({ names: list(string), count: { type: 'integer', minimum: 0 } }),
    description: 'The interfaces that return the code, by the vendor; `count` may be more than the names.',
  },
  own: {
    ...nullable(object({ file: string, replaces: nullable(list({ enum: ownParts })) })),
    description: 'The table of your own that the entry is from, and what of a bundled entry it replaces.',
  },
  score: { ...nullable({ type: 'number' }), description: 'How well a search matched, from 0 to 1.' },
  matched: {
    ...nullable(matched),
    description:
      'What a search or a text matched. Ranges are pairs of UTF-16 offsets, the second one after the end.',
  },
  vendorGuess,
  occurrence: {
    ...nullable(occurrence),
    description: 'Where a text holds the code first, and what it says of it, without secrets.',
  },
};
const entry = object(entryFields);

const unknownCode = object({
  code: string,
  message: { ...nullable(string), description: 'What the text says, without secrets.' },
  vendor: { ...nullable(string), description: 'Also a platform of which there is no table.' },
  vendorName: nullable(localized),
  vendorGuess,
  candidates: {
    ...list(string),
    description: 'Vendors that have the number, but not what the text says with it.',
  },
  occurrence,
  similar: { ...list(related), description: 'Codes of the vendor whose message is the same.' },
});

const count = {
  type: 'integer',
  minimum: 1,
  description: 'Log records: lines, with those that continue them.',
};
const clock = {
  ...string,
  description: 'ISO 8601 by the log’s own clock, with its zone where the log tells it.',
};
const place = object({
  file: { ...string, description: 'As it was given; - for standard input.' },
  line: position,
  time: nullable(clock),
});
const counted = { count, first: place, last: place };

const scannedEntry = object({
  ...entryFields,
  ...counted,
  logged: { ...nullable(string), description: 'What the logs said with it first, without secrets.' },
  candidates: { ...list(string), description: 'The vendors whose it may be, best first.' },
});
const scannedUnknown = object({
  code: string,
  message: { ...nullable(string), description: 'What the logs said with it first, without secrets.' },
  vendor: { ...nullable(string), description: 'Also a platform of which there is no table.' },
  vendorName: nullable(localized),
  vendorGuess,
  ...counted,
});
const group = object(
  {
    vendor: nullable(string),
    time: nullable(clock),
    count,
    codes: list(object({ vendor: nullable(string), code: string, count })),
  },
  ['vendor', 'time'],
);
const timeline = object({
  start: clock,
  step: { ...position, description: 'Seconds of a bucket.' },
  counts: { ...list({ type: 'integer', minimum: 0 }), description: 'Failing records in each bucket.' },
});
const amount = { type: 'integer', minimum: 0 };

const vendor = object({
  id: string,
  name: localized,
  aliases: list(string),
  codes: { type: 'integer' },
  entries: { type: 'integer' },
  homepage: string,
  docs: nullable(string),
  envelope: object({ code: list(string), message: list(string), types: list({ enum: codeTypes }) }),
  topics: { type: 'object', additionalProperties: localized },
  sources: list(object({ title: localized, url: nullable(string), checked: date })),
});

const guide = object({
  id: { ...string, description: 'vendor/name' },
  vendor: string,
  vendorName: localized,
  title: localized,
  steps: list(localized),
  codes: { ...list(string), description: 'The codes that it is for.' },
});

const problem = object({
  file: string,
  line: position,
  column: position,
  kind: { enum: problemKinds },
  message: { ...string, description: 'What is wrong and what to do.' },
});

const suggestion = object({
  query: string,
  vendor: string,
  code: string,
  message: localized,
  reason: { enum: suggestionReasons },
});

const families = {
  ...list(
    object({
      query: string,
      vendor: string,
      vendorName: localized,
      code: string,
      prefix: nullable(string),
      range: nullable({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }),
      name: localized,
      category: entryFields.category,
      retry: entryFields.retry,
      cause: entryFields.cause,
      steps: entryFields.steps,
      guide: entryFields.guide,
    }),
  ),
  description: 'What is known of the kinds of the codes that no table has.',
};

const answer = (
  commands: readonly string[],
  results: object,
  optional: Record<string, object> = {},
): ObjectSchema =>
  object(
    {
      schema: { const: outputVersion },
      command: { enum: commands },
      query: nullable(string),
      results: list(results),
      missing: { ...list(string), description: 'What was asked for and is in no table, as it was typed.' },
      suggestions: list(suggestion),
      ...optional,
    },
    Object.keys(optional),
  );

/** The schema of each command's answers. */
const answerSchemas = {
  entries: answer(['lookup', 'list', 'search', 'browse'], entry, {
    families,
    unknown: { ...list(unknownCode), description: 'Codes that no table has, with whose they are.' },
    withoutTable: {
      ...list(object({ vendor: string, vendorName: localized })),
      description:
        'Platforms that a search names, and of which there is no table: its results are of others.',
    },
  }),
  grep: answer(['grep'], entry, {
    count: { type: 'integer', description: 'Number of lines that were selected.' },
  }),
  explain: answer(['explain'], entry, {
    unknown: { ...list(unknownCode), description: 'Codes of the text that no table has.' },
    byMessage: {
      ...list(entry),
      description:
        'For a text without a code: the entry that alone has its message, at the vendor that it is from.',
    },
    others: {
      ...list(object({ vendor: string, code: string })),
      description: 'Codes of other platforms than those asked for with --vendor.',
    },
    families,
  }),
  scan: answer(['scan'], scannedEntry, {
    unknown: { ...list(scannedUnknown), description: 'Codes of the logs that no table has.' },
    groups: { ...list(group), description: 'With --by vendor and --by hour.' },
    timeline: { ...nullable(timeline), description: 'Null where no failing record has a time.' },
    timeZone: object({ name: string, offset: string }),
    failures: { ...amount, description: 'Records that hold at least one failure.' },
    others: {
      ...list(object({ vendor: string, count })),
      description: 'Records with codes of other platforms than those asked for with --vendor.',
    },
    lines: amount,
    bytes: amount,
    files: { ...list(string), description: 'What was read, patterns resolved.' },
    dropped: { ...amount, description: 'Codes not counted, because there were too many different ones.' },
    complete: { type: 'boolean', description: 'False when the scan was interrupted.' },
  }),
  retry: answer(['retry'], entry, {
    families,
    verdict: {
      enum: ['yes', 'not-yet', 'no', 'unknown'],
      description:
        'Whether a retry can help: yes, at once or with back-off; not-yet, only after something else.',
    },
  }),
  vendors: answer(['vendors'], vendor),
  guide: answer(['guide'], guide),
  check: answer(['check'], problem, {
    files: list(
      object({ file: string, entries: nullable({ type: 'integer' }), problems: { type: 'integer' } }),
    ),
  }),
  init: answer(['init'], object({ file: string })),
};

/** The schema that `errcode schema` prints. `--fields` narrows the results to what it names. */
export const outputSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Output of errcode --json',
  description: 'With --fields each result holds the fields asked for, under their own names, and no others.',
  anyOf: [
    ...Object.values(answerSchemas),
    object({
      schema: { const: outputVersion },
      command: { type: 'null' },
      query: { type: 'null' },
      results: { type: 'array', maxItems: 0 },
      missing: { type: 'array', maxItems: 0 },
      suggestions: { type: 'array', maxItems: 0 },
      error: { ...string, description: 'What was wrong; the exit status is 2.' },
    }),
  ],
};
