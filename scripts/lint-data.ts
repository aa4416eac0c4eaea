/** Checks the data directory against all rules; prints every problem and exits 1 when there is one. */
import { fileURLToPath } from 'node:url';
import { type RawEntry, readTables } from './data/read-tables.ts';
import { rules } from './lint/rules.ts';

const tables = readTables(fileURLToPath(new URL('../data', import.meta.url)));

let problems = 0;
for (const rule of rules) {
  const found = rule.check(tables);
  problems += found.length;
  for (const { file, line, message } of found)
    console.error(`data/${file}:${line}: ${message} (${rule.name})`);
  // The later rules rely on files that keep their schema.
  if (rule.name === 'schema' && found.length > 0) break;
}

for (const { id, topics } of tables.vendors) {
  const entries = [...topics.values()].flatMap((file) => file.value);
  const count = (has: (entry: RawEntry) => boolean): number => entries.filter(has).length;
  console.log(
    [
      `${id}: ${entries.length} entries`,
      `${count((entry) => entry.steps !== undefined)} with own steps`,
      `${count((entry) => entry.guide !== undefined)} with a guide`,
      `${count((entry) => entry.source?.steps === 'vendor')} vendor`,
      `${count((entry) => entry.source?.steps === 'editorial')} editorial`,
    ].join(', '),
  );
}
console.log(problems === 0 ? `data: ${rules.length} rules hold` : `data: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
