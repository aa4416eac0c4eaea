/**
 * Says what keeps a tag from being released: `npm run release:check -- v1.2.3 owner/name`. The release workflow runs it
 * first, with the tag and the repository that it was started for. Exit status 1 when something does.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Manifest, releaseProblems } from './release/problems.ts';

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');

const [tag = '', repository = ''] = process.argv.slice(2);
const problems = releaseProblems(
  tag,
  repository,
  JSON.parse(read('package.json')) as Manifest,
  read('CHANGELOG.md'),
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
