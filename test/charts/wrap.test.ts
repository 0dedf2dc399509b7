import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWidth } from '../../src/charts/words-in-drawings.ts';
import { wrapWords } from '../../src/charts/wrap.ts';

describe('words in lines', () => {
  it('break an address that is wider than a line, which SVG would let run over the edge', () => {
    const address = `https://shili.example/leaders/${encodeURIComponent('东堰区副区长（分管城建）')}/#issues`;
    const lines = wrapWords(address, 12, 400);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe(address);
  });

  it('fit their width, whatever they are, and lose no sign', () => {
    const words = fc.string({ unit: fc.constantFrom(...'杨柳路东延 abcXYZ019：，—%/-.') });
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 300 }), (text, width) => {
        const lines = wrapWords(text, 13, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(estimateWidth(line, 13)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
