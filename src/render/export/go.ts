import { type Retry, retryAdvice } from '../../catalog/types.ts';
import {
  adviceText,
  type CodeGroup,
  type ConstantTable,
  codePointText,
  commentLines,
  commentText,
  literal,
  type ProgramSetting,
  programWords,
  vendorText,
} from './constants.ts';
import { goName, retryConstant } from './identifiers.ts';

const goTypes = { int: 'int', long: 'int64', string: 'string' } as const;

const adviceName = (advice: Retry): string => goName('Retry', retryConstant(advice));

/** A comment; those of exported names begin with the name, as Go's tools expect. */
function comment(text: string, indent: string): string[] {
  // gofmt counts a tab as eight columns.
  return commentLines(text, indent.length * 8 + 3).map((line) => `${indent}// ${line}`);
}

/** The type of some codes, and its constants. @param type what it is called */
function groupLines(
  table: ConstantTable,
  group: CodeGroup,
  type: string,
  { language }: ProgramSetting,
): string[] {
  const { identifier } = table;
  const { constants, retry } = group;
  const names = (advice: Retry): string[] =>
    retry.filter((row) => row.advice === advice).map(({ name }) => goName(identifier, name));
  return [
    ...comment(
      `${type} is an error code of ${vendorText(table, language)}${table.groups.length > 1 ? ` that is a ${group.type === 'string' ? 'string' : 'number'}` : ''}.`,
      '',
    ),
    `type ${type} ${goTypes[group.type]}`,
    '',
    'const (',
    // A blank line after each: gofmt aligns what stands together, and would realign all for one longer name.
    ...constants
      .flatMap(({ name, code, message }) => {
        const own = goName(identifier, name);
        return [
          ...comment(`${own}: ${commentText(message, language)}`, '\t'),
          `\t${own} ${type} = ${literal(group, code, codePointText)}`,
          '',
        ];
      })
      .slice(0, -1),
    ')',
    '',
    ...comment(`Retry tells ${programWords.retry.charAt(0).toLowerCase()}${programWords.retry.slice(1)}`, ''),
    `func (code ${type}) Retry() Retry {`,
    '\tswitch code {',
    ...retryAdvice
      .filter((advice) => advice !== 'unknown' && names(advice).length > 0)
      .flatMap((advice) => [
        ...`\tcase ${names(advice).join(',\n\t\t')}:`.split('\n'),
        `\t\treturn ${adviceName(advice)}`,
      ]),
    '\t}',
    `\treturn ${adviceName('unknown')}`,
    '}',
  ];
}

function tableLines(table: ConstantTable, setting: ProgramSetting): string[] {
  return table.groups.flatMap((group, position) => {
    const type = `${table.identifier}${position === 0 ? 'Code' : 'StringCode'}`;
    return ['', ...groupLines(table, group, type, setting)];
  });
}

/** A Go package: for each vendor a type of its codes, or one for numbers and one for strings, with a method that gives retry advice, and the constants. */
export function renderGo(tables: readonly ConstantTable[], setting: ProgramSetting): string {
  const vendors = tables.map((table) => vendorText(table, setting.language)).join(', ');
  return [
    `// ${programWords.generated(setting.generator)}`,
    '',
    ...comment(`Package ${setting.package} has the error codes of ${vendors}.`, ''),
    `package ${setting.package}`,
    '',
    ...comment(`Retry is ${programWords.retry.charAt(0).toLowerCase()}${programWords.retry.slice(1)}`, ''),
    'type Retry string',
    '',
    'const (',
    ...retryAdvice
      .flatMap((advice) => [
        ...comment(`${adviceName(advice)}: ${adviceText(advice, setting.language)}`, '\t'),
        `\t${adviceName(advice)} Retry = "${advice}"`,
        '',
      ])
      .slice(0, -1),
    ')',
    ...tables.flatMap((table) => tableLines(table, setting)),
    '',
  ].join('\n');
}
