import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIndex, monthIndex } from '../../src/charts/month-axis.ts';
import { monthlyChart, type MonthlyChartInput } from '../../src/charts/monthly-chart.ts';
import { projectStrip, type ProjectStripInput } from '../../src/charts/project-strip.ts';
import { slipChart, type SlipChartInput } from '../../src/charts/slip-chart.ts';
import { standingRoad } from '../../src/charts/standing-road.ts';
import { zeroAxis, zeroLine, zeroScale } from '../../src/charts/zero-line.ts';

const strip: ProjectStripInput = {
  status: 'behind',
  actual: 78,
  planned: 92,
  label: '首南路东延',
  from: '天工路',
  to: '金峨路',
  before: { name: '首南路', note: '已有' },
  actualText: '实到 78%',
  plannedText: '应到 92%',
  gapText: '差 14 个百分点',
  word: null,
  milestones: [
    { name: '征地拆迁', date: '2013-06-18', position: 35, done: true },
    { name: '路面', date: '预计 12-03', position: 80, done: false },
    { name: '通车', date: '预计 12-14', position: 100, done: false },
  ],
};

describe('the strip of a project page', () => {
  test('names both streets, what is done, due and short, and its milestones', () => {
    const svg = projectStrip(strip);
    for (const words of [
      '天工路',
      '金峨路',
      '首南路',
      '实到 78%',
      '应到 92%',
      '差 14 个百分点',
      '征地拆迁',
      '预计 12-14',
    ])
      expect(svg).toContain(`>${words}<`);
    expect(svg).toContain('<line class="o far" x1="78%" x2="92%"');
  });

  test('fills the dot of a milestone that is done, and leaves that of an expected one hollow', () => {
    const svg = projectStrip(strip);
    expect(svg).toContain('<circle class="dot" cx="35%"');
    expect(svg).toContain('<circle class="dot no" cx="80%"');
  });

  test('says no values of an open, a withdrawn or an unreported road', () => {
    for (const status of ['opened', 'withdrawn', 'unknown'] as const)
      expect(projectStrip({ ...strip, status })).not.toContain('应到');
  });

  test('says the gap together with the due where there is no room between', () => {
    const svg = projectStrip({ ...strip, planned: 79, gapText: '差 1 个百分点', plannedText: '应到 79%' });
    expect(svg).toContain('<tspan class="owed">差 1 个百分点</tspan>&#160; 应到 79%');
  });

  test('gives milestones that stand close together rows of their own', () => {
    const milestones = [40, 41, 42].map((position) => ({
      name: '很长的里程碑名称',
      date: '2013-01-01',
      position,
      done: true,
    }));
    const heights = [
      ...projectStrip({ ...strip, milestones }).matchAll(/y="([\d.]+)" text-anchor="middle">很长/g),
    ].map((m) => m[1]);
    expect(new Set(heights).size).toBe(3);
  });

  test('is deterministic, escapes and keeps within bounds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.string(),
        (actual, planned, name) => {
          const input = {
            ...strip,
            actual,
            planned,
            from: name,
            milestones: [{ name, date: name, position: actual, done: true }],
          };
          const svg = projectStrip(input);
          expect(svg).toBe(projectStrip(input));
          expect(svg).not.toMatch(/ style=|<script|NaN/);
          expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
        },
      ),
    );
  });
});

describe('the standing road', () => {
  const input = {
    status: 'behind' as const,
    actual: 78,
    planned: 92,
    milestones: [35, 80, 100].map((position) => ({ position, done: position < 78 })),
    actualText: ['实到', '78%'] as const,
    plannedText: ['应到', '92%'] as const,
    gapText: '差 14',
    before: true,
  };

  test('has a row for the first street and one for each milestone', () => {
    const rows = standingRoad(input);
    expect(rows.map((row) => row.milestone)).toEqual([null, 0, 1, 2]);
    expect(rows.map((row) => row.length)).toEqual([7, 9, 4, 0]);
  });

  test('has a last row of its own where no milestone ends the road', () => {
    expect(
      standingRoad({ ...input, milestones: [{ position: 50, done: true }] }).map((row) => row.milestone),
    ).toEqual([null, 0, null]);
  });

  test('draws in each row its part of what is built and owed', () => {
    const [first, second, third] = standingRoad(input).map((row) => row.drawing);
    expect(first).toContain('height="100%"/>');
    // From 35 % to 80 % of the road: built up to 78 %, owed for the rest.
    expect(second).toContain('height="95.6%"');
    expect(second).toContain('<line class="o up" x1="56" x2="56" y1="95.6%" y2="100%"');
    // From 80 % to 100 %: owed up to 92 %, then not due.
    expect(third).toContain('<line class="o up" x1="56" x2="56" y1="0%" y2="60%"');
    expect(third).toContain('<line class="edge" x1="44" x2="44" y1="60%" y2="100%"/>');
  });

  test('of an open road owes nothing anywhere', () => {
    expect(
      standingRoad({ ...input, status: 'opened' })
        .map((row) => row.drawing)
        .join(''),
    ).not.toMatch(/class="(o|edge)/);
  });
});

const monthly: MonthlyChartInput = {
  label: '每月进度',
  points: [
    { period: '2013-08', actual: 40, planned: 50, corrected: false },
    { period: '2013-09', actual: null, planned: 60, corrected: false },
    { period: '2013-10', actual: 66, planned: 80, corrected: true },
    { period: '2013-11', actual: 78, planned: 92, corrected: false },
    { period: '2013-12', actual: null, planned: 100, corrected: false },
  ],
  milestones: [{ name: '路面', position: 80 }],
  latestText: '11 月 实到 78%',
  gapText: '差 14 个百分点',
  correctedText: '10 月已更正',
  actualName: '实际',
  plannedName: '序时',
};

describe('the monthly chart', () => {
  test('breaks the line of what was done where nobody reported', () => {
    const svg = monthlyChart(monthly);
    expect(svg).toContain('<path class="ac" d="M0 60"/>');
    expect(svg).toContain('<path class="ac" d="M50 34L75 22"/>');
    expect(svg).toContain('<path class="pl" d="M0 50L25 40L50 20L75 8L100 0"/>');
  });

  test('draws corrected months hollow, the latest report filled, the gap in dashes', () => {
    const svg = monthlyChart(monthly);
    expect(svg).toContain('<circle class="dot no" cx="50%"');
    expect(svg).toContain('<circle class="dot" cx="75%"');
    expect(svg).toMatch(/<line class="o" x1="75%" x2="75%" y1="52" y2="30"/);
  });

  test('has no dashes where nothing is owed', () => {
    const points = monthly.points.map((p) => ({ ...p, planned: p.actual }));
    expect(monthlyChart({ ...monthly, points, gapText: null })).not.toContain('class="o"');
  });

  test('keeps the names of milestones that lie together a line apart', () => {
    const milestones = [1, 2, 3, 98, 99, 100].map((position) => ({ name: `节点 ${position}`, position }));
    const ys = [
      ...monthlyChart({ ...monthly, milestones }).matchAll(/class="nm" x="100%" y="([\d.]+)"/g),
    ].map((m) => Number(m[1]));
    const sorted = [...ys].sort((a, b) => a - b);
    expect(ys).toHaveLength(6);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(14.9);
  });

  test('can be drawn for no month, one month and ten years', () => {
    for (const count of [0, 1, 120]) {
      const points = Array.from({ length: count }, (_, i) => ({
        period: `${2000 + Math.floor(i / 12)}-01`,
        actual: 5,
        planned: 6,
        corrected: true,
      }));
      expect(monthlyChart({ ...monthly, points })).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

const slips: SlipChartInput = {
  label: '改过 2 次',
  first: '2012-04',
  last: '2013-11',
  baseline: '2013-12-05',
  baselineText: '原定 12-05',
  steps: [
    { month: '2013-04', to: '2013-12-31', number: 1 },
    { month: '2013-11', to: '2013-12-14', number: 2 },
  ],
};

describe('the slip chart', () => {
  test('steps from the first plan to each forecast in its month, numbered', () => {
    const svg = slipChart(slips);
    expect(svg).toContain('<path class="ac" d="M0 100H59.4V0H94V65.4H100"/>');
    expect(svg).toContain('<text class="no" x="59.4%" y="18" text-anchor="middle">1</text>');
  });

  test('names dates without the year where they share it, in full where they do not', () => {
    expect(slipChart(slips)).toContain('>12-31<');
    expect(slipChart({ ...slips, steps: [{ month: '2013-04', to: '2014-03-01', number: 1 }] })).toContain(
      '>2014-03-01<',
    );
  });

  test('draws nothing where nothing moved, and needs no first plan', () => {
    expect(slipChart({ ...slips, steps: [] })).toBe('');
    expect(slipChart({ ...slips, baseline: null })).not.toContain('class="pl"');
  });

  test('takes months and years for the dates they end on', () => {
    expect(dayIndex('2013-12')).toBe(dayIndex('2013-12-31'));
    expect(dayIndex('2013')).toBe(dayIndex('2013-12-31'));
    expect(dayIndex('2012-02')).toBe(dayIndex('2012-02-29'));
    expect(monthIndex('2013-01') - monthIndex('2012-12')).toBe(1);
  });
});

describe('the zero line', () => {
  const scale = zeroScale([-11, 79, 46, null]);

  test('has a scale that holds every day, with few lines across', () => {
    expect(scale.from).toBeLessThan(-11);
    expect(scale.to).toBeGreaterThan(79);
    expect(scale.ticks).toEqual([30, 60, 90]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4000, max: 9000 }), { minLength: 1 }), (days) => {
        const { from, to, ticks } = zeroScale(days);
        for (const day of days) expect(day >= from && day <= to).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });

  test('dashes what is late, draws what is early in ink, and dots what is done or expected', () => {
    expect(zeroLine(79, true, scale)).toMatch(/class="o".*<circle class="dot" /);
    expect(zeroLine(-11, true, scale)).toMatch(/class="k1".*<circle class="dot" /);
    expect(zeroLine(9, false, scale)).toContain('<circle class="dot no"');
    expect(zeroLine(null, false, scale)).not.toContain('<circle');
  });

  test('says late once, at the first line beyond zero', () => {
    const axis = zeroAxis(scale, '原定', (days) => `晚 ${days} 天`);
    expect(axis).toContain('晚 30 天');
    expect(axis).toContain('>60<');
    expect(axis.match(/晚/g)).toHaveLength(1);
  });
});
