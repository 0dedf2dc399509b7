import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { campaignStrip } from '../../src/charts/campaign-strip.ts';
import { mark } from '../../src/charts/mark.ts';
import { FORMS, roadStrip, type RoadForm } from '../../src/charts/road-strip.ts';
import { seal } from '../../src/charts/seal.ts';
import { STATUSES } from '../../src/measures/types.ts';

const styles = new URL('../../src/styles/', import.meta.url);
const sheets = (names: readonly string[]): string =>
  names.map((name) => readFileSync(new URL(name, styles), 'utf8')).join('\n');
const css = sheets(readdirSync(styles).filter((name) => name.endsWith('.css')));

function tokens(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--(\w+): (#[0-9a-f]{6})/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
  );
}

/** Contrast ratio of WCAG 2. */
function contrast(a: string, b: string): number {
  const light = (hex: string): number => {
    const [r = 0, g = 0, blue = 0] = [1, 3, 5].map((i) => {
      const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

describe('the looks of the drawings', () => {
  test('every class drawn has its meaning in the style sheets', () => {
    const drawings = [
      ...STATUSES.flatMap((status) =>
        (Object.keys(FORMS) as RoadForm[]).flatMap((form) => [
          roadStrip({ form, status, actual: 40, planned: 60, label: null, word: '无' }),
          roadStrip({ form, status, actual: 60, planned: 40, label: null }),
        ]),
      ),
      campaignStrip({
        total: 9,
        opened: 3,
        due: 5,
        label: null,
        startText: '',
        endText: '',
        openedText: '',
        dueText: '',
        shortText: '',
        yearEnds: [{ at: 1, text: '' }],
      }),
      seal(true, null),
      seal(false, null),
      mark(null),
    ];
    const used = new Set(
      drawings.flatMap((svg) =>
        [...svg.matchAll(/class="([^"]+)"/g)].flatMap((m) => (m[1] ?? '').split(' ')),
      ),
    );
    // Names of whole drawings that need no look of their own.
    const plain = new Set([
      'open',
      'passing',
      'meeting',
      'owing',
      'blocked',
      'paused',
      'future',
      'logo',
      'c',
      'un',
    ]);
    expect([...used].filter((name) => !plain.has(name) && !css.includes(`.${name}`))).toEqual([]);
  });

  test('text is readable on paper in both modes, and debt differs from road without colour', () => {
    const sheet = readFileSync(new URL('tokens.css', styles), 'utf8');
    const day = sheet.slice(sheet.indexOf(':root'));
    const night = sheet.slice(sheet.indexOf('prefers-color-scheme'));
    for (const mode of [tokens(day.slice(0, day.indexOf('}'))), tokens(night.slice(0, night.indexOf('}')))]) {
      const { paper = '', ink = '', ink2 = '', ink3 = '', verm = '' } = mode;
      expect(contrast(ink, paper)).toBeGreaterThan(7);
      expect(contrast(ink2, paper)).toBeGreaterThan(7);
      expect(contrast(ink3, paper)).toBeGreaterThan(4.5);
      expect(contrast(verm, paper)).toBeGreaterThan(4.5);
      expect(contrast(ink, verm)).toBeGreaterThan(3);
    }
  });

  test('the style sheets of every page together, spaces and comments and all, stay small', () => {
    const shared = [...sheets(['index.css']).matchAll(/@import '\.\/([^']+)'/g)].map((m) => m[1] ?? '');
    expect(shared).toContain('base.css');
    expect(gzipSync(sheets(shared), { level: 9 }).length).toBeLessThan(7.5 * 1024);
  });

  test('the seal is two outlines in a rim, the slot only a dashed line, both upright', () => {
    expect(seal(true, '已销号')).toContain('width="20" height="34" role="img" aria-label="已销号"');
    expect(seal(true, null).match(/<path/g)).toHaveLength(1);
    expect(seal(false, null)).not.toContain('<path');
    expect(seal(false, null)).toContain('class="slot"');
  });

  test('the two weights of the font stay within eight and a half kilobytes each', () => {
    for (const weight of [400, 700])
      expect(readFileSync(new URL(`fonts/overpass-${weight}.woff2`, styles)).length).toBeLessThan(8.5 * 1024);
  });
});
