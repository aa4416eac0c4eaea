/** The API documentation tells of all that the library exports, and of nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/run.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const matches = (text: string, expression: RegExp): string[] =>
  [...text.matchAll(expression)].map(([, name]) => name as string);

/** What a module declares and exports. */
const declared = (text: string): string[] =>
  matches(text, /^export (?:const|function|interface|type) (\w+)/gm);

/** A text without links, code marks and line breaks. */
const plain = (text: string): string =>
  text
    .replace(/\{@link (\w+)\}/g, '$1')
    .replace(/\[([^\]]*)\]\(#[\w-]+\)/g, '$1')
    .replace(/\\(.)/g, '$1')
    .replace(/\s+/g, ' ');

it('says what the doc comments say', () => {
  const documented = read('docs/api/README.md');
  const types = new Set(matches(documented, /^### (\w+)$/gm));
  const comments = matches(read('src/index.ts'), /^export .* from '([^']+)'/gm)
    .flatMap((file) => [
      ...read(join('src', file)).matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm),
    ])
    .filter(([, name = '']) => types.has(name) && name !== 'SearchOptions' && name !== 'ExplainOptions')
    .flatMap(([, , body = '']) => matches(body, /^ {2}\/\*\* ([^\n]*) \*\/$/gm));
  expect(comments.length).toBeGreaterThan(100);
  const text = plain(documented);
  expect([...new Set(comments)].filter((comment) => !text.includes(plain(comment)))).toEqual([]);
});

it('names every export, as `npm run docs:api` writes it', () => {
  const index = read('src/index.ts');
  const exported = [
    ...declared(index),
    ...matches(index, /^export (?:type )?\{([^}]*)\}/gm).flatMap((names) => names.match(/\w+/g) ?? []),
    ...matches(index, /^export type \* from '([^']+)'/gm).flatMap((file) =>
      declared(read(join('src', file))),
    ),
  ];
  expect(exported).toContain('lookup');
  const documented = matches(read('docs/api/README.md'), /^### (\w+)/gm);
  expect([...new Set(documented)].sort()).toEqual([...new Set(exported)].sort());
});
