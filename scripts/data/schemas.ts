import { categories, codeTypes, retryAdvice } from '../../src/catalog/types.ts';
import {
  entryProperties,
  type TextSchemas,
  vendorId,
  vendorProperties,
} from '../../src/tables/schema-parts.ts';

/**
 * JSON Schemas of the files under `data/`. They are written to `data/schema/` for editors (each YAML file names
 * its schema in its first line) and used by the data linter. What a schema cannot say is in `scripts/lint/`.
 */

const text = { type: 'string', minLength: 1, pattern: '^\\S(.*\\S)?$' };
const localized = {
  type: 'object',
  properties: { zh: text, en: text },
  required: ['zh', 'en'],
  additionalProperties: false,
};
/** The bundled tables have every text in both languages. */
const texts: TextSchemas = { code: text, text, localized, address: { type: 'string', pattern: '^https://' } };

const { code, name, phrases, cause, steps, related, source } = entryProperties(texts);
const entry = {
  type: 'object',
  properties: {
    code,
    section: { ...text, description: 'One of the row’s headings, where the code has several rows.' },
    name,
    phrases,
    cause,
    steps,
    related,
    source: {
      type: 'object',
      properties: { steps: (source as { properties: { steps: unknown } }).properties.steps },
      required: ['steps'],
      additionalProperties: false,
    },
  },
  required: ['code', 'name', 'phrases', 'cause', 'steps', 'source'],
  additionalProperties: false,
};

const family = {
  type: 'object',
  properties: {
    prefix: { ...text, description: 'What all its codes begin with, letter case apart.' },
    range: {
      type: 'array',
      items: { type: 'integer' },
      minItems: 2,
      maxItems: 2,
      description: 'Its first and its last code.',
    },
    pattern: { type: 'string', pattern: '^-?\\d+x+$', description: 'Its codes, with an x for any digit.' },
    name: localized,
    category: { enum: categories },
    retry: { enum: retryAdvice },
    guide: entryProperties(texts).guide,
    cause: localized,
    steps,
  },
  required: ['name', 'category', 'retry'],
  additionalProperties: false,
};

export const entriesSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'What is explained of the error codes of one topic of one vendor',
  type: 'array',
  items: entry,
  minItems: 1,
};

const expressions = { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 };
const forms = {
  description: 'What tells its responses by their form: bounded regular expressions.',
  type: 'object',
  properties: {
    endings: { ...expressions, description: 'What its messages end with: hints, request ids.' },
    codes: { ...expressions, description: 'Its codes, whole, those that no table has among them.' },
    links: { ...expressions, description: 'Links to a page about one code, which their first group holds.' },
    inner: {
      ...expressions,
      description:
        'An inner code in an outer one’s message: the first group is the code, the second what it says.',
    },
  },
  minProperties: 1,
  additionalProperties: false,
};

const lookUp = {
  description: 'Its own pages about one failure: {code} and {requestId} stand for the two.',
  type: 'object',
  properties: {
    code: { type: 'string', pattern: '^https://.*\\{code\\}', description: 'Of a code.' },
    request: {
      type: 'string',
      pattern: '^https://',
      description: 'Of one call; some pages ask for its id themselves.',
    },
  },
  minProperties: 1,
  additionalProperties: false,
};

export const vendorSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A vendor',
  type: 'object',
  properties: {
    id: vendorId,
    ...vendorProperties(texts),
    forms,
    lookUp,
    products: {
      description: 'Names of what `section` may say beside the published headings.',
      type: 'object',
      additionalProperties: localized,
    },
    popularity: {
      description: 'Where several vendors have a code, the one with the higher number comes first.',
      type: 'integer',
      minimum: 0,
    },
    families: { description: 'What is known of codes that no row has.', type: 'array', items: family },
  },
  required: [
    'id',
    'name',
    'identifier',
    'homepage',
    'published',
    'popularity',
    'envelope',
    'topics',
    'sources',
  ],
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

const { hosts, traces } = vendorProperties(texts);

export const platformsSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Platforms without a table, and what tells their responses from others',
  type: 'object',
  patternProperties: {
    '^[a-z][a-z0-9-]*$': {
      type: 'object',
      properties: {
        name: localized,
        names: {
          type: 'array',
          items: text,
          minItems: 1,
          description: 'What people call it, in small letters.',
        },
        software: {
          const: true,
          description:
            'That it is software that services run with: its name beside another’s response says nothing.',
        },
        docs: { ...texts.address, description: 'Its page about error codes.' },
        lookUp,
        codeFields: {
          type: 'array',
          items: text,
          minItems: 1,
          uniqueItems: true,
          description: 'The fields that hold its codes; a code in another one is not its own.',
        },
        types: {
          type: 'array',
          items: { enum: codeTypes },
          minItems: 1,
          uniqueItems: true,
          description: 'How its codes are written; in any way when left out.',
        },
        hosts,
        traces,
        forms,
      },
      required: ['name', 'names'],
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

/** The schemas by the name of the file in `data/schema/` that holds them. */
export const dataSchemas = {
  'entries.schema.json': entriesSchema,
  'guides.schema.json': guidesSchema,
  'platforms.schema.json': platformsSchema,
  'vendor.schema.json': vendorSchema,
};
