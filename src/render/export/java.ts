import { retryAdvice } from '../../catalog/types.ts';
import {
  adviceText,
  type ConstantTable,
  commentLines,
  commentText,
  literal,
  type ProgramSetting,
  programWords,
  type RetryRow,
  utf16Text,
  vendorText,
} from './constants.ts';
import { retryConstant } from './identifiers.ts';

/** The type of a code, and the one that stands for it in collections. */
const javaTypes = {
  int: { plain: 'int', boxed: 'Integer', suffix: '' },
  long: { plain: 'long', boxed: 'Long', suffix: 'L' },
  string: { plain: 'String', boxed: 'String', suffix: '' },
} as const;

/** What HTML and Javadoc take for markup, and the backslash: Java reads \u as a character even in comments. */
function escapeJavadoc(text: string): string {
  return text.replace(/[&<>@\\]|\*\//g, (found) => (found === '*/' ? '*&#47;' : `&#${found.charCodeAt(0)};`));
}

function javadoc(text: string, indent: string): string[] {
  const lines = commentLines(text, indent.length + 3, escapeJavadoc);
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`];
}

/** A method of Java has at most 64 KiB, which some 3,600 of these rows fill. */
const rowsInMethod = 1000;

function inParts(rows: readonly RetryRow[]): RetryRow[][] {
  const count = Math.ceil(rows.length / rowsInMethod);
  return Array.from({ length: count }, (_, i) => rows.slice(i * rowsInMethod, (i + 1) * rowsInMethod));
}

function tableLines(table: ConstantTable, { language }: ProgramSetting): string[] {
  const { identifier, groups } = table;
  const boxed = groups.length === 1 ? javaTypes[groups[0].type].boxed : 'Object';
  const parts = inParts(groups.flatMap(({ retry }) => retry));
  return [
    ...javadoc(programWords.codes(vendorText(table, language)), '    '),
    `    public static final class ${identifier} {`,
    `        private ${identifier}() {}`,
    ...groups.flatMap((group) => {
      const { plain, suffix } = javaTypes[group.type];
      return group.constants.flatMap(({ name, code, message }) => [
        '',
        ...javadoc(commentText(message, language), '        '),
        `        public static final ${plain} ${name} = ${literal(group, code, utf16Text)}${suffix};`,
      ]);
    }),
    '',
    `        private static final Map<${boxed}, Retry> RETRY = new HashMap<>();`,
    '',
    '        static {',
    ...parts.map((_, position) => `            putRetry${position + 1}();`),
    '        }',
    ...parts.flatMap((part, position) => [
      '',
      `        private static void putRetry${position + 1}() {`,
      ...part.map(({ name, advice }) => `            RETRY.put(${name}, Retry.${retryConstant(advice)});`),
      '        }',
    ]),
    ...groups.flatMap(({ type }) => [
      '',
      ...javadoc(programWords.retry, '        '),
      `        public static Retry retry(${javaTypes[type].plain} code) {`,
      `            return RETRY.getOrDefault(code, Retry.${retryConstant('unknown')});`,
      '        }',
    ]),
    '    }',
  ];
}

/** A Java class: for each vendor a class of its codes, with a method that gives retry advice. For Java 8 and later. */
export function renderJava(tables: readonly ConstantTable[], setting: ProgramSetting): string {
  const vendors = tables.map((table) => vendorText(table, setting.language)).join(', ');
  return [
    `// ${programWords.generated(setting.generator)}`,
    `package ${setting.package};`,
    '',
    'import java.util.HashMap;',
    'import java.util.Map;',
    '',
    ...javadoc(programWords.codes(vendors), ''),
    'public final class ErrorCodes {',
    '    private ErrorCodes() {}',
    '',
    ...javadoc(programWords.retry, '    '),
    '    public enum Retry {',
    ...retryAdvice.flatMap((advice, position) => [
      ...(position === 0 ? [] : ['']),
      ...javadoc(adviceText(advice, setting.language), '        '),
      `        ${retryConstant(advice)}${position === retryAdvice.length - 1 ? '' : ','}`,
    ]),
    '    }',
    ...tables.flatMap((table) => ['', ...tableLines(table, setting)]),
    '}',
    '',
  ].join('\n');
}
