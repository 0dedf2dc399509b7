/** Sentences of the wall chart: the whole campaign, or one district, on one sheet. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';
import { countOf } from '../format.ts';

const zh = {
  title: '挂图',
  titleOf: (place: string) => `${place} 挂图`,
  /** Beside the large number: / 59 条已打通 */
  opened: { road: ['/ ', ' 条已打通'], project: ['/ ', ' 个已竣工'] },
  due: { road: ['应通 ', ''], project: ['应竣工 ', ''] },
  leader: '联系领导',
  continued: '（续）',
  paper: { a3: 'A3 横幅', a1: 'A1 横幅' },
  papers: { a3: 'A3 挂图', a1: 'A1 挂图' },
  district: (name: string) => `${name}挂图`,
  sheet: (at: number, of: number) => `第 ${at} 张，共 ${of} 张`,
  bw: '黑白可印',
  scan: {
    road: '扫码看每条路的难题与责任人，这张图以后变了什么',
    project: '扫码看每个项目的难题与责任人，这张图以后变了什么',
  },
  rank: {
    title: '名次',
    note: '按公布的权重综合评分，三角是较上期升降',
  },
  how: {
    title: '读法',
    text: {
      road: (date: string) =>
        `粗线是已做完的部分；竖短线是 ${date}按计划该到的位置；朱红短划是欠的部分；两端竖线是两头的路口。线长不代表路长。实心号牌是已打通，空心是还没通。`,
      project: (date: string) =>
        `粗线是已做完的部分；竖短线是 ${date}按计划该到的位置；朱红短划是欠的部分。线长不代表项目大小。实心号牌是已竣工，空心是还没竣工。`,
    },
  },
  left: {
    open: { road: (n: number) => `已打通的 ${n} 条`, project: (n: number) => `已竣工的 ${n} 个` },
    see: (what: string) => `${what}，见本区挂图`,
    rest: { road: (n: number) => `另有 ${n} 条`, project: (n: number) => `另有 ${n} 个` },
    where: '，逐条列在各区县自己的挂图上。',
    sheet: { road: '道路太多，一张图印不下：', project: '项目太多，一张图印不下：' },
    more: (n: number) => `另有 ${n} 个区县没有列出。`,
  },
  origin: '怎么算、更正记录、原始数据',
  onward: { list: '其他挂图', update: '这次发布的全部变化' },
  since: {
    title: '这张图以后变了什么',
    lede: '每张图下面写着发布编号。找到您那一张的编号，它上面的就是挂图以后的变化，新的在前。',
    newest: '您扫的就是最新的一张图：此后没有新的发布。',
    older: (n: number) => `您扫的图是这一版。此后又发布了 ${n} 次，新的在前：`,
    yours: '您的图',
    nothing: '没有改动数据',
  },
} as const;

export type WallchartWords = Shape<typeof zh>;

const en: WallchartWords = {
  title: 'Wall chart',
  titleOf: (place) => `${place}: wall chart`,
  opened: { road: ['of ', ' roads open'], project: ['of ', ' projects completed'] },
  due: { road: ['due ', ''], project: ['due ', ''] },
  leader: 'Leader',
  continued: ' (continued)',
  paper: { a3: 'A3 landscape', a1: 'A1 landscape' },
  papers: { a3: 'Wall chart on A3', a1: 'Wall chart on A1' },
  district: (name) => `Wall chart of ${name}`,
  sheet: (at, of) => `sheet ${at} of ${of}`,
  bw: 'prints in black and white',
  scan: {
    road: 'Scan for the difficulties of each road, who answers, and what changed since this chart',
    project: 'Scan for the difficulties of each project, who answers, and what changed since this chart',
  },
  rank: {
    title: 'Ranks',
    note: 'by the published weights; triangles: since the period before',
  },
  how: {
    title: 'How to read it',
    text: {
      road: (date) =>
        `The heavy line is what is done; the short upright is where the plan stands on ${date}; vermilion dashes are what is owed; the two bars are the streets at the ends. The length of the line is not that of the road. A solid plate is open, an outlined one is not.`,
      project: (date) =>
        `The heavy line is what is done; the short upright is where the plan stands on ${date}; vermilion dashes are what is owed. The length of the line is not the size of the project. A solid plate is done, an outlined one is not.`,
    },
  },
  left: {
    see: (what) => `${what}: see the chart of the district`,
    open: { road: (n) => `${countOf(n, 'open road')}`, project: (n) => `${countOf(n, 'completed project')}` },
    rest: { road: (n) => `${countOf(n, 'more road')}`, project: (n) => `${countOf(n, 'more project')}` },
    where: ', listed on the charts of the districts.',
    sheet: { road: 'Too many roads for one sheet: ', project: 'Too many projects for one sheet: ' },
    more: (n) => `${countOf(n, 'more district')} not listed.`,
  },
  origin: 'Method, corrections, data',
  onward: { list: 'Other charts', update: 'Everything this release changed' },
  since: {
    title: 'What changed since this chart',
    lede: 'Each chart names its release at the bottom. Find yours: what stands above it came since, the newest first.',
    newest: 'You scanned the newest chart: nothing was released since.',
    older: (n) =>
      `You scanned the chart of this release. ${countOf(n, 'release')} came since, the newest first:`,
    yours: 'Your chart',
    nothing: 'no change of data',
  },
};

export const wallchartWords = (lang: Lang): WallchartWords => (lang === 'en' ? en : zh);
