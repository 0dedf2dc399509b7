/** Changes of plan, corrections, public documents, practices and announced figures. */
import { type Day, dateCell, dateText, monthEnd, monthStart, monthText, yearOf } from './calendar.ts';
import type { Campaign } from './campaign.ts';
import type { City } from './city.ts';
import { randomStream } from './random.ts';
import type { Report } from './reports.ts';
import type { Road } from './road.ts';
import type { Cells } from './table.ts';

/** Not a registered top-level domain (RFC 2606): these addresses lead nowhere, as the city does. */
export const HOST = 'https://shili.example';

const END_REASONS = [
  '征迁 2 户未签约',
  '电力杆线迁改推迟',
  '雨季停工 26 天',
  '与地铁出入口同步施工',
  '管线接口设计变更',
];

const numbered = <T extends object>(
  letter: string,
  least: number,
  rows: readonly T[],
): (T & { id: string })[] => {
  const width = Math.max(least, String(rows.length).length);
  return rows.map((row, i) => ({ ...row, id: `${letter}-${String(i + 1).padStart(width, '0')}` }));
};

export const PAUSE_REASON = '发现古井，配合文物勘探';

/** A row and the day it is filed under. */
interface Dated<T> {
  readonly date: Day;
  readonly cells: T;
}

function changesOf(road: Road, campaign: Campaign): Dated<Cells<'changes'>>[] {
  const { random, schedule } = road;
  const approved = road.level === '市级' ? '市断头路专班' : `${road.district.name.zh}政府`;
  const rows: Dated<Cells<'changes'>>[] = schedule.moves.map(({ date, field, from, to }) => ({
    date,
    cells: {
      project_id: road.id,
      date: dateText(date),
      field,
      old: dateText(from),
      new: dateText(to),
      reason: field === 'planned_start' ? '用地批复推迟' : random.pick(END_REASONS),
      approved_by: approved,
    },
  }));
  if (schedule.pausedOn !== null) {
    const date = schedule.pausedOn;
    const cells = { project_id: road.id, date: dateText(date), field: 'pause_reason', new: PAUSE_REASON };
    rows.push({ date, cells: { ...cells, reason: '施工中发现文物', approved_by: approved } });
  }
  const begun = schedule.actualStart;
  if (begun === null || begun + 45 > Math.min(campaign.asOfEnd, schedule.actualEnd ?? campaign.asOfEnd))
    return rows;
  const date = begun + random.int(20, 45);
  const row = (
    field: string,
    old: string | number,
    now: string | number,
    reason: string,
  ): Dated<Cells<'changes'>> => ({
    date,
    cells: {
      project_id: road.id,
      date: dateText(date),
      field,
      old,
      new: now,
      reason,
      approved_by: '市发展和改革委员会',
    },
  });
  if (road.formerInvestment !== null) {
    rows.push(row('total_investment', road.formerInvestment, road.investment, '增加管线迁改与软基处理'));
  } else if (random.chance(0.05)) {
    rows.push(row('scope', '不含雨水管', '增设雨水管', '与片区排水规划衔接'));
  }
  return rows;
}

/** Changes in the order of their dates. */
export function makeChanges(roads: readonly Road[], campaign: Campaign): Cells<'changes'>[] {
  const rows = roads.flatMap((road) => changesOf(road, campaign)).sort((a, b) => a.date - b.date);
  return numbered(
    'C',
    3,
    rows.map(({ cells }) => cells),
  );
}

const CORRECTION_REASONS = [
  '路面面积重复计入',
  '监理复核后核减',
  '填报时多计一道工序',
  '投资按支付凭证重新核对',
] as const;

/**
 * Corrections of published reports. One of them makes progress fall: the month before stays as it was
 * published, and the report is raised there, so the reports given are changed.
 */
export function makeCorrections(
  roads: readonly Road[],
  reports: readonly Report[],
  campaign: Campaign,
): Cells<'corrections'>[] {
  const random = randomStream(campaign.seed, 'corrections');
  const rows: Dated<Cells<'corrections'>>[] = [];
  const add = (report: Report, field: 'progress' | 'invested', old: number, reason: string) => {
    const date = monthStart(report.month + 1) + random.int(7, 19);
    rows.push({
      date,
      cells: {
        date: dateText(date),
        table: 'progress',
        key: `${report.road.id},${monthText(report.month)}`,
        field,
        old: String(old),
        new: String(report[field]),
        reason,
        kind: field === 'invested' ? '修订' : '更正',
      },
    });
  };
  const able = reports.flatMap(({ month, progress, invested }, i) => {
    const published = month < campaign.asOf && reports[i + 1]?.month === month + 1;
    return published && progress >= 20 && progress <= 90 && invested > 0 ? [i] : [];
  });
  const chosen = random.shuffle(able).slice(0, Math.ceil(roads.length / 8));
  const fall = chosen.find((i) => reports[i - 1]?.month === reports[i]!.month - 1);
  if (fall !== undefined) {
    reports[fall - 1]!.progress = reports[fall]!.progress + 2;
    add(reports[fall]!, 'progress', reports[fall]!.progress + 6, '复测后核减，上月数多报');
  }
  chosen.forEach((index, i) => {
    const report = reports[index]!;
    if (index === fall) return;
    if (i % 4 === 3) add(report, 'invested', report.invested + random.int(10, 90), CORRECTION_REASONS[3]);
    else add(report, 'progress', report.progress + random.int(2, 4), CORRECTION_REASONS[i % 3]!);
  });
  rows.push(...correctedLengths(roads, campaign));
  return numbered(
    'R',
    3,
    rows.sort((a, b) => a.date - b.date).map(({ cells }) => cells),
  );
}

/** Lengths that were measured again. */
function correctedLengths(roads: readonly Road[], campaign: Campaign): Dated<Cells<'corrections'>>[] {
  return roads
    .filter((road, i) => i % 37 === 11 && road.schedule.withdrawnOn === null)
    .map((road) => {
      const date = monthStart(campaign.first) + 20;
      return {
        date,
        cells: {
          date: dateText(date),
          table: 'projects',
          key: road.id,
          field: 'length_m',
          old: String(road.stretch.length + 20),
          new: String(road.stretch.length),
          reason: '终点改按路口中心线量算',
          kind: '更正',
        },
      };
    });
}

/** A document with dates of its own: late, listed before it is public, or written to the month. */
interface Paper {
  readonly kind: string;
  readonly title: string;
  readonly formed: Day;
  /** Days until it is public; null where it is listed and not yet public. */
  readonly after: number | null;
  readonly issuer: string;
  readonly letters?: string;
  readonly monthOnly?: true;
}

/** Papers that make the disclosure clock tell something, from random numbers of their own. */
function papersOf(road: Road, campaign: Campaign, has: (kind: string) => boolean): Paper[] {
  const random = randomStream(campaign.seed, `documents ${road.id}`);
  const { name } = road.stretch;
  const { baselineStart: start, actualStart: begun } = road.schedule;
  const papers: Paper[] = [];
  if (random.chance(0.5))
    papers.push({
      kind: '批准结果',
      title: `关于${name.zh}工程初步设计的批复`,
      formed: start - random.int(20, 45),
      after: random.int(6, 44),
      issuer: '市住房和城乡建设局',
      letters: '示建审',
    });
  if (random.chance(0.1))
    papers.push({
      kind: '批准服务',
      title: '市政道路工程审批办事指南',
      formed: start - random.int(70, 120),
      after: random.int(0, 3),
      issuer: '市政务服务中心',
      monthOnly: true,
    });
  if (begun === null) return papers;
  if (!has('质量安全') && random.chance(0.6))
    papers.push({
      kind: '质量安全',
      title: `${name.zh}工程质量监督登记表`,
      formed: begun - random.int(1, 9),
      after: random.chance(0.4) ? null : random.int(3, 58),
      issuer: '市建设工程质量监督站',
    });
  if (random.chance(0.14))
    papers.push({
      kind: '质量安全',
      title: `${name.zh}工程扬尘治理行政处罚决定书`,
      formed: begun + random.int(40, 160),
      after: random.int(2, 21),
      issuer: '市综合行政执法局',
      letters: '示综执罚',
    });
  if (has('征收土地') && random.chance(0.3))
    papers.push({
      kind: '征收土地',
      title: `${name.zh}工程征地补偿安置公告`,
      formed: begun - random.int(50, 110),
      after: random.int(20, 50),
      issuer: `${road.district.name.zh}政府`,
      monthOnly: true,
    });
  return papers;
}

function laterDocuments(
  road: Road,
  campaign: Campaign,
  rows: readonly Cells<'documents'>[],
): Cells<'documents'>[] {
  if (road.schedule.withdrawnOn !== null) return [];
  const random = randomStream(campaign.seed, `papers ${road.id}`);
  const papers = papersOf(road, campaign, (kind) => rows.some((row) => row.kind === kind));
  return papers
    .filter(({ formed }) => formed <= campaign.asOfEnd)
    .map(({ kind, title, formed, after, issuer, letters, monthOnly }, at) => {
      const published = after === null || formed + after > campaign.asOfEnd ? null : formed + after;
      const written = (day: Day): string => dateText(day).slice(0, monthOnly ? 7 : 10);
      const number = String(rows.length + at + 1);
      return {
        project_id: road.id,
        kind,
        title,
        url: published === null ? '' : `${HOST}/documents/${road.id}-${number}.html`,
        formed_on: written(formed),
        published_on: published === null ? '' : written(published),
        number:
          letters === undefined
            ? ''
            : `${letters}〔${dateText(formed).slice(0, 4)}〕${String(random.int(2, 98))}号`,
        issuer,
      };
    });
}

/** Documents of the eight kinds, as far as the road has come. */
export function documentsOf(road: Road, campaign: Campaign): Cells<'documents'>[] {
  const { random, schedule } = road;
  const { name } = road.stretch;
  const rows: Cells<'documents'>[] = [];
  const add = (kind: string, title: string, formed: Day | null, issuer: string, letters: string) => {
    if (formed === null || formed > campaign.asOfEnd - 20) return;
    const number = String(rows.length + 1);
    rows.push({
      project_id: road.id,
      kind,
      title,
      url: `${HOST}/documents/${road.id}-${number}.html`,
      formed_on: dateText(formed),
      published_on: dateCell(formed + random.int(3, 18)),
      number:
        letters === '' ? '' : `${letters}〔${dateText(formed).slice(0, 4)}〕${String(random.int(2, 98))}号`,
      issuer,
    });
  };
  const start = schedule.baselineStart;
  const begun = schedule.actualStart;
  add(
    '批准结果',
    `关于${name.zh}工程可行性研究报告的批复`,
    start - random.int(50, 80),
    '市发展和改革委员会',
    '示发改',
  );
  if (begun === null) return rows;
  add('招标投标', `${name.zh}工程施工中标公告`, begun - random.int(12, 30), '市公共资源交易中心', '');
  if (random.chance(0.5))
    add(
      '征收土地',
      `${name.zh}工程征收土地公告`,
      begun - random.int(5, 40),
      `${road.district.name.zh}政府`,
      '示土征',
    );
  add('施工', `${name.zh}工程建筑工程施工许可证`, begun - random.int(0, 4), '市住房和城乡建设局', '');
  if (random.chance(0.4))
    add('质量安全', `${name.zh}工程质量监督通知书`, begun + random.int(20, 90), '市建设工程质量监督站', '');
  if (schedule.moves.length > 0)
    add(
      '重大设计变更',
      `${name.zh}工程设计变更批复`,
      schedule.moves[0]!.date,
      '市发展和改革委员会',
      '示发改',
    );
  if (schedule.actualEnd !== null)
    add('竣工', `${name.zh}工程竣工验收备案表`, schedule.actualEnd + 30, '市住房和城乡建设局', '');
  return [...rows, ...laterDocuments(road, campaign, rows)];
}

const PRACTICES = [
  ['管线迁改一次会办', '经验推广'],
  ['征迁户数每周公示', '经验推广'],
  ['断头路项目审批绿色通道', '制度转化'],
  ['半幅通车，半幅施工', '技术研讨'],
  ['月报由监理复核后上报', '制度转化'],
  ['相邻两路并标施工', '经验推广'],
  ['沿线商户座谈', '座谈'],
  ['旧路面材料就地再生', '技术研讨'],
] as const;

/** Practices passed on, spread over the campaign. */
export function makePractices(city: City, campaign: Campaign): Cells<'practices'>[] {
  const random = randomStream(campaign.seed, 'practices');
  const span = campaign.asOfEnd - campaign.start;
  return numbered(
    'P',
    3,
    PRACTICES.map(([title, kind], i) => ({
      date: dateText(campaign.start + Math.floor((span * (i + random.next())) / PRACTICES.length)),
      title,
      from: random.pick(city.districts).name.zh,
      to: '全市',
      kind,
    })),
  );
}

/** Figures that the city announced: roads opened by each year's end and by the as-of month, and how many there are. */
export function makeFigures(roads: readonly Road[], campaign: Campaign): Cells<'figures'>[] {
  const inScope = roads.filter((road) => road.schedule.withdrawnOn === null);
  const rows: Cells<'figures'>[] = [];
  const add = (scope: string, measure: string, month: number, value: number) => {
    const period = monthText(month);
    rows.push({ scope, measure, period, value, unit: '条', source_url: `${HOST}/news/${period}.html` });
  };
  const opened = (list: readonly Road[], month: number) =>
    list.filter(({ schedule }) => schedule.actualEnd !== null && schedule.actualEnd <= monthEnd(month))
      .length;
  add('city', 'projects', campaign.asOf, inScope.length);
  for (let year = yearOf(campaign.first); year * 12 + 11 < campaign.asOf; year++) {
    add('city', 'opened', year * 12 + 11, opened(inScope, year * 12 + 11));
  }
  add('city', 'opened', campaign.asOf, opened(inScope, campaign.asOf));
  for (const district of new Set(inScope.map((road) => road.district))) {
    const own = inScope.filter((road) => road.district === district);
    add(`district:${district.id}`, 'opened', campaign.asOf, opened(own, campaign.asOf));
  }
  return rows;
}
