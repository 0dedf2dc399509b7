import { column, must, projectId, remark, sourceUrl, table } from './define.ts';

const TRIGGERS = [
  { value: 'month', zh: '单月', also: ['月'] },
  { value: 'quarter', zh: '单季', also: ['季', '季度'] },
  { value: 'half_year', zh: '半年', also: [] },
  { value: 'year', zh: '全年', also: ['年', '年度'] },
] as const;

export const actions = table({
  name: 'actions',
  zh: '问责',
  about: { zh: '按阶梯问责实际做了什么', en: 'What was done under the accountability ladder' },
  key: ['id'],
  fields: [
    column('id', '编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'A-001', must),
    column('date', '日期', 'date', { zh: '日期', en: 'Date' }, '2024-05-10', must),
    column('unit', '单位', 'reference', { zh: '对哪个单位', en: 'Which unit' }, '柳溪区政府', { required: true, table: 'units' }),
    column('trigger', '情形', 'choice', { zh: '未完成计划的时长', en: 'How long the plan was missed' }, '单月', { required: true, choices: TRIGGERS }),
    column('measure', '措施', 'text', { zh: '采取的措施', en: 'What was done' }, '书面说明', must),
    remark,
    sourceUrl,
  ],
});

const PRACTICE_KINDS = [
  { value: 'rule', zh: '制度转化', also: ['制度'] },
  { value: 'experience', zh: '经验推广', also: ['经验'] },
  { value: 'forum', zh: '座谈', also: ['座谈会'] },
  { value: 'workshop', zh: '技术研讨', also: ['研讨'] },
  { value: 'other', zh: '其他', also: ['其它'] },
] as const;

export const practices = table({
  name: 'practices',
  zh: '经验',
  about: { zh: '推广的做法', en: 'Practices passed on' },
  key: ['id'],
  fields: [
    column('id', '编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'P-001', must),
    column('date', '日期', 'date', { zh: '日期', en: 'Date' }, '2024-03-20', must),
    column('title', '标题', 'text', { zh: '做法', en: 'The practice' }, '管线迁改一次会办', must),
    column('from', '来自', 'text', { zh: '来自哪里', en: 'Where it comes from' }, '柳溪区'),
    column('to', '推广到', 'text', { zh: '推广到哪里', en: 'Where it was taken up' }, '全市'),
    column('kind', '类别', 'choice', { zh: '类别', en: 'Kind' }, '经验推广', { required: true, choices: PRACTICE_KINDS }),
    sourceUrl,
  ],
});

/** The eight categories of 国办发〔2017〕94号. */
const DOCUMENT_KINDS = [
  { value: 'approval_service', zh: '批准服务', also: ['批准服务信息'] },
  { value: 'approval_result', zh: '批准结果', also: ['批准结果信息'] },
  { value: 'tender', zh: '招标投标', also: ['招标投标信息', '招投标'] },
  { value: 'land', zh: '征收土地', also: ['征收土地信息'] },
  { value: 'design_change', zh: '重大设计变更', also: ['重大设计变更信息'] },
  { value: 'construction', zh: '施工', also: ['施工信息', '施工有关信息'] },
  { value: 'quality_safety', zh: '质量安全', also: ['质量安全监督信息'] },
  { value: 'completion', zh: '竣工', also: ['竣工有关信息'] },
] as const;

export const documents = table({
  name: 'documents',
  zh: '公开文件',
  about: { zh: '国办发〔2017〕94号要求公开的文件', en: 'Documents to be disclosed under Guobanfa [2017] 94' },
  key: ['project_id', 'kind', 'title'],
  fields: [
    projectId,
    column('kind', '类别', 'choice', { zh: '八类之一', en: 'One of the eight categories' }, '批准结果', { required: true, choices: DOCUMENT_KINDS }),
    column('title', '标题', 'text', { zh: '文件标题', en: 'Title' }, '关于杨柳路东延工程可行性研究报告的批复', must),
    column('url', '网址', 'url', { zh: '公开的网址', en: 'Public address' }, 'https://www.example.gov.cn/d/1.html'),
    column('formed_on', '形成日期', 'date', { zh: '文件形成日期', en: 'Date it was made' }, '2023-01-10'),
    column('published_on', '公开日期', 'date', { zh: '公开日期', en: 'Date it was published' }, '2023-01-18'),
    column('number', '文号', 'text', { zh: '文号', en: 'Document number' }, '示发改〔2023〕8号'),
    column('issuer', '机关', 'text', { zh: '制发机关', en: 'Issuing body' }, '市发展和改革委员会'),
  ],
});

export const changes = table({
  name: 'changes',
  zh: '变更',
  about: { zh: '计划、投资、范围的变更及原因', en: 'Changes of plan, cost and scope, with reasons' },
  key: ['id'],
  fields: [
    column('id', '编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'C-001', must),
    projectId,
    column('date', '日期', 'date', { zh: '变更日期', en: 'Date of the change' }, '2024-02-20', must),
    column('field', '变更项', 'text', { zh: 'projects 的列名，或 scope', en: 'A column of projects, or scope' }, 'planned_end', must),
    column('old', '原值', 'text', { zh: '原值', en: 'Old value' }, '2024-06-30'),
    column('new', '现值', 'text', { zh: '现值', en: 'New value' }, '2024-08-31'),
    column('reason', '原因', 'text', { zh: '原因', en: 'Reason' }, '征迁 2 户未签约', must),
    column('approved_by', '批准单位', 'text', { zh: '批准单位', en: 'Approved by' }, '市断头路专班'),
    sourceUrl,
  ],
});

const CORRECTION_KINDS = [
  { value: 'revision', zh: '修订', also: [] },
  { value: 'correction', zh: '更正', also: ['改正'] },
] as const;

export const corrections = table({
  name: 'corrections',
  zh: '更正',
  about: { zh: '已公布的值的修订与更正', en: 'Revisions and corrections of published values' },
  key: ['id'],
  fields: [
    column('id', '编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'R-001', must),
    column('date', '日期', 'date', { zh: '更正日期', en: 'Date' }, '2024-06-08', must),
    column('table', '表', 'text', { zh: '哪张表', en: 'Which table' }, 'progress', must),
    column('key', '记录', 'text', { zh: '哪一行：主键，逗号分开', en: 'Which row: its key, joined by commas' }, 'SL-001,2024-05', must),
    column('field', '列', 'text', { zh: '哪一列', en: 'Which column' }, 'progress', must),
    column('old', '原值', 'text', { zh: '原值', en: 'Old value' }, '69', must),
    column('new', '现值', 'text', { zh: '现值', en: 'New value' }, '66', must),
    column('reason', '原因', 'text', { zh: '原因', en: 'Reason' }, '路面面积重复计入', must),
    column('kind', '性质', 'choice', { zh: '修订或更正', en: 'Revision or correction' }, '更正', { required: true, choices: CORRECTION_KINDS }),
  ],
});

export const figures = table({
  name: 'figures',
  zh: '已公布数',
  about: { zh: '发布单位公布过的数，与计算值对照', en: 'Figures the publisher announced, held against the computed ones' },
  key: ['scope', 'measure', 'period'],
  fields: [
    column('scope', '范围', 'text', { zh: 'city、district:ID 等', en: 'city, district:ID and so on' }, 'city', must),
    column('measure', '指标', 'text', { zh: '指标编号', en: 'Id of the measure' }, 'opened', must),
    column('period', '期别', 'year_or_month', { zh: '期别', en: 'Period' }, '2024-05', must),
    column('value', '数值', 'value', { zh: '公布的数', en: 'The announced number' }, '44', must),
    column('unit', '单位', 'text', { zh: '公布时用的单位', en: 'Unit as announced' }, '条'),
    { ...sourceUrl, required: true as const },
    column('note', '说明', 'text', { zh: '与算出的数不一致时，为什么', en: 'Why it differs from the computed one' }, '公布时有 1 条尚未验收'),
  ],
});
