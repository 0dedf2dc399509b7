/** Sentences of the pages of posts of leadership. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: {
    road: (n: number) => `${n} 个领导职务联系这些路`,
    project: (n: number) => `${n} 个领导职务联系这些项目`,
  },
  none: '没有公布联系领导的职务。',
  about: '按职务列，不按姓名列。姓名由公布单位决定写不写，撤下以后不影响任何数字。',
  crumb: '联系领导',
  post: '职务',
  projects: '联系',
  opened: { road: '通了', project: '竣工' },
  late: '落后',
  districts: '分管',
  open: '没有销号',
  overdue: '超期',
  /** Between the post and the counts. */
  links: { road: ['：联系 ', ' 条路，通了 ', ' 条'], project: ['：联系 ', ' 个项目，竣工 ', ' 个'] },
  linksNone: { road: '：没有联系的路', project: '：没有联系的项目' },
  owes: (n: number) => `没有销号的难题 ${n} 件`,
  overdueOf: (n: number) => `其中超期 ${n} 件`,
  owesNone: '没有未销号的难题',
  held: (names: string) => `由${names}担任`,
  removed: '姓名已撤下',
  duty: (text: string) => `职责：${text}`,
  charge: '分管',
  list: { road: (n: number) => `联系的路 ${n} 条`, project: (n: number) => `联系的项目 ${n} 个` },
  issues: (n: number) => `没有销号的难题 ${n} 件`,
  issuesTaken: (name: string) => `${name}没有销号的难题`,
} as const;

const en: Shape<typeof zh> = {
  title: {
    road: (n) => `${countOf(n, 'post of leadership answers', 'posts of leadership answer')} for these roads`,
    project: (n) =>
      `${countOf(n, 'post of leadership answers', 'posts of leadership answer')} for these projects`,
  },
  none: 'No posts of liaison leaders were published.',
  about:
    'By post, not by name. Whether a name is given is for the publisher to decide; taking it away changes no figure.',
  crumb: 'Leaders',
  post: 'Post',
  projects: 'Answers for',
  opened: { road: 'Open', project: 'Done' },
  late: 'Late',
  districts: 'In charge of',
  open: 'Not closed',
  overdue: 'Overdue',
  links: { road: [': ', ' roads, ', ' open'], project: [': ', ' projects, ', ' done'] },
  linksNone: { road: ': no road', project: ': no project' },
  owes: (n) => `open difficulties: ${n}`,
  overdueOf: (n) => `overdue: ${n}`,
  owesNone: 'no open difficulties',
  held: (names) => `Held by ${names}`,
  removed: 'Name withdrawn',
  duty: (text) => `Duty: ${text}`,
  charge: 'In charge of',
  list: { road: (n) => countOf(n, 'road'), project: (n) => countOf(n, 'project') },
  issues: (n) => `Difficulties not closed: ${n}`,
  issuesTaken: (name) => `Open difficulties of ${name}`,
};

type LeaderWords = Shape<typeof zh>;

export const leaderWords = (lang: Lang): LeaderWords => (lang === 'en' ? en : zh);
