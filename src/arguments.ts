/** Checks what programs without types hand to the library: each mistake is one sentence that names the argument and its field. */

/**
 * What a value has to be.
 *
 * @param at what the sentence calls the value: `lookup: options.vendor`
 * @throws TypeError when it is something else
 */
export type Form = (value: unknown, at: string) => void;

type Fields = Readonly<Record<string, Form>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error);

/** What a value is, as a sentence says it. */
function whatIs(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'an array';
  if (value instanceof Error) return 'an error';
  if (value instanceof Uint8Array) return 'bytes';
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}

/** How to make a text of a value that holds one. */
function asText(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'function') return undefined;
  if (value instanceof Error) return 'pass error.stack, or the response that it holds';
  if (value instanceof Uint8Array) return 'pass new TextDecoder().decode(value)';
  return typeof value === 'object' ? 'pass JSON.stringify(value)' : 'pass String(value)';
}

function fail(at: string, wanted: string, value: unknown, advice?: string): never {
  throw new TypeError(`${at} must be ${wanted}; ${advice ?? `it is ${whatIs(value)}`}`);
}

const isNumber = (value: unknown): boolean => typeof value === 'number';

/** A string, which the caller can make of the value. */
export const text: Form = (value, at) => {
  if (typeof value !== 'string') fail(at, 'a string', value, asText(value));
};

/** A string that stands for something: no other value can be made one. */
export const name: Form = (value, at) => {
  if (typeof value !== 'string') fail(at, 'a string', value);
};

/** A code. */
export const code: Form = (value, at) => {
  if (typeof value !== 'string' && !isNumber(value)) fail(at, 'a string or a number', value);
};

/** A number. */
export const number: Form = (value, at) => {
  if (!isNumber(value)) fail(at, 'a number', value);
};

/** `true` or `false`. */
export const flag: Form = (value, at) => {
  if (typeof value !== 'boolean') fail(at, 'true or false', value);
};

/** A catalog, told by what a caller could not have written by accident. */
export const catalog: Form = (value, at) => {
  if (!isObject(value) || typeof value.findVendor !== 'function' || !Array.isArray(value.stores))
    fail(at, 'what bundledCatalog() or createCatalog() returns', value);
};

/** A value that may be left out. */
export function optional(form: Form): Form {
  return (value, at) => {
    if (value !== undefined) form(value, at);
  };
}

/** An array. @param item what each of its items has to be */
export function list(item: Form): Form {
  return (value, at) => {
    if (!Array.isArray(value)) fail(at, 'an array', value);
    // By position: forEach leaves out holes, which are undefined.
    for (const [i, one] of value.entries()) item(one, `${at}[${i}]`);
  };
}

/** One value, or an array of them. */
export function oneOrMore(item: Form): Form {
  const items = list(item);
  return (value, at) => (Array.isArray(value) ? items : item)(value, at);
}

/** An object. @param fields what its fields have to be; others are not looked at */
export function object(fields: Fields): Form {
  return (value, at) => {
    if (!isObject(value)) fail(at, 'an object', value);
    for (const [key, form] of Object.entries(fields)) form(value[key], `${at}.${key}`);
  };
}

/** An object with any keys. @param item what each of its values has to be */
export function record(item: Form): Form {
  return (value, at) => {
    if (!isObject(value)) fail(at, 'an object', value);
    for (const [key, one] of Object.entries(value)) item(one, `${at}.${key}`);
  };
}

/** A string or an object. @param fields what the object's fields have to be */
export function nameOr(fields: Fields): Form {
  const form = object(fields);
  const wanted = `a string or { ${Object.keys(fields).join(', ')} }`;
  return (value, at) => {
    if (typeof value === 'string') return;
    if (!isObject(value)) fail(at, wanted, value);
    form(value, at);
  };
}
