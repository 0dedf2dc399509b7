import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignStrip, type CampaignStripInput } from '../../src/charts/campaign-strip.ts';
import { districtStrip } from '../../src/charts/district-strip.ts';
import { smallMultiple } from '../../src/charts/small-multiple.ts';
import { sparkBars } from '../../src/charts/spark-bars.ts';

const campaign: CampaignStripInput = {
  total: 59,
  opened: 44,
  due: 47,
  label: '59 条断头路',
  startText: '2011-01 启动，0 条',
  endText: '2013-12-31 期限，59 条',
  openedText: '实通 44 条',
  dueText: '应通 47 条',
  shortText: '少 3 条',
  yearEnds: [
    { at: 16, text: '2011 年底 16 条' },
    { at: 30, text: '2012 年底 30 条' },
  ],
};

describe('the campaign strip', () => {
  test('draws one unit for each road: opened, owed and not due', () => {
    const svg = campaignStrip(campaign);
    expect(svg).toMatch(/class="lane un" x1="0%" x2="74.6%"[^>]* pathLength="44"/);
    expect(svg).toMatch(/class="o un" x1="74.6%" x2="79.7%"[^>]* pathLength="3"/);
    expect(svg).toMatch(/class="lane far un" x1="79.7%" x2="100%"[^>]* pathLength="12"/);
  });

  test('marks the ends of the years where that many were open', () => {
    const svg = campaignStrip(campaign);
    expect(svg).toContain('<line class="yr" x1="27.1%" x2="27.1%"');
    expect(svg).toContain('2012 年底 30 条');
  });

  test('owes nothing when as many are open as are due', () => {
    const svg = campaignStrip({ ...campaign, opened: 50, due: 47, shortText: null });
    expect(svg).not.toMatch(/class="o\b/);
    expect(svg).toContain('class="k out" x1="79.7%"');
  });

  test('of a finished campaign is solid to the end', () => {
    const svg = campaignStrip({ ...campaign, opened: 59, due: 59, shortText: null });
    expect(svg).toContain('width="100%" height="22"');
    expect(svg).not.toMatch(/class="(o|lane far)\b/);
  });

  test('draws large campaigns in proportion, without a unit too fine to see', () => {
    expect(campaignStrip({ ...campaign, total: 1000, opened: 700, due: 800 })).not.toContain('pathLength');
  });

  test('keeps every word inside and every percent within bounds for any counts', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), fc.option(fc.nat(2000)), (total, opened, due) => {
        const svg = campaignStrip({ ...campaign, total, opened, due });
        expect(svg).toBe(campaignStrip({ ...campaign, total, opened, due }));
        expect(svg).not.toMatch(/ style=|NaN|Infinity/);
        for (const [, percent] of svg.matchAll(/="(-?[\d.]+)%"/g))
          expect(Number(percent)).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('escapes its words', () => {
    const svg = campaignStrip({ ...campaign, openedText: '<b>', shortText: '<i>', label: '"' });
    expect(svg).not.toMatch(/<b>|<i>/);
    expect(svg).toContain('aria-label="&quot;"');
  });
});

describe('the district strip', () => {
  test('has one cell for each opened road, dashes for those owed, dots for the rest', () => {
    const svg = districtStrip({ total: 10, opened: 8, due: 9, label: null });
    expect(svg).toMatch(/<line class="c" x2="80%"[^>]* pathLength="8"/);
    expect(svg).toContain('<line class="o" x1="80%" x2="90%"');
    expect(svg).toContain('<line class="d" x1="90%" x2="100%"');
    expect(svg).toContain('<line class="k" x1="90%" x2="90%"');
  });

  test('knocks the tick out where more are open than due', () => {
    const svg = districtStrip({ total: 14, opened: 11, due: 10, label: null });
    expect(svg).toContain('<line class="k out" x1="71.4%"');
    expect(svg).not.toContain('class="o"');
  });

  test('merges the cells above sixty roads', () => {
    expect(districtStrip({ total: 60, opened: 30, due: 30, label: null })).toContain('pathLength="30"');
    expect(districtStrip({ total: 61, opened: 30, due: 30, label: null })).not.toContain('pathLength');
  });

  test('of nothing has two bars and dots', () => {
    expect(districtStrip({ total: 0, opened: 0, due: 0, label: null })).toContain(
      '<line class="d" x2="100%"',
    );
  });
});

describe('the bars of recent months', () => {
  test('go up in ink where ahead, down in dashes where behind, flat at zero, and nowhere without a value', () => {
    const svg = sparkBars([7, -14, 0, null], 14, '近 4 个月');
    expect(svg).toContain('<rect x="1" y="8" width="7" height="7"/>');
    expect(svg).toContain('<line class="o up" x1="14.5" x2="14.5" y1="16" y2="30"');
    expect(svg).toContain('<rect x="21" y="14" width="7" height="2"/>');
    expect(svg.match(/<rect|class="o/g)).toHaveLength(3);
  });

  test('stay in the drawing when nothing differs from the plan', () => {
    expect(sparkBars([0, 0], 0, null)).not.toMatch(/NaN|Infinity/);
  });
});

describe('a small multiple', () => {
  const chart = {
    label: '甲区',
    total: 4,
    first: '2011-01',
    opened: [0, 0, 1, 1, 2],
    due: [0, 1, 1, 2, 3, 4],
  };

  test('is a step line of what is open against a dashed one of what is due', () => {
    const svg = smallMultiple(chart);
    expect(svg).toContain('<path class="ac" d="M0 100H40V75H80V50"/>');
    expect(svg).toContain('<path class="pl" d="M0 100H20V75H60V50H80V25H100V0"/>');
  });

  test('shows what is owed at its end in vermilion dashes, and nothing where nothing is', () => {
    expect(smallMultiple(chart)).toContain('class="o up" x1="80%"');
    expect(smallMultiple({ ...chart, due: [0, 0, 0, 1, 2, 4] })).not.toContain('class="o');
  });

  test('names the years', () => {
    const opened = Array.from({ length: 30 }, () => 1);
    const svg = smallMultiple({ ...chart, opened, due: opened });
    expect(svg).toContain('>2011<');
    expect(svg).toContain('>2012<');
  });
});
