/** Brings the data files to their canonical form, completes one-sided relations and writes the editors' schemas. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeRelated } from './data/complete-related.ts';
import { formatDocument } from './data/format.ts';
import { readTables } from './data/read-tables.ts';
import { formatReleasedNames } from './data/released-names.ts';
import { formatRows } from './data/rows.ts';
import { dataSchemas } from './data/schemas.ts';
import { writeIfChanged } from './data/write-file.ts';
import { allFiles } from './lint/rule.ts';

const data = fileURLToPath(new URL('../data', import.meta.url));
const tables = readTables(data);
const files = allFiles(tables);

const broken = [
  ...files.flatMap(({ path, errors }) => errors.map((message) => `${path}: ${message}`)),
  ...tables.vendors.flatMap(({ codes: { path, errors } }) =>
    errors.map(({ line, message }) => `${path}:${line}: ${message}`),
  ),
];
if (broken.length > 0) {
  for (const message of broken) console.error(`data/${message}`);
  process.exit(1);
}

const relations = completeRelated(tables);
const contents = [
  ...files.map((file) => [file.path, formatDocument(file.document)] as const),
  ...tables.vendors.map(({ codes }) => [codes.path, formatRows(codes)] as const),
  ['released-names.tsv', formatReleasedNames(tables)] as const,
];
const changed = contents.filter(([path, content]) => writeIfChanged(join(data, path), content));
for (const [name, schema] of Object.entries(dataSchemas)) {
  writeIfChanged(join(data, 'schema', name), `${JSON.stringify(schema, null, 2)}\n`);
}
console.log(`data: ${changed.length} files rewritten, ${relations} relations completed`);
