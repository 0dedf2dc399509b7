/** Names and descriptions of data for machines that look for them. */
import type { Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  progressOf: (name: string) => `${name}建设进度`,
  projectData: (name: string) => `${name}的计划、每月进度、节点、投资、难题与更正，每一期发布都留有记录。`,
  districtOf: (name: string) => `${name}项目进度`,
  districtData: (name: string) => `${name}各项目的计划与进度，以及按同一口径算出的各项指标。`,
  all: (title: string) => `${title}：全部数据`,
  allData: '全部表格、指标与排名的机器可读文件：项目、计划、每月进度、节点、难题、更正，可据此重算每一个数。',
  rankingData: (period: string) => `${period} 各区县、各单位按公布的权重算出的得分、名次与各项指标。`,
} as const;

type StructuredWords = Shape<typeof zh>;

const en: StructuredWords = {
  progressOf: (name) => `Progress of ${name}`,
  projectData: (name) =>
    `Plan, monthly progress, milestones, investment, difficulties and corrections of ${name}; every release is kept.`,
  districtOf: (name) => `Progress of projects in ${name}`,
  districtData: (name) =>
    `Plans and progress of the projects in ${name}, with every measure computed by the same rules.`,
  all: (title) => `${title}: all data`,
  allData:
    'Every table, measure and ranking in machine-readable files: projects, plans, monthly progress, milestones, difficulties and corrections, from which each number can be recomputed.',
  rankingData: (period) =>
    `Scores, ranks and measures of districts and units in ${period}, by the weights published with them.`,
};

const WORDS: Record<Lang, StructuredWords> = { zh, en };

export function structuredWords(lang: Lang): StructuredWords {
  return WORDS[lang];
}
