/** What the JSON Schemas of the bundled tables and of a team's own have in common. */
import { categories, codeTypes, kinds, languages, retryAdvice } from '../catalog/types.ts';

type Schema = Readonly<Record<string, unknown>>;

/** In what the two differ: how texts are written. */
export interface TextSchemas {
  readonly code: Schema;
  readonly text: Schema;
  /** A text in both languages, or, in a team's own tables, in one of them. */
  readonly localized: Schema;
  readonly address: Schema;
}

const nameId = '^[a-z][a-z0-9-]*$';
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2026-05-06'] };
const publishedLanguages = { type: 'array', items: { enum: languages }, minItems: 1, uniqueItems: true };
const textListOf = (text: Schema): Schema => ({ type: 'array', items: text, minItems: 1, uniqueItems: true });

export const vendorId = { type: 'string', pattern: nameId, examples: ['pay-gateway'] };

/** The keys of an entry. */
export function entryProperties({ code, text, localized, address }: TextSchemas): Record<string, Schema> {
  const textList = textListOf(text);
  return {
    code: { ...code, description: 'The code as the API returns it; always a string.' },
    name: {
      type: 'string',
      pattern: '^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$',
      examples: ['ORDER_NOT_FOUND'],
      description: 'Name of its constant in generated programs; once released it never changes.',
    },
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
    guide: {
      type: 'string',
      pattern: '^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$',
      examples: ['dingtalk/ip-allowlist'],
    },
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
  };
}

/** The keys of a vendor, without its id. */
export function vendorProperties({ text, localized, address }: TextSchemas): Record<string, Schema> {
  const textList = textListOf(text);
  const envelope: Schema = {
    type: 'object',
    properties: {
      code: textList,
      message: textList,
      requestId: {
        ...textList,
        description: 'The fields that hold the id of a call, where they are not those that most have.',
      },
      types: {
        description: 'How codes are written: as numbers, which is usual, as numbers in quotes, as words.',
        type: 'array',
        items: { enum: codeTypes },
        minItems: 1,
        uniqueItems: true,
      },
      languages: {
        ...publishedLanguages,
        description: 'The languages of its messages, where they are not those of the published table.',
      },
      outer: {
        ...textList,
        description: 'Codes that only say that the response holds an inner one, which tells what failed.',
      },
    },
    required: ['code', 'message'],
    additionalProperties: false,
  };
  return {
    name: localized,
    identifier: {
      type: 'string',
      pattern: '^[A-Z][A-Za-z0-9]*$',
      examples: ['PayGateway'],
      description: 'What generated programs call it; once released it never changes.',
    },
    aliases: textList,
    homepage: address,
    docs: { ...address, description: 'The page that an entry links to when it names none of its own.' },
    published: { ...publishedLanguages, description: 'The language in which the API usually answers.' },
    envelope: {
      description:
        'The response fields that hold code and message; a list where responses have several forms.',
      anyOf: [envelope, { type: 'array', items: envelope, minItems: 2 }],
    },
    hosts: {
      description: 'Host names that stand in its addresses; each stands for the hosts below it too.',
      type: 'array',
      items: { type: 'string', pattern: '^[a-z0-9-]+(\\.[a-z0-9-]+)+$', examples: ['pay.example.com'] },
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
      patternProperties: { [nameId]: localized },
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
        [nameId]: {
          type: 'object',
          properties: { title: localized, url: address, checked: date },
          required: ['title', 'checked'],
          additionalProperties: false,
        },
      },
      minProperties: 1,
      additionalProperties: false,
    },
  };
}
