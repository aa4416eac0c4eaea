import { type Retry, retryAdvice } from '../../catalog/types.ts';
import {
  adviceText,
  type ConstantTable,
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

function tableLines(table: ConstantTable, { language }: ProgramSetting): string[] {
  const { identifier, constants, retry } = table;
  const type = `${identifier}Code`;
  const names = (advice: Retry): string[] =>
    retry.filter((row) => row.advice === advice).map(({ name }) => goName(identifier, name));
  return [
    ...comment(`${type} is an error code of ${vendorText(table, language)}.`, ''),
    `type ${type} ${goTypes[table.type]}`,
    '',
    'const (',
    // A blank line after each: gofmt aligns what stands together, and would realign all for one longer name.
    ...constants
      .flatMap(({ name, code, message }) => {
        const own = goName(identifier, name);
        return [
          ...comment(`${own}: ${commentText(message, language)}`, '\t'),
          `\t${own} ${type} = ${literal(table, code)}`,
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

/** A Go package: for each vendor a type of its codes with a method that gives retry advice, and the constants. */
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
    ...tables.flatMap((table) => ['', ...tableLines(table, setting)]),
    '',
  ].join('\n');
}
