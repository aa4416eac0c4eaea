import { describe, expect, it } from 'vitest';
import { safeCell, safeJson, visible } from '../../src/render/visible.ts';

describe('visible', () => {
  it.each([
    ['40014', '40014'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['a\nb', 'a\\u{a}b'],
    ['\u009b2J', '\\u{9b}2J'],
    ['zero\u200bwidth', 'zero\\u{200b}width'],
    ['\ud800', '\ufffd'],
  ])('shows %j as %j', (text, shown) => expect(visible(text)).toBe(shown));

  it('cuts what is very long', () => {
    expect(visible('x'.repeat(1000))).toBe(`${'x'.repeat(79)}…`);
  });
});

describe('safeJson', () => {
  it.each(['\u001b[31m', '\u009b2J', 'a\u202eb', '\u{e0041}', 'a\nb', '\ud800'])(
    'keeps %j and hides it',
    (text) => {
      const json = safeJson({ text }, 2);
      expect(JSON.parse(json)).toEqual({ text });
      expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    },
  );
});

describe('safeCell', () => {
  it('keeps line breaks only', () => expect(safeCell('a\nb\u001bc')).toBe('a\nb\\u{1b}c'));
});
