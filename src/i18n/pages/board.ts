/** Sentences of the boards that are hung on a wall, and of what is told to those who come from one. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';
import { countOf } from '../format.ts';

const zh = {
  title: (name: string) => `${name}：公示板`,
  /** What the link to the board is called elsewhere. */
  link: '公示板（A4、A3，可打印）',
  asOf: '数据截至',
  release: '发布',
  print: '打印',
  printHint: '也可以用浏览器自己的打印：纸张、边距都已设好，正好一页。',
  papers: { a4: 'A4', a3: 'A3', a1: 'A1' },
  onPaper: { a4: '按 A4 打印', a3: '按 A3 打印' },
  page: { road: '这条路的全部数据', project: '这个项目的全部数据' },
  wallchart: '全市一张挂图',
  milestones: { title: '倒排计划', planned: '原定', actual: '实际或预计', difference: '差' },
  morePeople: (n: number) => `其余 ${n} 个单位见网页。`,
  moreMilestones: (n: number) => `其余 ${n} 个节点见网页。`,
  moreIssues: (n: number) => `其余 ${n} 件见网页。`,
  issue: { unit: '责任单位', due: '期限' },
  phone: '办公电话',
  noPhone: '没有公布办公电话',
  contact: '联系',
  scan: {
    road: '扫码看这条路现在怎样，这块板以后变了什么',
    project: '扫码看这个项目现在怎样，这块板以后变了什么',
  },
  noQr: '没有二维码：site.yaml 里没有写 base_url（本站网址），印上去的码会没有地方可去。',
  qr: (address: string) => `二维码：${address}`,
  demo: '演示数据，全部虚构',
  publisher: (name: string) => `${name}公布`,
  since: {
    title: '这块板以后变了什么',
    lede: '每块板右下角写着发布编号。找到您那一块的编号，它上面的就是挂板以后的变化，新的在前。',
    none: '还没有发布历史可比。',
    only: (release: string) => `发布 ${release} 以来没有变过。`,
    yours: '您的板',
    newest: '您扫的就是最新的一块板：此后没有变化。',
    older: (n: number) => `您扫的板是这一版。此后 ${n} 次发布有变化，新的在前：`,
    said: '板上写的',
    now: '现在',
    first: '第一次公布',
    more: (n: number) => `另有 ${n} 处变化`,
    all: '这一版的全部变化',
  },
} as const;

export type BoardWords = Shape<typeof zh>;

const en: BoardWords = {
  title: (name) => `${name}: board`,
  link: 'Board (A4 and A3, to print)',
  asOf: 'Data as of',
  release: 'Release',
  print: 'Print',
  printHint:
    'Your browser’s own printing does as well: paper and margins are set, and it is exactly one page.',
  papers: { a4: 'A4', a3: 'A3', a1: 'A1' },
  onPaper: { a4: 'Print on A4', a3: 'Print on A3' },
  page: { road: 'Everything about this road', project: 'Everything about this project' },
  wallchart: 'The wall chart of the city',
  milestones: {
    title: 'Reverse plan',
    planned: 'Planned',
    actual: 'Actual or expected',
    difference: 'Difference',
  },
  morePeople: (n) => `${countOf(n, 'more unit')} on the page.`,
  moreMilestones: (n) => `${countOf(n, 'more milestone')} on the page.`,
  moreIssues: (n) => `${n} more on the page.`,
  issue: { unit: 'Responsible', due: 'Due' },
  phone: 'Office telephone',
  noPhone: 'No office telephone was published',
  contact: 'Contact',
  scan: {
    road: 'Scan to see how this road stands now, and what changed since this board',
    project: 'Scan to see how this project stands now, and what changed since this board',
  },
  noQr: 'No QR code: site.yaml has no base_url (the address of the site), so that a printed code would lead nowhere.',
  qr: (address) => `QR code: ${address}`,
  demo: 'Demonstration data, all invented',
  publisher: (name) => `Published by ${name}`,
  since: {
    title: 'What changed since this board',
    lede: 'Each board names its release at the bottom. Find yours: what stands above it changed since, the newest first.',
    none: 'There is no history of releases to compare with.',
    only: (release) => `Nothing has changed since release ${release}.`,
    yours: 'Your board',
    newest: 'You scanned the newest board: nothing has changed since.',
    older: (n) =>
      `You scanned the board of this release. ${countOf(n, 'release')} changed it since, the newest first:`,
    said: 'The board says',
    now: 'Now',
    first: 'First published',
    more: (n) => `${countOf(n, 'more change')}`,
    all: 'Everything this release changed',
  },
};

export const boardWords = (lang: Lang): BoardWords => (lang === 'en' ? en : zh);
