import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { burnUp, countScale } from '../../src/charts/burn-up.ts';
import { withLooks } from '../../src/charts/looks.ts';
import { PALETTE, recoloured, thickened } from '../../src/charts/palette.ts';
import { picture, pictureOfMany } from '../../src/charts/standalone.ts';
import { tablePicture } from '../../src/charts/table-picture.ts';
import { wrapWords } from '../../src/charts/wrap.ts';
import { estimateWidth } from '../../src/charts/words-in-drawings.ts';

const tokens = readFileSync('src/styles/tokens.css', 'utf8');

/** Token → colour in the first block of rules, or in that of the dark. */
function coloursOf(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/--(\w+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
}
const day = coloursOf(tokens.slice(0, tokens.indexOf('@media')));
const dark = coloursOf(
  tokens.slice(tokens.indexOf('prefers-color-scheme: dark'), tokens.indexOf('forced-colors')),
);

const frame = {
  title: '标题 <1>',
  lang: 'zh',
  about: '说明',
  notes: ['数据截至 2025-11-30', 'https://example.org/a?b&c'],
};
const chart = burnUp({
  label: '图',
  first: '2024-01',
  opened: [0, 1, 3],
  due: [0, 2, 4, 5],
  target: 6,
  words: { opened: '已打通 3', due: '应打通 4', target: '目标 6' },
});

describe('a drawing that stands alone', () => {
  const svg = picture(frame, { svg: chart, padding: [32, 104] });

  it('carries its title, notes and address as words, escaped', () => {
    expect(svg).toContain('<title>标题 &lt;1&gt;</title>');
    expect(svg).toContain('>标题 &lt;1&gt;</text>');
    expect(svg).toContain('>https://example.org/a?b&amp;c</text>');
  });

  it('needs no style sheet, script, font or link', () => {
    expect(svg).not.toMatch(/class=|style|<a\b|<script|url\(|var\(|aria-/);
    expect(svg).toContain('font-family="Overpass,');
  });

  it('draws with the colours and dashes of the page', () => {
    expect(svg).toContain(`stroke="${PALETTE.verm}" stroke-dasharray="7 4"`);
    expect(svg).toContain('stroke-width="2.75"');
  });

  it('has only the colours of the palette, and takes those of the dark in one pass', () => {
    const used = new Set(svg.match(/#[0-9a-f]{6}/g));
    for (const colour of used) expect(Object.values(PALETTE)).toContain(colour);
    const night = recoloured(svg, dark);
    expect(night).toContain(`fill="${dark['paper']}"/>`);
    for (const colour of new Set(night.match(/#[0-9a-f]{6}/g))) expect(Object.values(dark)).toContain(colour);
  });

  it('keeps the proportions of its lines at twice the size, words and other lines as they are', () => {
    const twice = thickened(svg, 2);
    expect(twice).toContain('stroke-width="5.5"');
    expect(twice).toContain('stroke-width="2.5" stroke-dasharray="8 6"');
    expect(twice).toContain('stroke-dasharray="7 4"');
    expect(twice.replace(/stroke-\w+="[^"]*"/g, '')).toBe(svg.replace(/stroke-\w+="[^"]*"/g, ''));
  });

  it('puts several under their names', () => {
    const many = pictureOfMany(frame, [
      { svg: chart, head: { name: '甲', value: '1 / 2' } },
      { svg: chart, head: { name: '乙', value: '2 / 2' } },
    ]);
    expect(many.match(/stroke-width="2.75"/g)).toHaveLength(2);
    expect(many).toContain('>甲</text>');
  });
});

describe('the palette', () => {
  it('is that of the style sheet by day', () => {
    expect(day).toEqual(PALETTE);
  });
});

describe('looks', () => {
  it('leave out what only phones show, links and what only a pointer meets', () => {
    const body =
      '<g class="narrow"><g><text class="nm">手机</text></g></g><g class="wide"><a href="/x"><path class="hit" d="M0 0"/><path class="ln" d="M1 1"/></a></g>';
    expect(withLooks('sheet', body)).toBe(
      `<g><path d="M1 1" fill="none" vector-effect="non-scaling-stroke" stroke="${PALETTE.ink}" stroke-width="5"/></g>`,
    );
  });
});

describe('a table as a picture', () => {
  it('grows with what it holds and shows every cell', () => {
    const columns = Array.from({ length: 14 }, (_, i) => ({ name: `第 ${i} 列的名字`, numeric: i > 0 }));
    const svg = tablePicture(frame, columns, [
      columns.map((_, i) => ({ text: `单元格 ${i}`, small: i === 2 ? '68 / 79' : null, owed: i === 3 })),
    ]);
    for (let i = 0; i < 14; i++) expect(svg).toContain(`>单元格 ${i}</text>`);
    expect(svg).toContain('>68 / 79</text>');
    expect(svg).toContain(`fill="${PALETTE.verm}">单元格 3<`);
    expect(Number(/width="(\d+)"/.exec(svg)?.[1])).toBeGreaterThan(864);
  });
});

describe('words in lines', () => {
  it('keep every character but the spaces between lines, and fit where they can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('甲', '道路，', 'road ', '12.5% ', 'https://x.y/z ', '。', ' ')),
        (parts) => {
          const words = parts.join('');
          const lines = wrapWords(words, 13, 120);
          expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
          for (const line of lines)
            if (line.includes(' ') || /[一-鿿]{2}/.test(line.replace(/[，。]/g, '')))
              expect(estimateWidth(line, 13)).toBeLessThan(120 + 13 * parts.length);
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^\s/);
        },
      ),
    );
    expect(wrapWords('打通断头路三年行动：累计打通与计划', 20, 200)).toEqual([
      '打通断头路三年行动：',
      '累计打通与计划',
    ]);
  });
});

describe('the scale of counts', () => {
  it('ends above the most, with at most five lines at whole steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (most) => {
        const { top, ticks } = countScale(most);
        expect(top).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBe(top);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
