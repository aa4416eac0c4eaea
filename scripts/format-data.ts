/** Brings the data files to their canonical form, completes one-sided relations and writes the editors' schemas. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { completeRelated } from './data/complete-related.ts';
import { formatDocument } from './data/format.ts';
import { readTables } from './data/read-tables.ts';
import { dataSchemas } from './data/schemas.ts';
import { writeIfChanged } from './data/write-file.ts';
import { allFiles } from './lint/rule.ts';

const data = fileURLToPath(new URL('../data', import.meta.url));
const tables = readTables(data);
const files = allFiles(tables);

const broken = files.filter((file) => file.errors.length > 0);
if (broken.length > 0) {
  for (const file of broken) console.error(`data/${file.path}: ${file.errors.join('; ')}`);
  process.exit(1);
}

const relations = completeRelated(tables);
const changed = files.filter((file) => writeIfChanged(join(data, file.path), formatDocument(file.document)));
for (const [name, schema] of Object.entries(dataSchemas)) {
  writeIfChanged(join(data, 'schema', name), `${JSON.stringify(schema, null, 2)}\n`);
}
console.log(`data: ${changed.length} files rewritten, ${relations} relations completed`);
