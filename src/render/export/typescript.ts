import { retryAdvice } from '../../catalog/types.ts';
import {
  adviceText,
  type ConstantTable,
  commentLines,
  commentText,
  literal,
  type ProgramSetting,
  programWords,
  utf16Text,
  vendorText,
} from './constants.ts';

/** In a doc comment `@` begins a tag, and `*` with `/` ends it. */
function escapeDoc(text: string): string {
  return text.replaceAll('*/', '*\\/').replaceAll('@', '\\@');
}

function docComment(text: string, indent: string): string[] {
  const lines = commentLines(text, indent.length + 3, escapeDoc);
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`];
}

function tableLines(table: ConstantTable, { language }: ProgramSetting): string[] {
  const { identifier, groups } = table;
  const codes = programWords.codes(vendorText(table, language));
  const types = groups.map(({ type }) => (type === 'string' ? 'string' : 'number'));
  const map = `Map<${types.join(' | ')}, Retry>`;
  return [
    ...docComment(codes, ''),
    `export const ${identifier} = {`,
    ...groups.flatMap((group) =>
      group.constants.flatMap(({ name, code, message }) => [
        ...docComment(commentText(message, language), '  '),
        `  ${name}: ${literal(group, code, utf16Text)},`,
      ]),
    ),
    '} as const;',
    '',
    ...docComment(codes, ''),
    `export type ${identifier} = (typeof ${identifier})[keyof typeof ${identifier}];`,
    '',
    ...docComment(programWords.retry, ''),
    `export const ${identifier}Retry: Readonly${map} = new ${map}([`,
    // The codes as such: a bundler keeps a map that reads properties, though nothing uses it.
    ...groups.flatMap((group) =>
      group.retry.map(
        ({ name, code, advice }) => `  [${literal(group, code, utf16Text)}, "${advice}"], // ${name}`,
      ),
    ),
    ']);',
  ];
}

/** A TypeScript module: for each vendor an object of its codes, their union as a type, and a map to retry advice. */
export function renderTypeScript(tables: readonly ConstantTable[], setting: ProgramSetting): string {
  return [
    `// ${programWords.generated(setting.generator)}`,
    '',
    ...docComment(programWords.retry, ''),
    'export type Retry =',
    ...retryAdvice.flatMap((advice, position) => [
      ...docComment(adviceText(advice, setting.language), '  '),
      `  | "${advice}"${position === retryAdvice.length - 1 ? ';' : ''}`,
    ]),
    ...tables.flatMap((table) => ['', ...tableLines(table, setting)]),
    '',
  ].join('\n');
}
