import { column, must, projectId, remark, sourceUrl, table, tenThousandYuan } from './define.ts';

export const plan = table({
  name: 'plan',
  zh: '年度计划',
  about: { zh: '年度（或按月累计）的投资与形象进度计划', en: 'Plan of investment and progress, by year or cumulative month' },
  key: ['project_id', 'period'],
  fields: [
    projectId,
    column('period', '期别', 'year_or_month', { zh: '写年份，或写到某月止的累计', en: 'The year, or a month for the plan up to it' }, '2024', must),
    column('planned_investment', '计划投资', 'money', { zh: '该年（或该年到该月止）计划完成的投资', en: 'Investment planned in the year, or in the year up to the month' }, '5600', { unit: tenThousandYuan }),
    column('planned_progress', '计划形象进度', 'percent', { zh: '到期末计划达到的形象进度', en: 'Progress planned by the end of the period' }, '60'),
  ],
});

const STAGES = [
  { value: 'planning', zh: '谋划', also: ['谋划储备'] },
  { value: 'preparation', zh: '前期', also: ['前期工作'] },
  { value: 'construction', zh: '在建', also: ['施工', '建设'] },
  { value: 'completed', zh: '完工', also: ['竣工'] },
  { value: 'opened', zh: '通车', also: ['打通', '已通车', '已打通'] },
  { value: 'handed_over', zh: '移交', also: ['已移交'] },
] as const;

export const progress = table({
  name: 'progress',
  zh: '进展月报',
  about: { zh: '每个项目每月一行', en: 'One row per project and month' },
  key: ['project_id', 'period'],
  fields: [
    projectId,
    column('period', '期别', 'month', { zh: '哪一个月', en: 'Which month' }, '2024-05', must),
    column('invested', '本年累计完成投资', 'money', { zh: '本年 1 月到该月累计完成的投资', en: 'Invested in the year up to the month' }, '2300', { unit: tenThousandYuan }),
    column('progress', '形象进度', 'percent', { zh: '0 到 100', en: '0 to 100' }, '42'),
    column('stage', '阶段', 'choice', { zh: '所处阶段', en: 'Stage' }, '在建', { choices: STAGES }),
    column('forecast_end', '预计竣工', 'date', { zh: '现在预计的竣工（通车）日期', en: 'End as forecast now' }, '2024-07-10'),
    column('note', '进展说明', 'text', { zh: '做了什么、为什么慢', en: 'What was done, why it is slow' }, '路基完成，电力杆线待迁'),
    column('next_step', '下步计划', 'text', { zh: '下一步做什么', en: 'What comes next' }, '6 月完成杆线迁改'),
    column('reported_on', '填报日期', 'date', { zh: '填报日期', en: 'Date of the report' }, '2024-06-03'),
    sourceUrl,
  ],
});

export const milestones = table({
  name: 'milestones',
  zh: '节点',
  about: { zh: '倒排计划的每个节点', en: 'The milestones of the reverse plan' },
  key: ['project_id', 'name'],
  fields: [
    projectId,
    column('name', '节点', 'text', { zh: '节点名称', en: 'Name' }, '路基管线', must),
    column('planned_on', '原定日期', 'date', { zh: '原定日期，定后不改', en: 'Planned date, never changed' }, '2024-03-31', must),
    column('forecast_on', '预计日期', 'date', { zh: '现在预计的日期', en: 'Date as forecast now' }, '2024-04-15'),
    column('actual_on', '完成日期', 'date', { zh: '完成日期', en: 'Date met' }, '2024-04-12'),
    column('weight', '权重', 'number', { zh: '占全部工作的份量；空着按 1 算', en: 'Share of the work; 1 when empty' }, '25'),
    remark,
    sourceUrl,
  ],
});

const ISSUE_CATEGORIES = [
  { value: 'land', zh: '征迁', also: ['征地拆迁', '拆迁', '征地'] },
  { value: 'funds', zh: '资金', also: [] },
  { value: 'site', zh: '用地', also: ['土地'] },
  { value: 'utilities', zh: '管线', also: ['杆管线', '管线迁改'] },
  { value: 'approval', zh: '审批', also: ['手续'] },
  { value: 'technical', zh: '技术', also: [] },
  { value: 'other', zh: '其他', also: ['其它'] },
] as const;

export const issues = table({
  name: 'issues',
  zh: '难题',
  about: { zh: '逐项销号的难题', en: 'Difficulties, closed one by one' },
  key: ['id'],
  fields: [
    column('id', '问题编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'W-0001', must),
    column('project_id', '项目编号', 'reference', { zh: '哪个项目', en: 'Which project' }, 'SL-001', { table: 'projects' }),
    column('district', '所属区县', 'reference', { zh: '不属于单个项目时写区县', en: 'The district, where no single project is meant' }, '柳溪区', { table: 'districts' }),
    column('title', '问题', 'text', { zh: '一句话说清', en: 'In one sentence' }, '110 千伏电力杆线 4 基待迁', must),
    column('category', '类别', 'choice', { zh: '类别', en: 'Category' }, '管线', { choices: ISSUE_CATEGORIES }),
    column('raised_on', '提出日期', 'date', { zh: '提出日期', en: 'Raised' }, '2024-02-10', must),
    column('due_on', '限时', 'date', { zh: '限时办结的日期', en: 'Deadline' }, '2024-05-31'),
    column('responsible_unit', '责任单位', 'reference', { zh: '正等谁', en: 'Who is awaited' }, '市供电局', { table: 'units' }),
    column('leader', '督办领导', 'text', { zh: '督办领导的职务', en: 'Post of the leader who supervises it' }, '分管副区长'),
    column('closed_on', '销号日期', 'date', { zh: '销号日期', en: 'Closed' }, '2024-05-20'),
    column('resolution', '解决情况', 'text', { zh: '怎么解决的', en: 'How it was solved' }, '改为电缆入地'),
    sourceUrl,
  ],
});

const INSPECTION_KINDS = [
  { value: 'comprehensive', zh: '综合', also: ['综合督查'] },
  { value: 'focused', zh: '重点', also: ['重点督查'] },
  { value: 'joint', zh: '联合', also: ['联合督查'] },
  { value: 'routine', zh: '日常', also: ['日常督查'] },
  { value: 'other', zh: '其他', also: ['其它'] },
] as const;

export const inspections = table({
  name: 'inspections',
  zh: '督查',
  about: { zh: '督查发现与整改', en: 'Findings of inspections and their rectification' },
  key: ['id'],
  fields: [
    column('id', '督查编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'D-001', must),
    column('date', '日期', 'date', { zh: '督查日期', en: 'Date' }, '2024-04-18', must),
    column('kind', '类别', 'choice', { zh: '类别', en: 'Kind' }, '重点', { required: true, choices: INSPECTION_KINDS }),
    column('project_id', '项目编号', 'reference', { zh: '哪个项目', en: 'Which project' }, 'SL-001', { table: 'projects' }),
    column('unit', '单位', 'reference', { zh: '哪个单位', en: 'Which unit' }, '市住房和城乡建设局', { table: 'units' }),
    column('finding', '发现问题', 'text', { zh: '发现的问题', en: 'Finding' }, '围挡占道未报批', must),
    column('due_on', '整改期限', 'date', { zh: '整改期限', en: 'Deadline' }, '2024-05-08'),
    column('rectified_on', '整改完成', 'date', { zh: '整改完成日期', en: 'Rectified' }, '2024-05-06'),
    sourceUrl,
  ],
});
