import type { Catalog } from '../catalog/catalog.ts';
import { findPlatform, hasTable } from '../catalog/platforms.ts';
import { namesOf } from '../catalog/vendors.ts';
import type { SearchData } from './data.ts';
import { isHan, isWordCharacter, normalText, piecesOf } from './terms.ts';

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

/** What a catalog's vendors and other platforms are called, as expressions. */
interface Names {
  /** Names of vendors that are more than one Latin word; the longest first, so that none is found within another. */
  readonly vendors: RegExp;
  /** The vendors by what is matched. */
  vendorOf(name: string): string;
  /** Names of platforms that may have no table. */
  readonly platforms: RegExp;
}

/** Each catalog's names, made once. */
const namesByCatalog = new WeakMap<Catalog, Names>();

const special = /[.*+?^${}()|[\]\\/-]/g;
const isLatin = (character: string): boolean => /[a-z0-9]/i.test(character);

/** An expression for any of some names, longer ones first; Latin ones by themselves only. */
function anyOf(names: readonly string[]): RegExp {
  const alternatives = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const loose = name.replace(special, '\\$&').replace(/\s+/gu, '\\s{0,2}');
      return `${isLatin(name.charAt(0)) ? '(?<![\\w.@/:-])' : ''}${loose}${isLatin(name.slice(-1)) ? '(?![\\w@/])' : ''}`;
    });
  return new RegExp(alternatives.length > 0 ? alternatives.join('|') : '(?!)', 'gi');
}

function namesIn(catalog: Catalog): Names {
  const made = namesByCatalog.get(catalog);
  if (made) return made;
  const vendors = new Map<string, string>();
  const keyOf = (name: string): string => name.replace(/\s+/gu, '').toLowerCase();
  const own = catalog.vendors.flatMap((vendor) =>
    namesOf(vendor).filter((name) => {
      if (!/\s/u.test(name) && ![...name].some(isHan)) return false;
      if (!vendors.has(keyOf(name))) vendors.set(keyOf(name), vendor.id);
      return true;
    }),
  );
  const names: Names = {
    vendors: anyOf(own),
    vendorOf: (name) => vendors.get(keyOf(name)) as string,
    platforms: anyOf(catalog.platforms.flatMap((platform) => platform.names)),
  };
  namesByCatalog.set(catalog, names);
  return names;
}

/** A vendor's name in a text. */
export interface NamedVendor {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Whether others have a thing of that name too: an official account, a mini program. */
  readonly isThing: boolean;
}

/**
 * The vendors' names in a text. A name that has synonyms is that of a thing too; one within a longer word that has, as
 * in `微信号`, is none.
 */
export function vendorsNamedIn(catalog: Catalog, data: SearchData, text: string): NamedVendor[] {
  const names = namesIn(catalog);
  const found = [
    ...[...text.matchAll(names.vendors)].map(({ index, 0: name }) => ({ index, name, id: names.vendorOf(name) })),
    ...[...text.matchAll(word)].flatMap(({ index, 0: name }) => {
      const vendor = catalog.findVendor(name);
      return vendor ? [{ index, name, id: vendor.id }] : [];
    }),
  ];
  if (found.length === 0) return [];
  const concepts = data.concepts.find(piecesOf(normalText(text, data.simplify)));
  const named: NamedVendor[] = [];
  for (const { index: start, name, id } of found) {
    const end = start + name.length;
    const around = concepts.find((concept) => concept.start < end && concept.end > start);
    if (around && (around.start < start || around.end > end)) continue;
    if (named.some((other) => other.start < end && other.end > start)) continue;
    const isThing = around !== undefined && around.start === start && around.end === end;
    named.push({ id, start, end, isThing });
  }
  return named;
}

/** Names of fields as JSON has them: what stands in a pasted response says nothing by being in a field. */
const fieldName = /["'][\w.-]{1,40}["']\s{0,8}:/g;

/** Addresses: what they point to is this call's, not the failure's. */
const address = /\b[a-z]{2,10}:\/\/[^\s"'<>，。；）]{1,2000}/gi;

/** Addresses of machines: the one that was refused is no word of the message either. */
const machineAddress = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\w:])(?:[\da-f]{0,4}:){3,7}[\da-f]{1,4}(?![\w:])/gi;

/** What people say around what they look for. */
const askingWords =
  /怎么办|怎么回事|怎么解决|怎么处理|咋办|咋整|为什么|为啥|什么原因|什么意思|啥意思|求助|求救|请问|请教|帮忙看看|帮忙|大佬|老板/g;

/** A status of HTTP, which is no vendor's code. */
const httpStatus = /\bHTTP(?:\/[\d.]{1,4})?\s{1,4}\d{3}\b/gi;

/** A word by itself, or the vendor of a `vendor:code`; not a part of an identifier or an address. */
const word = /(?<![\w.@/:-])[a-z][\w-]*(?![\w@/]|:(?!\d)|[.-]\w)/gi;

/**
 * Takes vendors' names, and what is no part of a message, out of a query: addresses, statuses of HTTP, the names of JSON
 * fields, and what people say when they ask. Names that are those of things too stay.
 *
 * @param query in the characters that the tables are written in
 */
export function readQuery(catalog: Catalog, data: SearchData, query: string): SearchQuery {
  const vendors = new Set<string>();
  const message = [fieldName, address, machineAddress, httpStatus, askingWords].reduce(
    (rest, expression) => rest.replace(expression, ' '),
    query,
  );
  let text = '';
  let copied = 0;
  const named = vendorsNamedIn(catalog, data, message).sort((a, b) => a.start - b.start);
  for (const { id, start, end, isThing } of named) {
    if (isThing) continue;
    vendors.add(id);
    text += `${message.slice(copied, start)} `;
    copied = end;
  }
  text += message.slice(copied);
  const otherName = query.match(namesIn(catalog).platforms)?.[0];
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
