import { column, must, sourceUrl, table } from './define.ts';

/** Scores are out of a hundred, so that three columns and their weights can be read together. */
const score = { most: 100, unit: { zh: '分', en: 'points' } } as const;

/** What stood for choice before the campaign: why these and not others. */
export const candidates = table({
  name: 'candidates',
  zh: '候选项目',
  about: { zh: '立项时有哪些候选、各得几分、选了哪些、没选的为什么', en: 'What stood for choice, how it scored, what was chosen, and why the rest was not' },
  key: ['id'],
  fields: [
    column('id', '候选编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'K-001', must),
    column('name', '候选名称', 'text', { zh: '候选的路或项目', en: 'The road or project that stood for choice' }, '杨柳路东延', must),
    column('name_en', '英文名称', 'text', { zh: '英文名称', en: 'English name' }, 'Yangliu Road, eastern extension'),
    column('district', '所属区县', 'reference', { zh: '在哪个区县', en: 'District' }, '柳溪区', { table: 'districts' }),
    column('need', '必要性', 'number', { zh: '需要的程度，0 到 100', en: 'How much it is needed, 0 to 100' }, '82', score),
    column('importance', '路网重要性', 'number', { zh: '在路网里的重要程度，0 到 100', en: 'How much it matters to the network, 0 to 100' }, '75.5', score),
    column('feasibility', '可行性', 'number', { zh: '能不能做成：征迁、用地、资金，0 到 100', en: 'Whether it can be done: land, relocation, funds, 0 to 100' }, '60', score),
    column('decided_on', '决定日期', 'date', { zh: '决定选或不选的日期', en: 'When it was decided' }, '2022-11-20'),
    column('project_id', '项目编号', 'reference', { zh: '选上后的项目；没选的空着', en: 'The project it became; empty where it was not chosen' }, 'SL-001', { table: 'projects' }),
    column('reason', '未选原因', 'text', { zh: '没有选的，为什么', en: 'Why it was not chosen' }, '轨道线位未定，待定后再排'),
    sourceUrl,
  ],
});
