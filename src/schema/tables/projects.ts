import { column, metres, must, sourceUrl, table, tenThousandYuan } from './define.ts';

const LEVELS = [
  { value: 'city', zh: '市级', also: ['市'] },
  { value: 'district', zh: '区级', also: ['区', '县级', '县'] },
  { value: 'town', zh: '镇级', also: ['镇', '街道', '乡镇'] },
] as const;

const BUILD_TYPES = [
  { value: 'new', zh: '新建', also: ['新开工'] },
  { value: 'continuing', zh: '续建', also: ['结转'] },
] as const;

/** One row a project: what it is, who answers for it, when it was and is to be open. */
export const projects = table({
  name: 'projects',
  zh: '项目',
  about: { zh: '每个项目一行：是什么、谁负责、什么时候通', en: 'One row per project: what, who, when' },
  key: ['id'],
  fields: [
    column('id', '项目编号', 'id', { zh: '永久不变的编号，也是网页地址', en: 'Permanent id, also the page address' }, 'SL-001', must),
    column('name', '项目名称', 'text', { zh: '项目名称', en: 'Name' }, '杨柳路东延', must),
    column('name_en', '英文名称', 'text', { zh: '英文名称', en: 'English name' }, 'Yangliu Road, eastern extension'),
    column('code', '项目统一代码', 'text', { zh: '投资项目统一代码', en: 'National investment project code' }, '2301-330200-04-01-000001'),
    column('programme', '专项行动', 'reference', { zh: '属于哪个专项行动', en: 'The programme it belongs to' }, 'deadend', { table: 'programmes' }),
    column('kind', '类别', 'text', { zh: '项目类别，如次干路', en: 'Kind of project' }, '次干路'),
    column('district', '所属区县', 'reference', { zh: '所属区县', en: 'District' }, '柳溪区', { required: true, table: 'districts' }),
    column('town', '乡镇街道', 'text', { zh: '所在乡镇或街道', en: 'Town or subdistrict' }, '杨柳街道'),
    column('level', '层级', 'choice', { zh: '由哪一级实施', en: 'Level of government' }, '区级', { choices: LEVELS }),
    column('build_type', '建设性质', 'choice', { zh: '新建或续建；续建不计入开工率', en: 'New or continuing; continuing ones are not counted in start rates' }, '新建', { choices: BUILD_TYPES }),
    column('lead_unit', '牵头单位', 'reference', { zh: '牵头单位；单位的各项指标按它统计', en: 'Lead unit; unit measures follow it' }, '市住房和城乡建设局', { table: 'units' }),
    column('liaison_leader', '联系领导', 'text', { zh: '联系领导的职务；不必写姓名', en: 'Post of the liaison leader; a name is not needed' }, '分管副市长'),
    column('leader_title', '领导职务', 'text', { zh: '职责说明', en: 'What the leader answers for' }, '督办、协调部门'),
    column('responsible_units', '责任单位', 'references', { zh: '责任单位，用顿号或分号分开', en: 'Responsible units, separated by ; or 、' }, '杨柳街道；市供电局', { table: 'units' }),
    column('owner', '建设单位', 'text', { zh: '建设单位', en: 'Owner' }, '示例市城建集团'),
    column('contractor', '施工单位', 'text', { zh: '施工单位', en: 'Contractor' }, '示例市政工程公司'),
    column('supervisor', '监理单位', 'text', { zh: '监理单位', en: 'Supervisor' }, '示例监理公司'),
    column('office_phone', '办公电话', 'phone', { zh: '办公电话；不得写手机', en: 'Office telephone, never a mobile' }, '0571-12345678'),
    column('funding_source', '资金来源', 'text', { zh: '资金来源', en: 'Source of funds' }, '市级财政'),
    column('total_investment', '总投资', 'money', { zh: '总投资', en: 'Total investment' }, '9800', { unit: tenThousandYuan }),
    column('baseline_start', '原计划开工', 'date', { zh: '立项时定的开工日期，定后不改', en: 'First planned start, never changed' }, '2023-03-01'),
    column('baseline_end', '原计划竣工', 'date', { zh: '立项时定的竣工日期，定后不改', en: 'First planned end, never changed' }, '2024-06-30'),
    column('planned_start', '计划开工', 'date', { zh: '现行计划的开工日期；改动须在 changes 写原因', en: 'Planned start in force; a change needs a row in changes' }, '2023-03-01'),
    column('planned_end', '计划竣工', 'date', { zh: '现行计划的竣工日期；改动须在 changes 写原因', en: 'Planned end in force; a change needs a row in changes' }, '2024-06-30'),
    column('actual_start', '实际开工', 'date', { zh: '实际开工日期', en: 'Actual start' }, '2023-03-12'),
    column('actual_end', '实际竣工', 'date', { zh: '实际竣工（通车）日期', en: 'Actual end (opening)' }, '2024-06-20'),
    column('accepted_on', '竣工验收日期', 'date', { zh: '竣工验收日期', en: 'Date of acceptance' }, '2024-06-25'),
    column('plate', '牌号', 'text', { zh: '号牌上的数字；空着用编号末尾的数字', en: 'Number on the plate; the last digits of the id when empty' }, '01'),
    column('road_name', '道路名称', 'text', { zh: '道路名称', en: 'Road name' }, '杨柳路'),
    column('from', '起点', 'text', { zh: '起点路口', en: 'Start junction' }, '青石路'),
    column('to', '终点', 'text', { zh: '终点路口', en: 'End junction' }, '望河路'),
    column('length_m', '长度', 'number', { zh: '长度', en: 'Length' }, '620', { unit: metres }),
    column('width_m', '宽度', 'number', { zh: '宽度', en: 'Width' }, '36', { unit: metres }),
    column('lanes', '车道数', 'integer', { zh: '双向车道总数', en: 'Lanes, both ways' }, '4'),
    column('summary', '建设内容', 'text', { zh: '建设内容', en: 'What is built' }, '新建次干路 620 米'),
    column('withdrawn_on', '撤销日期', 'date', { zh: '退出计划的日期', en: 'Date of withdrawal' }, '2024-01-15'),
    column('withdrawn_reason', '撤销原因', 'text', { zh: '退出的原因与文件', en: 'Reason and document of withdrawal' }, '并入轨道站点改造'),
    column('pause_reason', '暂停原因', 'text', { zh: '写了就显示为暂停', en: 'When filled, the project is shown as paused' }, '文物勘探'),
    sourceUrl,
  ],
});

const TARGET_MEASURES = [
  { value: 'opened', zh: '打通', also: ['通车', '已打通'] },
  { value: 'completed', zh: '竣工', also: ['完工'] },
  { value: 'started', zh: '开工', also: [] },
] as const;

export const programmes = table({
  name: 'programmes',
  zh: '专项行动',
  about: { zh: '专项行动及其目标', en: 'Programmes and their targets' },
  key: ['id'],
  fields: [
    column('id', '行动编号', 'id', { zh: '永久不变的编号', en: 'Permanent id' }, 'deadend', must),
    column('name', '行动名称', 'text', { zh: '名称', en: 'Name' }, '打通断头路三年行动', must),
    column('name_en', '英文名称', 'text', { zh: '英文名称', en: 'English name' }, 'Opening dead-end roads'),
    column('parent', '上级行动', 'reference', { zh: '属于哪个更大的行动', en: 'The programme above it' }, 'connect', { table: 'programmes' }),
    column('start', '开始', 'date', { zh: '开始日期', en: 'Start' }, '2023-01'),
    column('end', '结束', 'date', { zh: '期限', en: 'Deadline' }, '2025-12-31'),
    column('target_count', '目标数', 'integer', { zh: '目标项目数', en: 'Target number of projects' }, '59'),
    column('target_measure', '目标口径', 'choice', { zh: '目标按什么算', en: 'What the target counts' }, '打通', { choices: TARGET_MEASURES }),
    column('summary', '简介', 'text', { zh: '简介', en: 'Summary' }, '三年打通 59 条断头路'),
    sourceUrl,
  ],
});

export const districts = table({
  name: 'districts',
  zh: '区县',
  about: { zh: '区县及其分管领导', en: 'Districts and who answers for them' },
  key: ['id'],
  fields: [
    column('id', '区划编号', 'id', { zh: '永久不变的编号，也是网页地址', en: 'Permanent id, also the page address' }, 'liuxi', must),
    column('name', '名称', 'text', { zh: '名称', en: 'Name' }, '柳溪区', must),
    column('name_en', '英文名称', 'text', { zh: '英文名称', en: 'English name' }, 'Liuxi District'),
    column('code', '行政区划代码', 'text', { zh: '行政区划代码', en: 'Administrative division code' }, '330201'),
    column('liaison_leader', '分管领导', 'text', { zh: '分管领导的职务', en: 'Post of the leader in charge' }, '副区长（分管城建）'),
    column('liaison_office', '挂钩处室', 'text', { zh: '市级挂钩处室', en: 'City office in liaison' }, '市住建局市政处'),
    column('liaison_team', '驻区工作组', 'text', { zh: '驻区工作组', en: 'Team in the district' }, '第一工作组'),
  ],
});

export const units = table({
  name: 'units',
  zh: '单位',
  about: { zh: '牵头与责任单位，按考评分组排名', en: 'Units, ranked within their group' },
  key: ['id'],
  fields: [
    column('id', '单位编号', 'id', { zh: '永久不变的编号，也是网页地址', en: 'Permanent id, also the page address' }, 'zjj', must),
    column('name', '单位名称', 'text', { zh: '名称', en: 'Name' }, '市住房和城乡建设局', must),
    column('name_en', '英文名称', 'text', { zh: '英文名称', en: 'English name' }, 'Housing and Construction Bureau'),
    column('group', '考评分组', 'text', { zh: '只在同组内排名', en: 'Ranked only within its group' }, '市直部门', must),
    column('district', '所属区县', 'reference', { zh: '所属区县', en: 'District' }, '柳溪区', { table: 'districts' }),
  ],
});
