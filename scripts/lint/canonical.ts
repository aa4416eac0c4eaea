import { parseDocument } from 'yaml';
import { formatDocument } from '../data/format.ts';
import { formatRows } from '../data/rows.ts';
import { allFiles, type Rule } from './rule.ts';

export const canonicalRule: Rule = {
  name: 'canonical',
  description: 'Files have the canonical form, so that a diff shows the rows that changed and nothing else.',
  check: (tables) =>
    [
      ...tables.vendors
        .map(({ codes }) => codes)
        .filter((codes) => codes.errors.length === 0 && formatRows(codes) !== codes.text),
      ...allFiles(tables)
        .filter((file) => file.errors.length === 0)
        // Formatting changes a document, and other rules still need theirs.
        .filter((file) => formatDocument(parseDocument(file.text)) !== file.text),
    ].map(({ path }) => ({
      file: path,
      line: 1,
      message: 'is not in canonical form; run `npm run data:format`',
    })),
};
