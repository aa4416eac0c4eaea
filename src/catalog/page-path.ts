/**
 * Where the pages of a site lie: addresses that stay the same whatever else comes into the tables, and that every file system
 * can keep, those included that tell no letter cases apart.
 */
import { codeKey } from './code.ts';
import type { CodeRef } from './types.ts';

/** What stands as it is, but for a dot at an end, which some systems drop. */
const plain = /^[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?$/;
/** Names of devices on Windows, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/;
/** What lies beside the pages of vendors and of codes. */
const taken = new Set(['assets', 'codes', 'guides', 'index.html']);
/** Most file systems keep names of 255 bytes; some tools less. */
const longest = 120;
const kept = 80;

const hex = (byte: number): string => `~${byte.toString(16).padStart(2, '0')}`;

/** FNV-1a over UTF-8 with 64 bits, so that two long codes never share a page. */
function hashOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/**
 * The name of a folder for a text: the text itself in small letters where every system can keep that, else with `~` and the
 * bytes of what it cannot keep.
 */
export function folderName(text: string): string {
  const name = codeKey(text.toWellFormed());
  if (plain.test(name) && name.length <= longest && !device.test(name) && !taken.has(name)) return name;
  const bytes = [...new TextEncoder().encode(name)];
  const isSafe = (byte: number, i: number): boolean =>
    /[a-z0-9_-]/.test(String.fromCharCode(byte)) || (byte === 0x2e && i > 0 && i < bytes.length - 1);
  // A name that is taken is another one with its first character written out.
  const isWhole = device.test(name) || taken.has(name);
  const written = bytes
    .map((byte, i) => (isSafe(byte, i) && !(isWhole && i === 0) ? String.fromCharCode(byte) : hex(byte)))
    .join('');
  if (written.length === 0) return '~';
  return written.length > longest ? `${written.slice(0, kept)}~~${hashOf(name)}` : written;
}

/** The path of a vendor's page, from the site's root. */
export const vendorPath = (vendor: string): string => `${folderName(vendor)}/`;

/** The path of a code's page, from the site's root: one for all its meanings at the vendor. */
export const codePath = ({ vendor, code }: CodeRef): string => `${vendorPath(vendor)}${folderName(code)}/`;

/** The path of a guide's page, from the site's root. @param id `vendor/name` */
export function guidePath(id: string): string {
  const slash = id.indexOf('/');
  return `${vendorPath(id.slice(0, slash))}guides/${folderName(id.slice(slash + 1))}/`;
}

/** The address of a code's page. @param site address of the site's root */
export const pageAddress = (site: string, ref: CodeRef): string =>
  `${site.replace(/\/+$/, '')}/${codePath(ref)}`;
