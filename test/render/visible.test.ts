import { describe, expect, it } from 'vitest';
import { visible } from '../../src/render/visible.ts';

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
