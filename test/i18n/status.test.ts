import Fraction from 'fraction.js';
import { describe, expect, test } from 'vitest';
import { becauseSentence, STATUS_DEFINITIONS, statusName, unrankedSentence } from '../../src/i18n/status.ts';
import { STATUSES, type StatusReason, type UnrankedReason } from '../../src/measures/types.ts';

const compared = {
  actual: new Fraction(42),
  planned: new Fraction(60),
  gap: new Fraction(-18),
  actual_source: 'report',
  actual_period: '2013-11',
  planned_source: 'plan',
} as const;
const blocked = {
  title: '杆线 4 基待迁。',
  due_on: '2013-11-20',
  days: 10,
  unit: '区供电局',
  unit_en: 'Grid',
  count: 1,
} as const;

const SENTENCES: [StatusReason, string, string][] = [
  [
    { key: 'withdrawn', params: { on: '2013-06-15', reason: '并入轨道站点改造。' } },
    '2013 年 6 月 15 日退出计划：并入轨道站点改造。',
    'Withdrawn on 15 June 2013: 并入轨道站点改造.',
  ],
  [
    { key: 'withdrawn', params: { on: '2013-06', reason: null } },
    '2013 年 6 月退出计划。',
    'Withdrawn in June 2013.',
  ],
  [
    { key: 'opened', params: { on: '2013-06-30', planned: '2013-06-20', days_late: 10 } },
    '2013 年 6 月 30 日打通，比原定的 2013 年 6 月 20 日晚 10 天。',
    'Opened on 30 June 2013, 10 days later than planned (20 June 2013).',
  ],
  [
    { key: 'opened', params: { on: '2013-06-19', planned: '2013-06-20', days_late: -1 } },
    '2013 年 6 月 19 日打通，比原定的 2013 年 6 月 20 日早 1 天。',
    'Opened on 19 June 2013, 1 day earlier than planned (20 June 2013).',
  ],
  [
    { key: 'opened', params: { on: '2013-06-20', planned: '2013-06-20', days_late: 0 } },
    '2013 年 6 月 20 日打通，正是原定的日子。',
    'Opened on 20 June 2013, the day planned.',
  ],
  [
    { key: 'opened', params: { on: '2013-06', planned: '2013-05', days_late: null } },
    '2013 年 6 月打通，原定 2013 年 5 月。',
    'Opened in June 2013; planned for May 2013.',
  ],
  [
    { key: 'opened', params: { on: '2013', planned: null, days_late: null } },
    '2013 年打通。',
    'Opened in 2013.',
  ],
  [{ key: 'paused', params: { reason: '文物勘探' } }, '暂停：文物勘探。', 'Paused: 文物勘探.'],
  [
    { key: 'blocked', params: { ...blocked, late: { by: 'end', planned_end: '2013-10-31' } } },
    '“杆线 4 基待迁”限时 2013 年 11 月 20 日，超期 10 天还没有销号，正等区供电局；计划 2013 年 10 月 31 日竣工，已经到期。',
    '“杆线 4 基待迁” was due on 20 November 2013 and is still open, 10 days overdue, awaiting Grid; the planned end, 31 October 2013, has come.',
  ],
  [
    {
      key: 'blocked',
      params: {
        ...blocked,
        unit: null,
        unit_en: null,
        count: 3,
        late: { by: 'gap', gap: new Fraction('-14.04') },
      },
    },
    '“杆线 4 基待迁”限时 2013 年 11 月 20 日，超期 10 天还没有销号；另有 2 个问题超期；形象进度落后计划 14.0 个百分点。',
    '“杆线 4 基待迁” was due on 20 November 2013 and is still open, 10 days overdue; 2 other issues overdue; progress is 14.0 points below plan.',
  ],
  [
    { key: 'overdue', params: { planned_end: '2013-10-31', days: 30 } },
    '计划 2013 年 10 月 31 日竣工，到 11 月 30 日超期 30 天，还没有打通。',
    'Planned to end on 31 October 2013; by 30 November it was 30 days overdue, and the project is not open.',
  ],
  [
    { key: 'overdue', params: { planned_end: '2013-11', days: 0 } },
    '计划 2013 年 11 月竣工，到 11 月 30 日当日到期，还没有打通。',
    'Planned to end in November 2013; the end came on 30 November, and the project is not open.',
  ],
  [
    { key: 'not_due', params: { planned_start: '2014-03-01' } },
    '计划 2014 年 3 月 1 日开工，还没有到。',
    'Planned to start on 1 March 2014, which is still to come.',
  ],
  [
    { key: 'late_start', params: { planned_start: '2013-10', days: 30 } },
    '计划 2013 年 10 月开工，到 11 月 30 日已过 30 天，还没有开工。',
    'Planned to start in October 2013; by 30 November it was 30 days late, and work has not begun.',
  ],
  [
    { key: 'stalled', params: { from: '2013-08', to: '2013-11', months: 3, progress: new Fraction(42) } },
    '从 2013 年 8 月到 2013 年 11 月的月报看，形象进度停在 42.0%，完成投资也不见增加。',
    'Between the reports of August 2013 and November 2013 progress stayed at 42.0% and no rise in investment was reported.',
  ],
  [
    { key: 'stalled', params: { from: '2013-08', to: '2013-11', months: 3, progress: null } },
    '从 2013 年 8 月到 2013 年 11 月的月报看，完成投资不见增加。',
    'Between the reports of August 2013 and November 2013 no rise in investment was reported.',
  ],
  [
    { key: 'behind', params: { ...compared, limit: 10 } },
    '2013 年 11 月月报的形象进度是 42.0%，计划应到 60.0%，落后 18.0 个百分点，超过 10 个百分点的界限。',
    'The report of November 2013 gives 42.0%; the plan says 60.0%, 18.0 points below plan, past the limit of 10 points.',
  ],
  [
    {
      key: 'ahead',
      params: {
        ...compared,
        gap: new Fraction(5),
        actual_source: 'milestones',
        actual_period: null,
        planned_source: 'elapsed',
        limit: 3,
      },
    },
    '已完成的节点合 42.0%，按已过的工期应到 60.0%，领先 5.0 个百分点，超过 3 个百分点的界限。',
    'The milestones met make 42.0%; the time elapsed makes 60.0%, 5.0 points above plan, past the limit of 3 points.',
  ],
  [
    { key: 'on_track', params: { ...compared, gap: new Fraction(0), planned_source: 'milestones' } },
    '2013 年 11 月月报的形象进度是 42.0%，按到期的节点应到 60.0%，与计划一致，在允许的范围内。',
    'The report of November 2013 gives 42.0%; the milestones due make 60.0%, exactly as planned, within the limits.',
  ],
  [
    { key: 'no_report', params: { period: '2013-11', last: '2013-09' } },
    '2013 年 11 月没有月报，最近一次是 2013 年 9 月。',
    'No report for November 2013; the latest is that of September 2013.',
  ],
  [
    { key: 'no_report', params: { period: '2013-11', last: null } },
    '2013 年 11 月没有月报，此前也没有。',
    'No report for November 2013; there was none before.',
  ],
];

describe('the sentence of a status', () => {
  test.each(SENTENCES)('%o', (because, zh, en) => {
    expect(becauseSentence({ because, period: '2013-11' }, 'zh')).toBe(zh);
    expect(becauseSentence({ because, period: '2013-11' }, 'en')).toBe(en);
  });

  test.each(['actual', 'planned', 'both'] as const)('says what is missing: %s', (missing) => {
    const because: StatusReason = { key: 'unknown', params: { missing } };
    expect(becauseSentence({ because, period: '2013-11' }, 'zh')).toMatch(/^没有.*。$/);
    expect(becauseSentence({ because, period: '2013-11' }, 'en')).toMatch(/^(No|There is no).*\.$/);
  });
});

test('every status has a name and a definition in both languages, no two alike', () => {
  for (const lang of ['zh', 'en'] as const) {
    expect(new Set(STATUSES.map((status) => statusName(status, lang))).size).toBe(STATUSES.length);
    expect(new Set(STATUSES.map((status) => STATUS_DEFINITIONS[status][lang])).size).toBe(STATUSES.length);
  }
  expect(statusName('late_start', 'zh')).toBe('应开未开');
  expect(statusName('opened', 'en')).toBe('Open');
});

const UNRANKED: [UnrankedReason, string, string][] = [
  [{ key: 'no_projects', params: {} }, '没有项目，不排名。', 'No projects: not ranked.'],
  [
    { key: 'too_few', params: { projects: 1, min_projects: 5 } },
    '只有 1 个项目，少于 5 个，不排名。',
    '1 project, fewer than 5: not ranked.',
  ],
  [
    { key: 'no_value', params: { measures: ['open_gap', 'issue_rate'] } },
    '对序时、问题解决率没有值，不排名。',
    'No value for Against schedule, Issues closed: not ranked.',
  ],
];

test.each(UNRANKED)('the sentence of an unranked subject: %o', (because, zh, en) => {
  expect(unrankedSentence(because, 'zh')).toBe(zh);
  expect(unrankedSentence(because, 'en')).toBe(en);
});
