import {
  entryProperties,
  type TextSchemas,
  vendorId,
  vendorProperties,
} from '../../src/tables/schema-parts.ts';

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
/** The bundled tables have every text in both languages. */
const texts: TextSchemas = { code: text, text, localized, address: { type: 'string', pattern: '^https://' } };

const entry = {
  type: 'object',
  properties: entryProperties(texts),
  required: ['code', 'name', 'category', 'retry', 'message'],
  additionalProperties: false,
};

export const entriesSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Error codes of one topic of one vendor',
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
  },
  required: ['id', 'name', 'identifier', 'homepage', 'published', 'envelope', 'topics', 'sources'],
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
