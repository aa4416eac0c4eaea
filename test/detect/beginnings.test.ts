/** Places where words may begin are told at a glance, and none is passed over. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Beginnings } from '../../src/detect/beginnings.ts';
import { findSignals, signalMarks } from '../../src/detect/signals.ts';
import { catalog } from '../support/run.ts';

const words = ['a', '钉钉', 'wps', 'dd.', 'WeLink', '"request_id"', 'é1'];

it('finds every place of every word, in any letter case', () => {
  const beginnings = new Beginnings(words);
  const piece = fc.constantFrom(...words, ...words.map((word) => word.toUpperCase()), ' ', 'x', '钉', 'w');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      const found = new Set<number>();
      for (let at = beginnings.next(text, 0); at < text.length; at = beginnings.next(text, at + 1))
        found.add(at);
      const folded = text.toLowerCase();
      for (const word of words) {
        const small = word.toLowerCase();
        for (let at = folded.indexOf(small); at >= 0; at = folded.indexOf(small, at + 1))
          expect(found).toContain(at);
      }
    }),
  );
});

it('passes over the other places', () => {
  const beginnings = new Beginnings(words.slice(1));
  const without = 'nothing of them: 钉 wp d. 1234';
  expect(beginnings.next(without, 0)).toBe(without.length);
  expect(beginnings.next('说钉钉', 0)).toBe(1);
});

it('finds the signals that the expression of all of them finds', () => {
  const marks = signalMarks(catalog);
  const endings = ['hints: [req_id', 'ErrCode: 11310; ErrMsg:', 'log_id: 20251122334455', 'rid: 6a1b'];
  const piece = fc.constantFrom(...marks.marks.keys(), ...endings, ' ', '，', 'x');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const places = new Set([...text.matchAll(marks.expression)].map(({ index }) => index));
      for (const { at } of findSignals(text, marks)) expect(places).toContain(at);
      const [first] = [...text.matchAll(marks.expression)].filter(({ 0: found }) =>
        /^.{6,}\.com/.test(found),
      );
      if (first) expect(findSignals(text, marks).map(({ at }) => at)).toContain(first.index);
    }),
  );
});
