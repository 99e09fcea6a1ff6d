import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { printableText, SHOWN_RANGES } from './printable-text.ts';

describe('printableText()', () => {
  it('leaves Latin, Greek, Cyrillic and Hebrew as they are', () => {
    for (const text of ['Société Générale', 'Ångström Łódź', 'Αθήνα', 'Привет, ООО', 'שלום', '1e26 × 10 — “x” €', '']) {
      assert.deepEqual(printableText(text), { text, romanised: false });
    }
  });

  it('romanises what the fonts lack and leaves the words beside it', () => {
    assert.deepEqual(printableText('北京 Ltd'), { text: 'BeiJing Ltd', romanised: true });
    assert.deepEqual(printableText('Aurora 🚀'), { text: 'Aurora :rocket:', romanised: true });
    assert.match(printableText('شركة').text, /^[ -~]+$/);
  });

  it('names the code point when there is no romanisation', () => {
    assert.deepEqual(printableText('a\u{E000}'), { text: 'aU+E000', romanised: true });
  });

  it('leaves out marks that turn the direction of writing', () => {
    assert.equal(printableText('abc\u202Edef').text, 'abc def');
  });

  it('gives only characters of its list, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        for (const character of printableText(original).text) {
          const codePoint = character.codePointAt(0) ?? 0;
          assert.ok(
            SHOWN_RANGES.some(([first, last]) => codePoint >= first && codePoint <= last),
            codePoint.toString(16),
          );
        }
      }),
    );
  });
});
