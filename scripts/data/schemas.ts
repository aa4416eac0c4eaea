import { categories, kinds, languages, retryAdvice } from '../../src/catalog/types.ts';

/**
 * JSON Schemas of the files under `data/`. They are written to `data/schema/` for editors (each data file names
 * its schema in its first line) and used by the data linter. What a schema cannot say is in `scripts/lint/`.
 */

const text = { type: 'string', minLength: 1, pattern: '^\\S(.*\\S)?$' };
const localized = {
  type: 'object',
  properties: { zh: text, en: text },
  required: ['zh', 'en'],
  additionalProperties: false,
};
const address = { type: 'string', pattern: '^https://' };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const publishedLanguages = { type: 'array', items: { enum: languages }, minItems: 1, uniqueItems: true };
const textList = { type: 'array', items: text, minItems: 1, uniqueItems: true };

const entry = {
  type: 'object',
  properties: {
    code: { ...text, description: 'The code as the API returns it; always a string.' },
    section: {
      description: 'The published heading (or headings) under which this meaning stands.',
      anyOf: [text, textList],
    },
    status: {
      description: 'Since when the vendor no longer lists the code. Codes are never deleted.',
      type: 'object',
      properties: { retired: date },
      required: ['retired'],
      additionalProperties: false,
    },
    kind: { enum: kinds.filter((kind) => kind !== 'error'), description: 'Left out for an error.' },
    category: { enum: categories },
    retry: { enum: retryAdvice },
    message: {
      ...localized,
      description: 'The published wording exactly as it is, and our translation of it.',
    },
    published: {
      ...publishedLanguages,
      description:
        'The languages of `message` that the vendor published, where they are not the vendor’s usual ones.',
    },
    variants: {
      type: 'array',
      items: localized,
      minItems: 1,
      description: 'Further messages of the same meaning.',
    },
    phrases: {
      type: 'object',
      properties: { zh: textList, en: textList },
      required: ['zh', 'en'],
      additionalProperties: false,
      description: 'Other words in which people describe this failure; search reads them.',
    },
    cause: localized,
    steps: { type: 'array', items: localized, minItems: 1 },
    guide: { type: 'string', pattern: '^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$' },
    related: { ...textList, description: '`code` of the same vendor, or `vendor:code`.' },
    docs: address,
    source: {
      type: 'object',
      properties: {
        table: { type: 'string', description: 'One of the vendor’s `sources`; its first when left out.' },
        text: { ...text, description: 'The whole published wording, where `message` is only a part of it.' },
        steps: {
          enum: ['vendor', 'editorial'],
          description: '`vendor` when they build on advice that the vendor publishes for this code.',
        },
      },
      minProperties: 1,
      additionalProperties: false,
    },
  },
  required: ['code', 'category', 'retry', 'message'],
  additionalProperties: false,
};

export const entriesSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Error codes of one topic of one vendor',
  type: 'array',
  items: entry,
  minItems: 1,
};

const topicId = '^[a-z][a-z0-9-]*$';

export const vendorSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A vendor',
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
    name: localized,
    aliases: textList,
    homepage: address,
    docs: { ...address, description: 'The page that an entry links to when it names none of its own.' },
    published: { ...publishedLanguages, description: 'The language in which the API usually answers.' },
    envelope: {
      description: 'The response fields that hold code and message.',
      type: 'object',
      properties: {
        code: textList,
        message: textList,
        types: {
          description: 'How codes are written: as numbers, which is usual, as numbers in quotes, as words.',
          type: 'array',
          items: { enum: ['number', 'text', 'word'] },
          minItems: 1,
          uniqueItems: true,
        },
      },
      required: ['code', 'message'],
      additionalProperties: false,
    },
    hosts: {
      description: 'Host names that stand in its addresses; each stands for the hosts below it too.',
      type: 'array',
      items: { type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$' },
      minItems: 1,
      uniqueItems: true,
    },
    traces: {
      description: 'What its responses and libraries leave in a text, in small letters.',
      type: 'object',
      properties: {
        certain: { ...textList, description: 'Stand in no other platform’s responses.' },
        likely: { ...textList, description: 'Names of its libraries, fields and products.' },
      },
      minProperties: 1,
      additionalProperties: false,
    },
    topics: {
      description: 'Names of the files of this folder, without `.yaml`.',
      type: 'object',
      patternProperties: { [topicId]: localized },
      additionalProperties: false,
    },
    sections: {
      description: 'English names of the published headings.',
      type: 'object',
      additionalProperties: text,
    },
    sources: {
      description: 'The published tables, the usual one first.',
      type: 'object',
      patternProperties: {
        [topicId]: {
          type: 'object',
          properties: { title: localized, url: address, checked: date },
          required: ['title', 'checked'],
          additionalProperties: false,
        },
      },
      minProperties: 1,
      additionalProperties: false,
    },
  },
  required: ['id', 'name', 'homepage', 'published', 'envelope', 'topics', 'sources'],
  additionalProperties: false,
};

export const guidesSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Playbooks for causes that many codes share',
  type: 'object',
  patternProperties: {
    '^[a-z][a-z0-9-]*$': {
      type: 'object',
      properties: {
        title: localized,
        steps: { type: 'array', items: localized, minItems: 1 },
      },
      required: ['title', 'steps'],
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

/** The schemas by the name of the file in `data/schema/` that holds them. */
export const dataSchemas = {
  'entries.schema.json': entriesSchema,
  'guides.schema.json': guidesSchema,
  'vendor.schema.json': vendorSchema,
};
