/** Sentences of the history of a project and of the pages of updates. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';
import { countOf } from '../format.ts';

const days = (n: number): string => (n === 0 ? '同一天' : n > 0 ? `推迟 ${n} 天` : `提前 ${-n} 天`);
const daysEn = (n: number): string =>
  n === 0 ? 'same day' : `${countOf(Math.abs(n), 'day')} ${n > 0 ? 'later' : 'earlier'}`;

const zh = {
  title: (name: string) => `${name}：历次公布的数`,
  heading: {
    published: (n: number) => `${n} 次发布改动过这一页的数`,
    moved: (n: number) => `计划与预计日期动过 ${n} 次`,
    corrected: (n: number) => `更正、修订 ${n} 处`,
    neverCorrected: '没有更正过',
    silent: (n: number) => `未说明的改动 ${n} 处`,
  },
  why: {
    no_git: '生成本站的机器上没有 git，历次发布的值没有取到；下面是现在公布的原始记录。',
    no_checkout: '数据不在版本库里，历次发布的值没有取到；下面是现在公布的原始记录。',
    shallow: '数据的版本库只取了最近的提交，历次发布的值没有取到；下面是现在公布的原始记录。',
    nothing_committed: '数据还没有发布过；下面是现在的原始记录。',
    unknown_start: 'site.yaml 的 history_after 写的提交不在历史里，说不出历次发布；下面是现在的原始记录。',
  },
  noReleases: {
    no_git: '生成本站的机器上没有 git，取不到历次发布。',
    no_checkout: '数据不在版本库里，取不到历次发布。',
    shallow: '数据的版本库只取了最近的提交，取不到历次发布。',
    nothing_committed: '数据还没有发布过。',
    unknown_start: 'site.yaml 的 history_after 写的提交不在历史里，说不出历次发布。',
  },
  plans: {
    title: '原计划与现计划',
    note: '原计划定下以后不改；改动只记在现计划里。',
    what: '哪一项',
    first: '原计划',
    now: '现计划',
    expected: '预计',
    actual: '实际',
    start: '开工',
    end: '竣工',
  },
  moves: {
    title: (n: number) => `计划与预计日期动过 ${n} 次`,
    milestones: (n: number) => `节点日期动过 ${n} 次`,
    none: '计划与预计日期没有动过。',
    when: '何时说的',
    what: '哪一项',
    from: '原来',
    to: '改为',
    by: '差',
    reason: '原因',
    first: '第一次预计',
    noReason: '没有写明原因',
    milestone: (name: string, field: string) => `节点“${name}”${field}`,
    days,
  },
  corrections: {
    title: (n: number) => `变更与更正 ${n} 条`,
    none: '没有变更和更正。',
    noOthers: '没有其他变更，没有更正。',
  },
  releases: {
    title: (n: number) => `按发布：${n} 次改动过它`,
    first: '首次公布',
    rows: (table: string, n: number) => `${table} ${n} 行`,
  },
  fields: {
    title: (n: number) => `按字段：${n} 项公布过不止一个值`,
    none: '每一项都只公布过一个值，见下面的原始记录。',
    note: '其余各项只公布过一个值，见下面的原始记录。',
    current: '现行',
    gone: '已删去',
  },
  index: '本页各部分',
  rows: {
    title: '原始记录',
    note: '每行给出它在数据里的文件和行号，点开就是下载文件里的这一行。',
    place: '出处',
    line: (file: string, line: number) => `${file} 第 ${line} 行`,
    repository: '版本库',
  },
} as const;

export type HistoryWords = Shape<typeof zh>;

const en: HistoryWords = {
  title: (name) => `${name}: every value as published`,
  heading: {
    published: (n) => `${countOf(n, 'release')} changed what this page says`,
    moved: (n) => `planned and expected dates moved ${countOf(n, 'time')}`,
    corrected: (n) => `${countOf(n, 'value')} corrected or revised`,
    neverCorrected: 'nothing corrected',
    silent: (n) => `${countOf(n, 'unexplained change')}`,
  },
  why: {
    no_git:
      'There is no git on the machine that made this site, so earlier values could not be read; below are the rows as published now.',
    no_checkout:
      'The data are not in a repository, so earlier values could not be read; below are the rows as published now.',
    shallow:
      'Only the newest commits of the data were at hand, so earlier values could not be read; below are the rows as published now.',
    nothing_committed: 'The data have not been released yet; below are the rows as they are.',
    unknown_start:
      'The commit that history_after in site.yaml names is not in the history, so the releases cannot be told; below are the rows as they are.',
  },
  noReleases: {
    no_git: 'There is no git on the machine that made this site, so releases could not be read.',
    no_checkout: 'The data are not in a repository, so releases could not be read.',
    shallow: 'Only the newest commits of the data were at hand, so releases could not be read.',
    nothing_committed: 'The data have not been released yet.',
    unknown_start:
      'The commit that history_after in site.yaml names is not in the history, so the releases cannot be told.',
  },
  plans: {
    title: 'First plan and plan in force',
    note: 'A first plan is never changed; moves are written in the plan in force.',
    what: 'What',
    first: 'First plan',
    now: 'Plan in force',
    expected: 'Expected',
    actual: 'Actual',
    start: 'Start',
    end: 'End',
  },
  moves: {
    title: (n) => `Planned and expected dates moved ${countOf(n, 'time')}`,
    milestones: (n) => `Dates of milestones moved ${countOf(n, 'time')}`,
    none: 'No planned or expected date has moved.',
    when: 'Said',
    what: 'What',
    from: 'Before',
    to: 'Now',
    by: 'By',
    reason: 'Reason',
    first: 'first forecast',
    noReason: 'no reason given',
    milestone: (name, field) => `milestone “${name}”, ${field}`,
    days: daysEn,
  },
  corrections: {
    title: (n) => `${countOf(n, 'change or correction', 'changes and corrections')}`,
    none: 'No changes or corrections.',
    noOthers: 'No other changes, no corrections.',
  },
  releases: {
    title: (n) => `By release: ${countOf(n, 'release')} changed it`,
    first: 'First published',
    rows: (table, n) => `${table} ${countOf(n, 'row')}`,
  },
  fields: {
    title: (n) => `By field: ${countOf(n, 'field')} published with more than one value`,
    none: 'Every field has been published with one value only; see the rows below.',
    note: 'All other fields have been published with one value only; see the rows below.',
    current: 'in force',
    gone: 'taken away',
  },
  index: 'Parts of this page',
  rows: {
    title: 'Rows as published',
    note: 'Each row names its file and line in the data, and leads to that row of the download.',
    place: 'Source',
    line: (file, line) => `${file} line ${line}`,
    repository: 'repository',
  },
};

const WORDS: Record<Lang, HistoryWords> = { zh, en };

export function historyWords(lang: Lang): HistoryWords {
  return WORDS[lang];
}
