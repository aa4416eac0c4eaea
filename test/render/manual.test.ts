/** The manual: complete, and sound to those who format such pages. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { describeProgram } from '../../src/commands/describe.ts';
import { commandNames } from '../../src/commands/names.ts';
import { renderManual } from '../../src/render/manual.ts';
import { findProgram } from '../support/find-program.ts';

const pageIn = (language: 'en' | 'zh'): string =>
  renderManual(describeProgram(language), { language, version: '0.0.0', date: '2026-05-06' });

/** What a formatter prints for a page, and what it has to say about it. */
function format(program: string, args: readonly string[], page: string): { text: string; remarks: string } {
  const { stdout, stderr } = spawnSync(program, args, { input: page, encoding: 'utf8' });
  return { text: stdout, remarks: stderr };
}

describe.each(['en', 'zh'] as const)('the manual in %s', (language) => {
  const page = pageIn(language);

  it('names every command and option, and shows every example', () => {
    const program = describeProgram(language);
    for (const name of commandNames) expect(page).toContain(`\\fB${name}\\fR`);
    const options = [...program.options, ...program.commands.flatMap((command) => command.options)];
    expect(options.length).toBeGreaterThan(20);
    for (const { long } of options) expect(page).toContain(long.replaceAll('-', '\\-'));
    expect(page.match(/^errcode 40014 /gm)).toHaveLength(2);
  });

  it('lets no text through as a request or an escape', () => {
    const { description, ...program } = describeProgram(language);
    const hostile = renderManual(
      { ...program, description: ".so /etc/passwd\n'br\n\\X'ps: exec'" },
      { language, version: '0.0.0', date: '2026-05-06' },
    );
    expect(description).not.toBe('');
    expect(hostile).not.toMatch(/^[.']\s*(so|br)\b.*passwd|^'br|\\X/m);
  });

  // Skipped where the formatter is not installed.
  it.skipIf(findProgram('mandoc') === undefined)('has nothing that mandoc warns of', () => {
    const { text } = format('mandoc', ['-Tlint', '-Wwarning'], page);
    expect(text).toBe('');
  });

  it.skipIf(findProgram('groff') === undefined)('has nothing that groff warns of', () => {
    const chinese = language === 'zh' ? ['-mzh'] : [];
    const { text, remarks } = format(
      'groff',
      [...chinese, '-man', '-Tutf8', '-ww', '-k', '-P-c', '-P-bou'],
      page,
    );
    expect(remarks).toBe('');
    expect(text).toContain("errcode grep -i 'access_?token'");
    expect(text).toContain('"token expired"');
    // No name is divided by a hyphen that it does not have.
    expect(text).not.toMatch(/\p{L}\u2010$/mu);
    expect(text).toContain('~/.config/errcode/');
  });
});
