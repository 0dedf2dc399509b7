/** Sentences of the page of candidates. */
import type { Criterion, Lang } from '../../schema/settings.ts';
import type { Shape } from '../shape.ts';

const zh = {
  /** Around how many stood for choice and how many were chosen. */
  title: { road: ['', ' 条候选，选了 ', ' 条。'], project: ['', ' 个候选，选了 ', ' 个。'] },
  plain: '候选与入选',
  unpublished: '没有公布候选项目。',
  none: '候选项目表里没有一行。',
  decided: (date: string) => `${date} 决定。`,
  how: '候选项目怎么排',
  weights: (parts: string) => `得分 = ${parts}，每项 0 到 100 分，不四舍五入。`,
  part: (name: string, weight: string) => `${name} × ${weight}`,
  plus: ' + ',
  published: '权重写在数据目录的 site.yaml 里，与名单一起公布。',
  unweighted: '没有公布权重，三项各按 1 计。',
  missing: '缺哪一项，它的权重按比例分给其余各项；三项都没有的不得分，列在最后。',
  passedRule:
    '得分高于入选最低分而没有选的，逐个列出原因；没有写原因的，检查会提醒，网页标明“没有写明”。名次同分并列，其后跳过。',
  lowest: (name: string, score: string) => `入选的最低分是 ${score}（${name}）。`,
  passed: {
    road: (n: number) => `${n} 条得分比入选的最低分高，没有选`,
    project: (n: number) => `${n} 个得分比入选的最低分高，没有选`,
  },
  passedNone: '没有选的，得分都不高于入选的最低分。',
  allExplained: '，都写了为什么。',
  silent: (n: number) => `，其中 ${n} 个没有写为什么。`,
  chosen: { road: (n: number) => `入选的 ${n} 条`, project: (n: number) => `入选的 ${n} 个` },
  left: {
    road: (n: number) => `没有选的 ${n} 条，为什么`,
    project: (n: number) => `没有选的 ${n} 个，为什么`,
  },
  table: '候选项目得分',
  columns: {
    rank: '名次',
    id: '编号',
    name: '候选',
    district: '区县',
    need: '必要性',
    importance: '路网重要性',
    feasibility: '可行性',
    score: '得分',
    outcome: '结果',
    project: '成为项目',
    reason: '为什么没选',
    source: '依据',
  },
  chosenWord: '入选',
  leftWord: '没选',
  higher: '高于入选最低分',
  noReason: '没有写明',
  noScore: '没有得分',
  unranked: '—',
  strip: '每个候选一笔，自左至右得分从高到低',
  stripLabel: (total: number, chosen: number) => `${total} 个候选按得分排列，${chosen} 个入选`,
  legend: { chosen: '入选', left: '没选，写了原因', silent: '得分更高却没选，没有写原因' },
} as const;

const en: Shape<typeof zh> = {
  title: {
    road: ['Of ', ' candidates ', ' were chosen.'],
    project: ['Of ', ' candidates ', ' were chosen.'],
  },
  plain: 'Candidates and choice',
  unpublished: 'Candidates are not published.',
  none: 'The table of candidates has no rows.',
  decided: (date) => `Decided ${date}.`,
  how: 'How candidates are ranked',
  weights: (parts) => `Score = ${parts}, each from 0 to 100, nothing rounded.`,
  part: (name, weight) => `${name.toLowerCase()} × ${weight}`,
  plus: ' + ',
  published: 'The weights stand in site.yaml of the data folder, published with the list.',
  unweighted: 'No weights are published: each criterion counts 1.',
  missing:
    'The weight of a missing criterion is shared among the others in proportion; a candidate without any has no score and stands last.',
  passedRule:
    'Those that score higher than the lowest chosen and were not chosen are listed with their reasons; where none is given the check warns, and the page says so. Equal scores share a rank, and the ranks after them are skipped.',
  lowest: (name, score) => `The lowest score chosen is ${score} (${name}).`,
  passed: {
    road: (n) => `${n} scored higher than the lowest chosen and ${n === 1 ? 'was' : 'were'} not chosen`,
    project: (n) => `${n} scored higher than the lowest chosen and ${n === 1 ? 'was' : 'were'} not chosen`,
  },
  passedNone: 'None of those not chosen scored higher than the lowest chosen.',
  allExplained: ', each with its reason.',
  silent: (n) => `; for ${n} of them no reason is given.`,
  chosen: { road: (n) => `${n} chosen`, project: (n) => `${n} chosen` },
  left: { road: (n) => `${n} not chosen, and why`, project: (n) => `${n} not chosen, and why` },
  table: 'Scores of the candidates',
  columns: {
    rank: 'Rank',
    id: 'Id',
    name: 'Candidate',
    district: 'District',
    need: 'Need',
    importance: 'Importance',
    feasibility: 'Feasibility',
    score: 'Score',
    outcome: 'Outcome',
    project: 'Became',
    reason: 'Why not chosen',
    source: 'Source',
  },
  chosenWord: 'chosen',
  leftWord: 'not chosen',
  higher: 'above the lowest chosen',
  noReason: 'not stated',
  noScore: 'no score',
  unranked: '—',
  strip: 'One stroke a candidate, from the highest score at the left to the lowest',
  stripLabel: (total, chosen) => `${total} candidates in the order of their scores, ${chosen} chosen`,
  legend: {
    chosen: 'chosen',
    left: 'not chosen, with a reason',
    silent: 'higher score, not chosen, no reason',
  },
};

export type CandidateWords = Shape<typeof zh>;

export const candidateWords = (lang: Lang): CandidateWords => (lang === 'en' ? en : zh);

/** The formula of the score in words: 必要性 × 0.4 + 路网重要性 × 0.4 + 可行性 × 0.2. */
export function scoreFormula(weights: Readonly<Partial<Record<Criterion, string>>>, lang: Lang): string {
  const words = candidateWords(lang);
  const parts = Object.entries(weights).map(([criterion, weight]) =>
    words.part(words.columns[criterion as Criterion], weight),
  );
  return words.weights(parts.join(words.plus));
}
