import type { Catalog } from '../catalog/catalog.ts';
import { findPlatform, hasTable } from '../catalog/platforms.ts';
import { namesOf } from '../catalog/vendors.ts';
import { isHan, isWordCharacter } from './terms.ts';

/** A query without what is about the search and not about the failure. */
export interface SearchQuery {
  readonly text: string;
  /** The same with the vendors' names. */
  readonly message: string;
  /** Ids of the vendors that it names. */
  readonly vendors: readonly string[];
  /** A platform that it names, and of which there is no table. */
  readonly otherPlatform: string | undefined;
}

/** Each catalog's names of platforms, made once. */
const expressions = new WeakMap<Catalog, RegExp>();

/** Names that a query may give to a platform without a table; Latin ones by themselves only, longer ones first. */
function platformNames(catalog: Catalog): RegExp {
  const made = expressions.get(catalog);
  if (made) return made;
  const names = catalog.platforms
    .flatMap((platform) => platform.names)
    .sort((a, b) => b.length - a.length)
    .map((name) => (isHan(name.charAt(0)) ? name : `\\b${name}\\b`));
  const expression = new RegExp(names.length > 0 ? names.join('|') : '(?!)', 'i');
  expressions.set(catalog, expression);
  return expression;
}

/** Names of fields as JSON has them: what stands in a pasted response says nothing by being in a field. */
const fieldName = /["'][\w.-]{1,40}["']\s{0,8}:/g;

/** Addresses: what they point to is this call's, not the failure's. */
const address = /\b[a-z]{2,10}:\/\/[^\s"'<>，。；）]{1,2000}/gi;

/** What people say around what they look for. */
const askingWords =
  /怎么办|怎么回事|怎么解决|怎么处理|咋办|咋整|为什么|为啥|什么原因|什么意思|啥意思|求助|求救|请问|请教|帮忙看看|帮忙|大佬|老板/g;

/** A status of HTTP, which is no vendor's code. */
const httpStatus = /\bHTTP(?:\/[\d.]{1,4})?\s{1,4}\d{3}\b/gi;

/** A word by itself, or the vendor of a `vendor:code`; not a part of an identifier or an address. */
const word = /(?<![\w.@/:-])[a-z][\w-]*(?![\w@/]|:(?!\d)|[.-]\w)/gi;

/**
 * Takes vendors' names, and what is no part of a message, out of a query: addresses, statuses of HTTP, the names of JSON
 * fields, and what people say when they ask.
 *
 * @param query in the characters that the tables are written in
 */
export function readQuery(catalog: Catalog, query: string): SearchQuery {
  const vendors = new Set<string>();
  const message = [fieldName, address, httpStatus, askingWords].reduce(
    (rest, expression) => rest.replace(expression, ' '),
    query,
  );
  let text = message.replace(word, (name) => {
    const vendor = catalog.findVendor(name);
    if (!vendor) return name;
    vendors.add(vendor.id);
    return ' ';
  });
  // Chinese names stand without blanks around them.
  for (const vendor of catalog.vendors) {
    for (const name of namesOf(vendor).sort((a, b) => b.length - a.length)) {
      if (!text.includes(name) || ![...name].every(isHan)) continue;
      vendors.add(vendor.id);
      text = text.replaceAll(name, ' ');
    }
  }
  const otherName = platformNames(catalog).exec(query)?.[0];
  const other = otherName === undefined ? undefined : findPlatform(catalog, otherName);
  const isOther = other !== undefined && !hasTable(catalog, other);
  // A table of one's own may be of such a platform, and not know all of its names.
  if (otherName !== undefined && other !== undefined && !isOther) {
    vendors.add(other);
    text = text.replaceAll(otherName, ' ');
  }
  const otherPlatform = isOther ? otherName : undefined;
  // Where nothing else is left, the name itself is what is looked for.
  return [...text].some(isWordCharacter)
    ? { text, message, vendors: [...vendors], otherPlatform }
    : { text: message, message, vendors: [], otherPlatform };
}
