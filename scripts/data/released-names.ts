/** `released-names.tsv`: the names that generated programs have codes by. */
import { compareCodes } from '../../src/catalog/code.ts';
import type { CodeRef } from '../../src/catalog/types.ts';
import type { Tables } from './read-tables.ts';

const header = 'vendor\tcode\tname';

/** A name that was released. */
export interface ReleasedName extends CodeRef {
  readonly name: string;
}

/** The names in the order of their lines. */
export function parseReleasedNames(text: string): ReleasedName[] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [vendor = '', code = '', name = ''] = line.split('\t');
      return { vendor, code, name };
    });
}

/** The file with the names that are new: by vendor and code, none ever changed or taken out. */
export function formatReleasedNames({ vendors, releasedNames }: Tables): string {
  const released = parseReleasedNames(releasedNames);
  const known = new Set(released.map(({ vendor, name }) => `${vendor}\t${name}`));
  const added = vendors.flatMap(({ id, entries }) =>
    entries.flatMap(({ entry: { code, explanation } }) =>
      explanation && !known.has(`${id}\t${explanation.name}`)
        ? [{ vendor: id, code, name: explanation.name }]
        : [],
    ),
  );
  const lines = [...released, ...added]
    .sort((a, b) => (a.vendor < b.vendor ? -1 : a.vendor > b.vendor ? 1 : compareCodes(a.code, b.code)))
    .map(({ vendor, code, name }) => `${vendor}\t${code}\t${name}`);
  return `${[header, ...lines].join('\n')}\n`;
}
