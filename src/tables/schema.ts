/** JSON Schema of a team's own tables: the bundled tables' keys, of which only vendor, code and a message are required. */
import { kinds } from '../catalog/types.ts';
import { entryProperties, type TextSchemas, vendorId, vendorProperties } from './schema-parts.ts';

const text = { type: 'string', minLength: 1, pattern: '\\S' };
const texts: TextSchemas = {
  code: {
    type: ['string', 'integer'],
    minLength: 1,
    pattern: '^[^\\s\\p{Cc}\\p{Cf}]+$',
    examples: ['40014', 'ORDER_GONE'],
    // Beyond this a JSON number is no longer exact.
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
  },
  text,
  localized: {
    description: 'A text in both languages or in one; a plain string stands for both.',
    type: ['string', 'object'],
    minLength: 1,
    pattern: '\\S',
    properties: { zh: text, en: text },
    minProperties: 1,
    additionalProperties: false,
  },
  address: { type: 'string', pattern: '^https?://', examples: ['https://example.com/errors'] },
};

const shared = entryProperties(texts);
const phrases = { ...shared.phrases, required: [], minProperties: 1 };

const properties = {
  vendor: { ...text, description: 'Id or name of a vendor; one that is not known is added.' },
  ...shared,
  kind: { enum: kinds },
  phrases,
};

/** The kind of the schemas' dialect. */
const $schema = 'http://json-schema.org/draft-07/schema#';

/** A table that is a list: every entry names its vendor. */
export const listSchema = {
  type: 'array',
  items: { type: 'object', properties, required: ['vendor', 'code', 'message'], additionalProperties: false },
};

/** A table of one vendor, which it may describe. */
export const vendorTableSchema = {
  type: 'object',
  properties: {
    $schema: { type: 'string', description: 'Address of this schema, for editors.' },
    vendor: {
      description: 'The vendor of all entries: its id or name, or what is to be known of it.',
      type: ['string', 'object'],
      minLength: 1,
      pattern: '\\S',
      properties: { id: vendorId, ...vendorProperties(texts) },
      required: ['id'],
      additionalProperties: false,
    },
    entries: {
      type: 'array',
      items: { type: 'object', properties, required: ['code', 'message'], additionalProperties: false },
    },
  },
  required: ['vendor'],
  additionalProperties: false,
};

/** The whole, for editors. */
export const tableSchema = {
  $schema,
  title: 'Error codes of your own, for errcode',
  anyOf: [listSchema, vendorTableSchema],
};
