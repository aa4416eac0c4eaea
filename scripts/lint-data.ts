/** Checks the data directory against all rules; prints every problem and exits 1 when there is one. */
import { fileURLToPath } from 'node:url';
import { readTables } from './data/read-tables.ts';
import { rules } from './lint/rules.ts';

const tables = readTables(fileURLToPath(new URL('../data', import.meta.url)));

let problems = 0;
for (const rule of rules) {
  const found = rule.check(tables);
  problems += found.length;
  for (const { file, line, message } of found)
    console.error(`data/${file}:${line}: ${message} (${rule.name})`);
  // The later rules rely on files that keep their schema, and on whole rows.
  if (['schema', 'rows'].includes(rule.name) && found.length > 0) break;
}

for (const { id, entries: placed } of tables.vendors) {
  const entries = placed.map(({ entry }) => entry);
  const count = (has: (entry: (typeof entries)[number]) => boolean): number => entries.filter(has).length;
  console.log(
    [
      `${id}: ${entries.length} entries`,
      `${count(({ explanation }) => explanation !== undefined)} explained`,
      `${count(({ guide }) => guide !== undefined)} with a guide`,
      `${count(({ explanation }) => explanation?.source.steps === 'vendor')} vendor`,
      `${count(({ explanation }) => explanation?.source.steps === 'editorial')} editorial`,
    ].join(', '),
  );
}
console.log(problems === 0 ? `data: ${rules.length} rules hold` : `data: ${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
