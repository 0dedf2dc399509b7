/** Words of the citation box. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '引用这一页',
  note: 'GB/T 7714—2015 顺序编码制。引用日期请填您打开的日子。',
  noBase: '站点没有在 site.yaml 里写 base_url：请把引文里的地址补成完整网址。',
  accessed: '引用日期',
  apa: 'APA',
  permalink: '固定链接',
  latest: '最新',
  release: '发布',
  files: '文献管理',
  data: '数据',
  copy: '复制引文',
  copied: '已复制，引用日期已填今天',
  names: { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON' },
  titles: {
    project: (name: string, date: string) => `${name}建设进度：数据截至 ${date}`,
    district: (name: string, date: string) => `${name}建设进度：数据截至 ${date}`,
    unit: (name: string, date: string) => `${name}负责的项目与难题：数据截至 ${date}`,
    programme: (name: string, date: string) => `${name}：数据截至 ${date}`,
    ranking: (name: string, date: string) => `${name}：数据截至 ${date}`,
    update: (city: string, release: string) => `${city}：发布 ${release} 的变动`,
  },
} as const;

export type CiteWords = Shape<typeof zh>;

const en: CiteWords = {
  title: 'Cite this page',
  note: 'GB/T 7714—2015, numeric. Fill in the day on which you opened the page.',
  noBase: 'site.yaml names no base_url: make the address in the citation a full one.',
  accessed: 'date of access',
  apa: 'APA',
  permalink: 'Permalink',
  latest: 'Latest',
  release: 'Release',
  files: 'Reference',
  data: 'Data',
  copy: 'Copy citation',
  copied: 'Copied, with today as the date of access',
  names: { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON' },
  titles: {
    project: (name, date) => `${name} construction progress: data as of ${date}`,
    district: (name, date) => `${name} construction progress: data as of ${date}`,
    unit: (name, date) => `${name}: projects and difficulties it answers for, data as of ${date}`,
    programme: (name, date) => `${name}: data as of ${date}`,
    ranking: (name, date) => `${name}: data as of ${date}`,
    update: (city, release) => `${city}: what release ${release} changed`,
  },
};

export function citeWords(lang: Lang): CiteWords {
  return lang === 'zh' ? zh : en;
}
