/** Statuses in words: their names, their definitions, and the sentence that says why a project has one. */
import { measure } from '../measures/catalog.ts';
import type { Comparison, Judgement, Status, StatusReason, UnrankedReason } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { PartialDate, Words } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import { countOf, formatDate, formatPercent, formatPoints } from './format.ts';

const NAMES: Record<Status, Words> = {
  withdrawn: { zh: '已退出', en: 'Withdrawn' },
  opened: { zh: '已打通', en: 'Open' },
  paused: { zh: '暂停', en: 'Paused' },
  blocked: { zh: '受阻', en: 'Blocked' },
  overdue: { zh: '逾期', en: 'Overdue' },
  not_due: { zh: '未到开工期', en: 'Not due yet' },
  late_start: { zh: '应开未开', en: 'Late start' },
  stalled: { zh: '停滞', en: 'Stalled' },
  behind: { zh: '滞后', en: 'Behind schedule' },
  no_report: { zh: '未按期填报', en: 'No report' },
  ahead: { zh: '超序时', en: 'Ahead of schedule' },
  on_track: { zh: '按序时', en: 'On schedule' },
  unknown: { zh: '资料不足', en: 'Insufficient data' },
};

export function statusName(status: Status, lang: Lang): string {
  return NAMES[status][lang];
}

/** What each status means; a project has the first of them that applies, in this order. */
export const STATUS_DEFINITIONS: Readonly<Record<Status, Words>> = {
  withdrawn: {
    zh: '撤销日期不晚于期末。',
    en: 'The date of withdrawal is not after the end of the period.',
  },
  opened: {
    zh: '实际竣工（通车）日期不晚于期末。只写到月的按该月最后一天算。',
    en: 'The actual end (opening) is not after the end of the period. A month counts by its last day.',
  },
  paused: {
    zh: '写了暂停原因。暂停原因没有日期，只有变更记录写了何时改动的，才退回到当时的值。',
    en: 'A reason for a pause is given. It bears no date: only a record of its change takes it back to what it was at an earlier period.',
  },
  blocked: {
    zh: '计划竣工已过，或者实际进度落后计划超过设定的百分点（behind_points，默认 10），同时有未销号的问题过了限时。',
    en: 'The planned end has passed, or actual progress is below plan by more than the points set (behind_points, 10 by default), and an open issue is past its deadline.',
  },
  overdue: {
    zh: '计划竣工日期不晚于期末，还没有打通。计划竣工取当时有效的日期，没有的取原计划竣工。',
    en: 'The planned end is not after the end of the period, and the project is not open. The planned end is the one in force then, or else the baseline end.',
  },
  not_due: {
    zh: '还没有开工，计划开工日期晚于期末。',
    en: 'Not started, and the planned start is after the end of the period.',
  },
  late_start: {
    zh: '还没有开工，计划开工日期不晚于期末。',
    en: 'Not started, although the planned start is not after the end of the period.',
  },
  stalled: {
    zh: '最近一期月报与至少若干个月（stalled_months，默认 3）之前的那期相比，形象进度和完成投资都没有上升。投资是年内累计数：同年内比大小，跨年后只要有投入就算上升。',
    en: 'Between the latest report and the one at least a number of months (stalled_months, 3 by default) before it, neither progress nor investment rose. Investment is cumulative within a year: inside a year the sums are compared, and in a later year any investment is a rise.',
  },
  behind: {
    zh: '实际进度低于计划超过设定的百分点（behind_points，默认 10）。实际进度取最近一次填了形象进度的月报，没有的取已完成节点的权重份额；计划进度先取 plan 表，再取到期节点的权重份额，再取工期已过的份额。',
    en: 'Actual progress is below plan by more than the points set (behind_points, 10 by default). Actual progress is that of the latest report that states it, or else the weighted share of milestones met; planned progress is that of plan, or else the weighted share of milestones due, or else the share of the planned time that has passed.',
  },
  no_report: {
    zh: '已经开工、还没有打通，当期没有月报。没有公布月报表的，不用这个状态。',
    en: 'Started and not open, without a report for the period. It is not used where reports are not published at all.',
  },
  ahead: {
    zh: '实际进度高于计划超过设定的百分点（ahead_points，默认 3）。',
    en: 'Actual progress is above plan by more than the points set (ahead_points, 3 by default).',
  },
  on_track: {
    zh: '实际进度与计划相差在上述界限之内。',
    en: 'Actual progress is within these limits of the plan.',
  },
  unknown: {
    zh: '实际进度或计划进度无从知道，不能判断。',
    en: 'Actual or planned progress cannot be known, so that nothing can be judged.',
  },
};

/** `on 14 December 2013`, `in December 2013`; Chinese needs no preposition. */
function at(date: PartialDate, lang: Lang): string {
  if (lang === 'zh') return formatDate(date, lang);
  return `${date.length === 10 ? 'on' : 'in'} ${formatDate(date, lang)}`;
}

/** Text of a cell without a closing stop, so that the sentence around it has one. */
function unstopped(text: string): string {
  return text.replace(/[。．.；;，,\s]+$/u, '');
}

function points(gap: Comparison['gap']): string {
  return formatPoints(gap.abs(), 'zh').replace('+', '');
}

type Params<K extends Status> = Extract<StatusReason, { key: K }>['params'];

function openedSentence({ on, planned, days_late: days }: Params<'opened'>, lang: Lang): string {
  const zh = lang === 'zh';
  const opened = zh ? `${at(on, lang)}打通` : `Opened ${at(on, lang)}`;
  if (planned === null) return zh ? `${opened}。` : `${opened}.`;
  const date = formatDate(planned, lang);
  if (days === null) return zh ? `${opened}，原定 ${date}。` : `${opened}; planned for ${date}.`;
  if (days === 0) return zh ? `${opened}，正是原定的日子。` : `${opened}, the day planned.`;
  const size = Math.abs(days);
  if (zh) return `${opened}，比原定的 ${date}${days > 0 ? '晚' : '早'} ${size} 天。`;
  return `${opened}, ${countOf(size, 'day')} ${days > 0 ? 'later' : 'earlier'} than planned (${date}).`;
}

function blockedSentence(params: Params<'blocked'>, lang: Lang): string {
  const { title, due_on, days, unit, unit_en, count, late } = params;
  const issue = unstopped(title);
  if (lang === 'zh') {
    const waiting = unit === null ? '' : `，正等${unit}`;
    const others = count > 1 ? `；另有 ${count - 1} 个问题超期` : '';
    const why =
      late.by === 'end'
        ? `计划 ${at(late.planned_end, lang)}竣工，已经到期`
        : `形象进度落后计划 ${points(late.gap)} 个百分点`;
    return `“${issue}”限时 ${at(due_on, lang)}，超期 ${days} 天还没有销号${waiting}${others}；${why}。`;
  }
  const awaited = unit_en ?? unit;
  const waiting = awaited === null ? '' : `, awaiting ${awaited}`;
  const others = count > 1 ? `; ${countOf(count - 1, 'other issue')} overdue` : '';
  const why =
    late.by === 'end'
      ? `the planned end, ${formatDate(late.planned_end, lang)}, has come`
      : `progress is ${points(late.gap)} points below plan`;
  return `“${issue}” was due ${at(due_on, lang)} and is still open, ${countOf(days, 'day')} overdue${waiting}${others}; ${why}.`;
}

function overdueSentence({ planned_end, days }: Params<'overdue'>, end: string, lang: Lang): string {
  if (lang === 'zh') {
    const passed = days === 0 ? '当日到期' : `超期 ${days} 天`;
    return `计划 ${at(planned_end, lang)}竣工，到 ${formatDate(end, lang, 'short')}${passed}，还没有打通。`;
  }
  const by = formatDate(end, lang, 'short');
  const passed = days === 0 ? `the end came on ${by}` : `by ${by} it was ${countOf(days, 'day')} overdue`;
  return `Planned to end ${at(planned_end, lang)}; ${passed}, and the project is not open.`;
}

function lateStartSentence({ planned_start, days }: Params<'late_start'>, end: string, lang: Lang): string {
  if (lang === 'zh') {
    const passed = days === 0 ? '当日到期' : `已过 ${days} 天`;
    return `计划 ${at(planned_start, lang)}开工，到 ${formatDate(end, lang, 'short')}${passed}，还没有开工。`;
  }
  const by = formatDate(end, lang, 'short');
  const passed = days === 0 ? `the day came on ${by}` : `by ${by} it was ${countOf(days, 'day')} late`;
  return `Planned to start ${at(planned_start, lang)}; ${passed}, and work has not begun.`;
}

function stalledSentence({ from, to, progress }: Params<'stalled'>, lang: Lang): string {
  if (lang === 'zh') {
    const stayed =
      progress === null
        ? '完成投资不见增加'
        : `形象进度停在 ${formatPercent(progress, lang)}，完成投资也不见增加`;
    return `从 ${formatDate(from, lang)}到 ${formatDate(to, lang)}的月报看，${stayed}。`;
  }
  const stayed = progress === null ? '' : `progress stayed at ${formatPercent(progress, lang)} and `;
  return `Between the reports of ${formatDate(from, lang)} and ${formatDate(to, lang)} ${stayed}no rise in investment was reported.`;
}

/** `2024 年 5 月月报形象进度 42.0%，计划应到 60.0%` */
function comparisonClause(params: Comparison, lang: Lang): string {
  const actual = formatPercent(params.actual, lang);
  const planned = formatPercent(params.planned, lang);
  const month = params.actual_period === null ? '' : formatDate(params.actual_period, lang);
  if (lang === 'zh') {
    const done =
      params.actual_source === 'report' ? `${month}月报的形象进度是 ${actual}` : `已完成的节点合 ${actual}`;
    const basis = { plan: '计划', milestones: '按到期的节点', elapsed: '按已过的工期' }[
      params.planned_source
    ];
    return `${done}，${basis}应到 ${planned}`;
  }
  const done =
    params.actual_source === 'report'
      ? `The report of ${month} gives ${actual}`
      : `The milestones met make ${actual}`;
  const basis = {
    plan: 'the plan says',
    milestones: 'the milestones due make',
    elapsed: 'the time elapsed makes',
  }[params.planned_source];
  return `${done}; ${basis} ${planned}`;
}

function gapClause({ gap }: Comparison, lang: Lang): string {
  const size = points(gap);
  if (gap.n === 0n) return lang === 'zh' ? '与计划一致' : 'exactly as planned';
  const below = gap.s < 0n;
  if (lang === 'zh') return `${below ? '落后' : '领先'} ${size} 个百分点`;
  return `${size} points ${below ? 'below' : 'above'} plan`;
}

function comparedSentence(
  because: Extract<StatusReason, { key: 'behind' | 'ahead' | 'on_track' }>,
  lang: Lang,
): string {
  const { params } = because;
  const clauses = [comparisonClause(params, lang), gapClause(params, lang)];
  const zh = lang === 'zh';
  if (because.key === 'on_track') clauses.push(zh ? '在允许的范围内' : 'within the limits');
  else {
    const { limit } = because.params;
    clauses.push(zh ? `超过 ${limit} 个百分点的界限` : `past the limit of ${limit} points`);
  }
  return zh ? `${clauses.join('，')}。` : `${clauses.join(', ')}.`;
}

function noReportSentence({ period, last }: Params<'no_report'>, lang: Lang): string {
  const month = formatDate(period, lang);
  if (lang === 'zh') {
    return `${month}没有月报，${last === null ? '此前也没有' : `最近一次是 ${formatDate(last, lang)}`}。`;
  }
  return `No report for ${month}; ${last === null ? 'there was none before' : `the latest is that of ${formatDate(last, lang)}`}.`;
}

const UNKNOWN: Record<Params<'unknown'>['missing'], Words> = {
  actual: {
    zh: '没有月报写明形象进度，也没有节点，实际进度无从知道。',
    en: 'No report states progress and there are no milestones: actual progress cannot be known.',
  },
  planned: {
    zh: '没有计划进度、节点或完整的计划开工和竣工日期，无从对照。',
    en: 'There is no planned progress, no milestone and no planned start and end to compare with.',
  },
  both: {
    zh: '没有月报写明形象进度，也没有计划、节点或完整的计划日期，不能判断。',
    en: 'No report states progress, and there is no plan, no milestone and no planned start and end: nothing can be judged.',
  },
};

/** Why a project has its status, in one sentence with its closing stop. */
export function becauseSentence(
  { because, period }: Pick<Judgement, 'because' | 'period'>,
  lang: Lang,
): string {
  const zh = lang === 'zh';
  switch (because.key) {
    case 'withdrawn': {
      const { on, reason } = because.params;
      const why = reason === null ? '' : `${zh ? '：' : ': '}${unstopped(reason)}`;
      return zh ? `${at(on, lang)}退出计划${why}。` : `Withdrawn ${at(on, lang)}${why}.`;
    }
    case 'opened':
      return openedSentence(because.params, lang);
    case 'paused': {
      const reason = unstopped(because.params.reason);
      return zh ? `暂停：${reason}。` : `Paused: ${reason}.`;
    }
    case 'blocked':
      return blockedSentence(because.params, lang);
    case 'overdue':
      return overdueSentence(because.params, monthEnd(period), lang);
    case 'not_due': {
      const { planned_start } = because.params;
      return zh
        ? `计划 ${at(planned_start, lang)}开工，还没有到。`
        : `Planned to start ${at(planned_start, lang)}, which is still to come.`;
    }
    case 'late_start':
      return lateStartSentence(because.params, monthEnd(period), lang);
    case 'stalled':
      return stalledSentence(because.params, lang);
    case 'behind':
    case 'ahead':
    case 'on_track':
      return comparedSentence(because, lang);
    case 'no_report':
      return noReportSentence(because.params, lang);
    case 'unknown':
      return UNKNOWN[because.params.missing][lang];
  }
}

/** Why a district or unit has no rank, in one sentence. */
export function unrankedSentence(because: UnrankedReason, lang: Lang): string {
  const zh = lang === 'zh';
  switch (because.key) {
    case 'no_projects':
      return zh ? '没有项目，不排名。' : 'No projects: not ranked.';
    case 'too_few': {
      const { projects, min_projects } = because.params;
      return zh
        ? `只有 ${projects} 个项目，少于 ${min_projects} 个，不排名。`
        : `${countOf(projects, 'project')}, fewer than ${min_projects}: not ranked.`;
    }
    case 'no_value': {
      const names = because.params.measures.map((id) => measure(id)?.name[lang] ?? id);
      return zh ? `${names.join('、')}没有值，不排名。` : `No value for ${names.join(', ')}: not ranked.`;
    }
  }
}
