import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapeOf } from '../../src/charts/road-shape.ts';
import { FORMS, roadStrip, type RoadForm, type RoadStripInput } from '../../src/charts/road-strip.ts';
import { STATUSES, type Status } from '../../src/measures/types.ts';

const FORM_NAMES = Object.keys(FORMS) as RoadForm[];

function strip(status: Status, values: Partial<RoadStripInput> = {}): string {
  return roadStrip({ form: 'cell', status, actual: 52, planned: 74, label: null, ...values });
}

/** Classes of the lines and rectangles drawn, in order. */
function classes(svg: string): string[] {
  return [...svg.matchAll(/<(?:line|rect|path)(?: class="([^"]*)")?/g)].map((m) => m[1] ?? 'built');
}

const inputs = fc.record({
  form: fc.constantFrom(...FORM_NAMES),
  status: fc.constantFrom(...STATUSES),
  actual: fc.option(fc.double({ min: -10, max: 120, noNaN: true })),
  planned: fc.option(fc.double({ min: -10, max: 120, noNaN: true })),
  label: fc.option(fc.string()),
  word: fc.string(),
});

describe('the road strip', () => {
  test('of an open road is unbroken from bar to bar and owes nothing', () => {
    const svg = strip('opened', { actual: 100, planned: 100 });
    expect(svg).toContain('<rect y="4" width="100%" height="7"/>');
    expect(classes(svg)).toEqual(['built', 'b', 'b']);
  });

  test('of an open road is whole even where the last report said less', () => {
    expect(strip('opened', { actual: 90, planned: 95 })).toContain('width="100%" height="7"');
  });

  test('behind schedule has ink to what is done, dashes up to the tick, dots after', () => {
    const svg = strip('behind');
    expect(svg).toContain('<rect y="4" width="52%" height="7"/>');
    expect(svg).toContain('<line class="o" x1="52%" x2="74%" y1="7.5" y2="7.5" stroke-width="7"/>');
    expect(svg).toContain('<line class="d" x1="74%" x2="100%"');
    expect(svg).toContain('<line class="k" x1="74%" x2="74%" y2="15"/>');
  });

  test('overdue owes all the way to the second bar, which is the tick', () => {
    const svg = strip('overdue', { actual: 81, planned: 100 });
    expect(svg).toContain('<line class="o" x1="81%" x2="100%"');
    expect(classes(svg)).toEqual(['built', 'o', 'b', 'b']);
  });

  test('blocked adds a heavy bar at the built end, over its full height', () => {
    expect(strip('blocked')).toContain('<line class="t" x1="52%" x2="52%" y2="15"/>');
    expect(classes(strip('behind'))).not.toContain('t');
  });

  test('paused is the shape of blocked in ink', () => {
    expect(strip('paused')).toBe(
      strip('blocked')
        .replaceAll('class="o"', 'class="o ink"')
        .replace('class="t"', 'class="t ink"')
        .replace('strip blocked', 'strip paused'),
    );
  });

  test('ahead of schedule passes a tick that is knocked out of the road', () => {
    const svg = strip('ahead', { actual: 80, planned: 66 });
    expect(svg).toContain(
      '<line class="k" x1="66%" x2="66%" y2="15"/><line class="k out" x1="66%" x2="66%" y1="4" y2="11"/>',
    );
    expect(svg).toContain('<line class="d" x1="80%"');
    expect(classes(svg).filter((c) => c.startsWith('o'))).toEqual([]);
  });

  test('on schedule but just short of the tick draws it plain, without dashes', () => {
    const found = classes(strip('on_track', { actual: 71, planned: 72 }));
    expect(found).toEqual(['built', 'd', 'k', 'b', 'b']);
  });

  test('stalled with nothing owed by the plan still shows dashes, of a fixed length and without a tick', () => {
    const svg = strip('stalled', { actual: 41, planned: 38 });
    expect(svg).toMatch(/<svg x="41%">.*<line class="o" x2="15"/);
    expect(classes(svg)).not.toContain('k');
  });

  test('not due is dots only; withdrawn one slash; no data nothing but bars and the word', () => {
    expect(classes(strip('not_due', { actual: null, planned: null }))).toEqual(['d', 'b', 'b']);
    expect(classes(strip('withdrawn'))).toEqual(['w', 'w', 'b3', 'b3']);
    const unknown = strip('unknown', { word: '资料不足' });
    expect(classes(unknown)).toEqual(['b3', 'b3']);
    expect(unknown).toContain('>资料不足</text>');
  });

  test('as a mark is the same for every road of a status, 32 by 12', () => {
    const mark = strip('behind', { form: 'mark', actual: 3, planned: 99 });
    expect(mark).toBe(strip('behind', { form: 'mark', actual: null, planned: null }));
    expect(mark).toContain('width="32" height="12"');
  });

  test('gives every shape its own drawing, so that none is told by colour alone', () => {
    const first = new Map(STATUSES.map((status) => [shapeOf(status), status]));
    const drawings = [...first].map(([, status]) => strip(status, { form: 'mark' }).replaceAll(' ink', ''));
    // Blocked and paused share their shape; their words differ.
    expect(new Set(drawings).size).toBe(first.size - 1);
  });

  test('is named by its label, or hidden where the words stand beside it', () => {
    expect(strip('opened', { label: '甲路 已通车' })).toContain('role="img" aria-label="甲路 已通车"');
    expect(strip('opened')).toContain('aria-hidden="true"');
    expect(strip('opened')).not.toContain('role=');
  });

  test('is deterministic, escaped, within its bars and without inline style or script', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const svg = roadStrip(input);
        expect(svg).toBe(roadStrip(input));
        expect(svg).not.toMatch(/ style=|<script|-0%|NaN|undefined/);
        for (const [, percent] of svg.matchAll(/="(-?[\d.]+)%"/g)) {
          expect(Number(percent)).toBeGreaterThanOrEqual(0);
          expect(Number(percent)).toBeLessThanOrEqual(100);
        }
        expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });

  test('cannot be broken out of by a label', () => {
    const svg = strip('unknown', { label: '"><script>alert(1)</script>', word: '</text><script>x</script>' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('aria-label="&quot;&gt;&lt;script&gt;');
  });
});
