import type { Catalog } from '../catalog/catalog.ts';
import { oncePer } from '../catalog/lazily.ts';
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

/** A name, and whose it is. */
interface PlatformName {
  /** Lower case. */
  readonly name: string;
  readonly id: string;
}

/** What a catalog's vendors and other platforms are called; the longest first, so that none is found within another. */
interface Names {
  /** Names of vendors that are more than one Latin word. */
  readonly vendors: readonly PlatformName[];
  /** Names of platforms that may have no table. */
  readonly platforms: readonly PlatformName[];
}

const isOneWord = (name: string): boolean => !/\s/u.test(name) && ![...name].some(isHan);

const namesIn = /* @__PURE__ */ oncePer((catalog: Catalog): Names => {
  const sorted = (names: readonly string[], id: string): PlatformName[] =>
    names.map((name) => ({ name: name.toLowerCase(), id }));
  const longerFirst = (a: PlatformName, b: PlatformName): number => b.name.length - a.name.length;
  return {
    vendors: catalog.vendors
      .flatMap((vendor) =>
        sorted(
          namesOf(vendor).filter((name) => !isOneWord(name)),
          vendor.id,
        ),
      )
      .sort(longerFirst),
    platforms: catalog.platforms.flatMap(({ names, id }) => sorted(names, id)).sort(longerFirst),
  };
});

/** Part of an identifier, an address or a Latin word. */
const isInWord = (character: string): boolean => /[a-z0-9_@/]/.test(character);
const isLatin = (character: string): boolean => /[a-z0-9]/.test(character);

/** Where some names stand in a text; Latin ones by themselves only. */
function placesOf(names: readonly PlatformName[], text: string): NamedSpan[] {
  const lower = text.toLowerCase();
  const places: NamedSpan[] = [];
  for (const { name, id } of names) {
    for (let start = lower.indexOf(name); start >= 0; start = lower.indexOf(name, start + name.length)) {
      const end = start + name.length;
      if (isLatin(name.charAt(0)) && isInWord(lower.charAt(start - 1))) continue;
      if (isLatin(name.slice(-1)) && isInWord(lower.charAt(end))) continue;
      if (!places.some((place) => place.start < end && place.end > start)) places.push({ id, start, end });
    }
  }
  return places;
}

interface NamedSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A vendor's name in a text. */
export interface NamedVendor extends NamedSpan {
  /** Whether others have a thing of that name too: an official account, a mini program. */
  readonly isThing: boolean;
}

/**
 * The vendors' names in a text. A name that has synonyms is that of a thing too; one within a longer word that has, as
 * in `微信号`, is none.
 */
export function vendorsNamedIn(catalog: Catalog, data: SearchData, text: string): NamedVendor[] {
  const found = placesOf(namesIn(catalog).vendors, text);
  for (const { index: start, 0: name } of text.matchAll(word)) {
    const vendor = catalog.findVendor(name);
    const end = start + name.length;
    const isOverlapping = found.some((place) => place.start < end && place.end > start);
    if (vendor && !isOverlapping) found.push({ id: vendor.id, start, end });
  }
  if (found.length === 0) return [];
  const concepts = data.concepts.find(piecesOf(normalText(text, data.simplify)));
  return found.flatMap((place): NamedVendor[] => {
    const { start, end } = place;
    const around = concepts.find((concept) => concept.start < end && concept.end > start);
    if (around && (around.start < start || around.end > end)) return [];
    return [{ ...place, isThing: around !== undefined && around.start === start && around.end === end }];
  });
}

/** Names of fields as JSON has them: what stands in a pasted response says nothing by being in a field. */
const fieldName = /["'][\w.-]{1,40}["']\s{0,8}:/g;

/** Addresses: what they point to is this call's, not the failure's. */
const address = /\b[a-z]{2,10}:\/\/[^\s"'<>，。；）]{1,2000}/gi;

/** Addresses of machines: the one that was refused is no word of the message either. */
const machineAddress =
  /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])|(?<![\w:])(?:[\da-f]{0,4}:){3,7}[\da-f]{1,4}(?![\w:])/gi;

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
  const [otherPlace] = placesOf(namesIn(catalog).platforms, query);
  const otherName = otherPlace && query.slice(otherPlace.start, otherPlace.end);
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
