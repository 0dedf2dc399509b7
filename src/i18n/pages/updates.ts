/** Sentences of what releases changed: the pages of updates, the history of a project, the feeds. */
import type { Lang } from '../../schema/settings.ts';
import { countOf, formatCount } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  kind: {
    correction: '更正',
    revision: '修订',
    silent: '未说明',
    withdrawal: '撤销',
    change: '计划调整',
    method: '口径',
    progress: '进展',
    file: '文件',
  },
  /** In a heading, with their number. */
  counted: {
    correction: (n: number) => `更正 ${n} 处`,
    revision: (n: number) => `修订 ${n} 处`,
    silent: (n: number) => `未说明的改动 ${n} 处`,
    withdrawal: (n: number) => `撤销 ${n} 项`,
    change: (n: number) => `计划调整 ${n} 项`,
    method: (n: number) => `口径变动 ${n} 项`,
    progress: (n: number) => `进展 ${n} 条`,
    file: (n: number) => `其他文件 ${n} 个`,
  },
  title: '历次更新',
  pageTitle: (release: string) => `发布 ${release}`,
  heading: (date: string, clauses: string) => `${date} 发布：${clauses}。`,
  first: { road: (n: number) => `首次，共 ${n} 条路`, project: (n: number) => `首次，共 ${n} 个项目` },
  concerning: { road: (n: number) => `涉及 ${n} 条路`, project: (n: number) => `涉及 ${n} 个项目` },
  nothing: '没有读者看得到的变化',
  listHeading: (all: number, year: string | null, n: number) =>
    year === null ? `共发布 ${all} 次，最近的在前。` : `共发布 ${all} 次，其中 ${year} 年 ${n} 次。`,
  drafts: (commit: string) => `提交 ${commit} 和它以前的是试运行的数据，不算发布。`,
  release: '发布',
  changed: '改了什么',
  rest: (n: number) => `另有 ${n} 组没有列出，全部见下载的 CSV。`,
  silentNote: '这些已公布的数改了，变更表和更正表里都没有写原因。',
  later: (n: number) => `这次发布的数，后来又改了 ${n} 处`,
  counts: '新公布的行',
  figures: {
    city: (n: number) => `全市的数：${n} 项与上一期不同`,
    revised: (n: number) => `以前公布过的数改了 ${n} 个`,
    what: '哪个数',
    period: '期别',
    before: '原来',
    now: '现在',
    id: '编号',
    rest: (n: number) => `另有 ${n} 项没有列出，全部见下载的 CSV。`,
    rounded: (n: number) => `另有 ${n} 项的差别四舍五入以后看不出来，见下载的 CSV。`,
    all: '改了的数',
    recomputed: '历次的数按现在的程序从各次发布的数据重算。',
  },
  latest: { title: '最近的变动', none: '最近没有变动。' },
  links: { all: '全部变动', before: '上一次', list: '列表', data: '这次发布的数据' },
  silentSaid: '已公布的数改了，变更表和更正表里都没有写原因。',
  goneWithdrawn: '随项目撤销，不再公布。',
  goneSilent: '已公布的这一行不见了，没有写原因。',
  empty: '空',
  added: {
    projects: (name: string) => `列入计划：${name}`,
    progress: (period: string, values: string) => `${period} 月报${values}`,
    plan: (period: string, values: string) => `${period} 计划${values}`,
    milestones: (name: string, values: string) => `新列节点“${name}”${values}`,
    issues: (name: string, values: string) => `提出难题“${name}”${values}`,
    inspections: (name: string, values: string) => `督查发现“${name}”${values}`,
    documents: (name: string, values: string) => `公开文件《${name}》${values}`,
    figures: (scope: string, measure: string, period: string, value: string) =>
      `发布单位公布：${period} ${scope}${measure} ${value}`,
    other: (table: string, name: string) => `${table}新增“${name}”`,
  },
  row: {
    progress: (period: string) => `${period} 月报`,
    plan: (period: string) => `${period} 计划`,
    milestones: (name: string) => `节点“${name}”`,
    issues: (name: string) => `难题“${name}”`,
    inspections: (name: string) => `督查“${name}”`,
    documents: (name: string) => `文件《${name}》`,
    other: (table: string, name: string) => `${table}“${name}”`,
  },
  withdrawn: (date: string) => `${date} 退出计划`,
  method: (key: string) => `计算口径 ${key}`,
  file: { added: '新增', changed: '改动', gone: '去掉' },
  fileChanged: (path: string, how: string) => `文件 ${path} ${how}`,
  filled: (what: string, to: string) => `${what}：${to}`,
  moved: (what: string, from: string, to: string) => `${what}由 ${from} 改为 ${to}`,
  because: (kind: string, reason: string) => `（${kind}：${reason}）`,
} as const;

export type UpdateWords = Shape<typeof zh>;

const en: UpdateWords = {
  kind: {
    correction: 'Correction',
    revision: 'Revision',
    silent: 'Unexplained',
    withdrawal: 'Withdrawal',
    change: 'Change of plan',
    method: 'Method',
    progress: 'Progress',
    file: 'File',
  },
  counted: {
    correction: (n) => countOf(n, 'correction'),
    revision: (n) => countOf(n, 'revision'),
    silent: (n) => countOf(n, 'unexplained change'),
    withdrawal: (n) => countOf(n, 'withdrawal'),
    change: (n) => countOf(n, 'change of plan', 'changes of plan'),
    method: (n) => countOf(n, 'change of method', 'changes of method'),
    progress: (n) => countOf(n, 'item of progress', 'items of progress'),
    file: (n) => countOf(n, 'other file'),
  },
  title: 'Updates',
  pageTitle: (release) => `Release ${release}`,
  heading: (date, clauses) => `Release of ${date}: ${clauses}.`,
  first: {
    road: (n) => `first release, ${countOf(n, 'road')}`,
    project: (n) => `first release, ${countOf(n, 'project')}`,
  },
  concerning: { road: (n) => `in ${countOf(n, 'road')}`, project: (n) => `in ${countOf(n, 'project')}` },
  nothing: 'nothing that readers would see',
  listHeading: (all, year, n) =>
    year === null
      ? `${countOf(all, 'release')}, the newest first.`
      : `${countOf(all, 'release')}, ${n} of them in ${year}.`,
  drafts: (commit) => `What was committed up to ${commit} were drafts, and no releases.`,
  release: 'Release',
  changed: 'What changed',
  rest: (n) => `${countOf(n, 'more group')} not listed here; the CSV has them all.`,
  silentNote:
    'These published values were changed, and neither the table of changes nor that of corrections says why.',
  later: (n) => `Later releases changed ${countOf(n, 'value')} of this one`,
  counts: 'Rows published for the first time',
  figures: {
    city: (n) => `The whole city: ${countOf(n, 'figure')} not as in the period before`,
    revised: (n) => `${countOf(n, 'figure')} published before changed`,
    what: 'Figure',
    period: 'Period',
    before: 'Before',
    now: 'Now',
    id: 'Id',
    rest: (n) => `${formatCount(n, 'en')} more not listed here; the CSV has them all.`,
    rounded: (n) => `${formatCount(n, 'en')} more differ only in digits that rounding hides; see the CSV.`,
    all: 'Figures that changed',
    recomputed: 'Figures of earlier releases are computed from their data by the program of today.',
  },
  latest: { title: 'Latest changes', none: 'Nothing changed lately.' },
  links: { all: 'Every change', before: 'Before this', list: 'List', data: 'Data of this release' },
  silentSaid:
    'A published value was changed, and neither the table of changes nor that of corrections says why.',
  goneWithdrawn: 'No longer published, with its withdrawn project.',
  goneSilent: 'This published row is no longer there, and nothing says why.',
  empty: 'empty',
  added: {
    projects: (name) => `taken into the plan: ${name}`,
    progress: (period, values) => `report for ${period}${values}`,
    plan: (period, values) => `plan for ${period}${values}`,
    milestones: (name, values) => `new milestone “${name}”${values}`,
    issues: (name, values) => `difficulty raised: “${name}”${values}`,
    inspections: (name, values) => `inspection found “${name}”${values}`,
    documents: (name, values) => `document disclosed: “${name}”${values}`,
    figures: (scope, measure, period, value) => `announced for ${period}: ${measure} of ${scope} ${value}`,
    other: (table, name) => `new in ${table}: “${name}”`,
  },
  row: {
    progress: (period) => `report for ${period},`,
    plan: (period) => `plan for ${period},`,
    milestones: (name) => `milestone “${name}”,`,
    issues: (name) => `difficulty “${name}”,`,
    inspections: (name) => `inspection “${name}”,`,
    documents: (name) => `document “${name}”,`,
    other: (table, name) => `${table} “${name}”,`,
  },
  withdrawn: (date) => `withdrawn from the plan on ${date}`,
  method: (key) => `method setting ${key}`,
  file: { added: 'added', changed: 'changed', gone: 'removed' },
  fileChanged: (path, how) => `file ${path} ${how}`,
  filled: (what, to) => `${what}: ${to}`,
  moved: (what, from, to) => `${what} changed from ${from} to ${to}`,
  because: (kind, reason) => ` (${kind.toLowerCase()}: ${reason})`,
};

const WORDS: Record<Lang, UpdateWords> = { zh, en };

export function updateWords(lang: Lang): UpdateWords {
  return WORDS[lang];
}
