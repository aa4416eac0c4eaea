import { retryAdvice } from '../../catalog/types.ts';
import {
  adviceText,
  type ConstantTable,
  codePointText,
  commentLines,
  commentText,
  literal,
  type ProgramSetting,
  programWords,
  vendorText,
} from './constants.ts';
import { retryConstant } from './identifiers.ts';

function comment(text: string, indent: string): string[] {
  return commentLines(text, indent.length + 2).map((line) => `${indent}# ${line}`);
}

/** Vendors' names come from tables: nothing in them may end a docstring or begin an escape, wherever the line is broken. */
const escapeDocstring = (text: string): string => text.replaceAll('"', "'").replaceAll('\\', '/');

/** A docstring. */
function docstring(text: string, indent: string): string[] {
  const [first = '', ...others] = commentLines(text, indent.length + 6, escapeDocstring);
  const opening = `${indent}"""${first}`;
  return others.length === 0
    ? [`${opening}"""`]
    : [opening, ...others.map((line) => indent + line), `${indent}"""`];
}

function tableLines(table: ConstantTable, { language }: ProgramSetting): string[] {
  const { identifier, groups } = table;
  const types = groups.map(({ type }) => (type === 'string' ? 'str' : 'int'));
  const key = types.length > 1 ? `Union[${types.join(', ')}]` : types[0];
  const classes = groups.map((group, position) => ({
    group,
    className: position === 0 ? identifier : `${identifier}StringCode`,
  }));
  return [
    ...classes.flatMap(({ group, className }) => [
      '',
      '',
      `class ${className}(${group.type === 'string' ? 'str, Enum' : 'IntEnum'}):`,
      ...docstring(programWords.codes(vendorText(table, language)), '    '),
      ...group.constants.flatMap(({ name, code, message }) => [
        '',
        ...comment(commentText(message, language), '    '),
        `    ${name} = ${literal(group, code, codePointText)}`,
      ]),
    ]),
    '',
    '',
    ...comment(programWords.retry, ''),
    `${identifier.toUpperCase()}_RETRY: Dict[${key}, Retry] = {`,
    ...classes.flatMap(({ group, className }) =>
      group.retry.map(({ name, advice }) => `    ${className}.${name}: Retry.${retryConstant(advice)},`),
    ),
    '}',
  ];
}

/**
 * A Python module: for each vendor an enumeration whose members equal what its JSON holds, or one of numbers and one of
 * strings, and a dictionary to retry advice. For Python 3.6 and later.
 */
export function renderPython(tables: readonly ConstantTable[], setting: ProgramSetting): string {
  const vendors = tables.map((table) => vendorText(table, setting.language)).join(', ');
  const enumerations = tables.some(({ groups }) => groups.some(({ type }) => type !== 'string'))
    ? 'Enum, IntEnum'
    : 'Enum';
  return [
    `# ${programWords.generated(setting.generator)}`,
    '',
    ...docstring(programWords.codes(vendors), ''),
    '',
    `from enum import ${enumerations}`,
    `from typing import ${tables.some(({ groups }) => groups.length > 1) ? 'Dict, Union' : 'Dict'}`,
    '',
    '',
    'class Retry(str, Enum):',
    ...docstring(programWords.retry, '    '),
    ...retryAdvice.flatMap((advice) => [
      '',
      ...comment(adviceText(advice, setting.language), '    '),
      `    ${retryConstant(advice)} = "${advice}"`,
    ]),
    ...tables.flatMap((table) => tableLines(table, setting)),
    '',
  ].join('\n');
}
