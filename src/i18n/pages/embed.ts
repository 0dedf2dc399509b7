/** Sentences of what others put into their pages, and of the page that explains it. */
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '嵌入别的网页',
  lede: '把一个项目、一个区县或一期排名放进新闻和部门网页：一段 iframe 代码，不带脚本，不记访客，深浅色随读者的系统。',
  live: '跟随更新',
  liveAbout: '总是显示最新发布的数。',
  frozen: '固定在这一版',
  frozenAbout:
    '总是显示这一版公布时的数；后来变了，框里会写明“旧版”，并给出现在的链接。地址里 # 后面是发布编号，永久有效。',
  frozenRanking:
    '排名按期给地址：某一期的排名不随以后各期变；那一期的数据有更正时，“跟随更新”的代码跟着更正，“固定在这一版”的不变。',
  copy: '复制',
  copied: '已复制',
  look: '看看',
  height: '高度按内容留够，宽度随版面；窄到 280 像素也能读。',
  noBase: '站点没有在 site.yaml 里写 base_url：请把代码里的地址补成完整网址。',
  projects: '项目',
  projectsAbout: '每个项目页末尾有“嵌入”一项，打开就是这个项目的代码。例如：',
  districts: '区县',
  rankings: '排名',
  frame: '谁能嵌入',
  frameAbout:
    '只有 /embed/ 下的这几种页面允许被别的网站放进框里，其余页面一律不许；这由服务器的响应头决定，随附的 nginx 配置已经写好。静态托管平台（例如 GitHub Pages）不能按路径设响应头，不受此限。',
  how: '怎么用',
  embed: '嵌入',
  asOf: (date: string) => `数据截至 ${date}`,
  old: (id: string) => `旧版，发布 ${id} 公布时的数；后来变了`,
  fixed: (id: string) => `固定在发布 ${id} 公布时的数`,
  now: '现在的数',
  source: '来源',
  reported: (period: string) => `${period} 月报`,
  noReport: '还没有月报',
  progress: '形象进度',
  expected: (date: string) => `预计 ${date}`,
  planned: (date: string) => `计划 ${date}`,
  counts: { road: ['条断头路，打通 ', ' 条'], project: ['个项目，竣工 ', ' 个'] },
  rank: '名次',
  unit: '单位',
  unranked: '不排名',
  more: (n: number) => `另有 ${n} 个，见全表`,
  ranking: (group: string, period: string) => `${group}排名，${period}`,
} as const;

const en: Shape<typeof zh> = {
  title: 'Embed in other pages',
  lede: 'Put a project, a district or a ranking into a story or an office’s page: one iframe, no script, nothing recorded about visitors, light or dark as the reader’s system is.',
  live: 'Follows updates',
  liveAbout: 'Always shows what was published last.',
  frozen: 'Fixed at this release',
  frozenAbout:
    'Always shows what this release said. When that has changed, the frame says that it is an old release and links to what holds now. What stands behind # in the address is the release; it stays valid.',
  frozenRanking:
    'A ranking has an address for each period: later periods do not change it. Corrections of that period’s data change what follows updates, and not what is fixed at a release.',
  copy: 'Copy',
  copied: 'Copied',
  look: 'Look',
  height: 'Leave enough height for the content; the width follows the page, down to 280 pixels.',
  noBase: 'site.yaml names no base_url: make the address in the code a full one.',
  projects: 'Projects',
  projectsAbout: 'At the end of each project’s page “Embed” opens the code of that project. For example:',
  districts: 'Districts',
  rankings: 'Rankings',
  frame: 'Who may embed',
  frameAbout:
    'Only these pages under /embed/ may stand in frames of other sites; all others refuse. The server’s headers decide that, as the nginx configuration that comes with the site does. Static hosts that cannot set headers by path, such as GitHub Pages, do not refuse.',
  how: 'How to',
  embed: 'Embed',
  asOf: (date) => `As of ${date}`,
  old: (id) => `Old: as release ${id} said; it has changed since`,
  fixed: (id) => `Fixed as release ${id} said`,
  now: 'What holds now',
  source: 'Source',
  reported: (period) => `report of ${period}`,
  noReport: 'no report yet',
  progress: 'Progress',
  expected: (date) => `expected ${date}`,
  planned: (date) => `planned ${date}`,
  counts: { road: [' dead-end roads, ', ' opened'], project: [' projects, ', ' completed'] },
  rank: 'Rank',
  unit: 'Unit',
  unranked: 'unranked',
  more: (n) => `${countOf(n, 'more', 'more')}: see the whole table`,
  ranking: (group, period) => `Ranking of ${group}, ${period}`,
};

export type EmbedWords = Shape<typeof zh>;

export function embedWords(lang: Lang): EmbedWords {
  return lang === 'zh' ? zh : en;
}
