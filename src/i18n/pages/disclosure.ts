/** Sentences of the disclosure clock: the rules by category, what they rest on, and the pages. */
import type { CategoryState, Category, Cause, DocumentState } from '../../measures/disclosure.ts';
import type { Lang } from '../../schema/settings.ts';
import { countOf } from '../format.ts';
import type { Shape } from '../shape.ts';

const zh = {
  title: '信息公开时钟',
  category: {
    approval_service: '批准服务',
    approval_result: '批准结果',
    tender: '招标投标',
    land: '征收土地',
    design_change: '重大设计变更',
    construction: '施工',
    quality_safety: '质量安全',
    completion: '竣工',
  } satisfies Record<Category, string>,
  state: {
    public: '已公开',
    overdue: '逾期未公开',
    running: '还在期限内',
    not_yet: '还没到时候',
    untold: '看不出是否涉及',
    undecided: '日期太粗，无法判断',
    earlier: '早于规定，不计',
    service: '不计',
  } satisfies Record<CategoryState, string>,
  document: {
    on_time: '按期',
    late: '超期',
    running: '还在期限内',
    undated: '无法判断',
    earlier: '早于规定',
    future: '还没形成',
  } satisfies Record<DocumentState, string>,
  cause: {
    start: '开工',
    acceptance: '竣工验收',
    change: '建设内容变更',
    document: '文件形成',
  } satisfies Record<Cause, string>,
  since: (cause: string, date: string) => `${date} ${cause}`,
  headline: ['应当已经公开的文件公开了 ', '，还有 ', ' 项逾期没有公开'],
  allPublic: '应当已经公开的都公开了',
  nothingDue: '还没有到应当公开的时候',
  withdrawn: '项目已经退出，不再计入',
  unpublished: '发布单位没有公布公开文件表（documents.csv），这里没有可说的。没有公布不等于没有公开。',
  lede: '八类文件该在什么时候公开，公开了没有，从形成到公开用了几个工作日。',
  how: '规则和依据',
  project: '项目',
  district: '区县',
  unit: '牵头单位',
  categoryName: '类别',
  overdue: '逾期未公开',
  overdueTitle: (n: number) => `逾期没有公开的 ${n} 项，最久的在前`,
  overdueMore: (n: number) => `还有 ${n} 项，见各区县的页面。`,
  noOverdue: '没有逾期未公开的。',
  startedBy: '从什么时候起算',
  due: '期限到',
  read: '怎么读',
  over: '已超过',
  workdays: (n: number) => `${n} 个工作日`,
  byCategory: '按类别',
  byDistrict: '按区县',
  byUnit: '按牵头单位',
  listOf: (name: string) => `${name}：各项目`,
  counts: { public: '已公开', overdue: '逾期未公开', running: '期限内', other: '未到、看不出或不计' },
  overdueCategories: '逾期的类别',
  none: '无',
  documents: '文件',
  documentTitle: '文件',
  formed: '形成',
  published: '公开',
  used: '用时',
  verdict: '是否按期',
  limit: (days: number) => `限 ${days} 个工作日`,
  unstated: '没有写',
  noAddress: '没有网址',
  noDocuments: '这个项目在 documents.csv 里没有文件。',
  listedOnly: '只列入，没有公开日期和网址',
  eight: '八类文件',
  stateName: '到这一期',
  projectTitle: (name: string) => `${name}：该公开的公开了没有`,
  back: '项目页',
  line: '应当已经公开的文件公开了 ',
  lineOverdue: (names: string) => `，逾期：${names}`,
  lineLink: '公开时钟',
  toDistrict: (name: string) => `${name}的公开时钟`,
  calendar: (first: number, last: number) =>
    `节假日和调休按国务院办公厅每年的部分节假日安排通知计算（取自 chinese-days 1.5.7），现有 ${first} 年到 ${last} 年；跨到这之外的期限写“无法判断”，不猜。`,
  coarse:
    '日期只写到月的，按那个月的第一天和最后一天各算一次：两个结论一样才下结论，不一样就写“无法判断”；用时只在两个日期都写到日时才给，休息日公开的按下一个工作日算。',
  notAccusing:
    '“逾期未公开”说的是这份数据里没有登记公开，不等于别处也没有公开；公开了的，补进 documents.csv 即可。',
  rules: '公开时钟怎么走',
  basis: '依据',
  when: '从什么时候起算',
  reading: '本站的理解',
  rule: {
    approval_service:
      '不计入。公开的是审批部门的办事指南、办理过程和咨询电话，不随某个项目形成；登记了就列出来。',
    approval_result: '批复形成之日。没有登记批复而已经开工的，最晚从开工之日起算。',
    tender:
      '中标公告等文件形成之日。没有登记而已经开工的，最晚从开工之日起算。依法不招标的，数据里看不出来：把核准不招标的文件登记进来即可。',
    land: '只从登记的文件形成之日起算；是否征收土地，数据里看不出来，没有文件就写“看不出是否涉及”。',
    design_change:
      '登记的文件形成之日；或者 changes.csv 里建设内容、类别、起止点、长度、宽度、车道数的变更写明了批准单位的，从变更之日起算。',
    construction: '实际开工之日（没有写的，用月报里第一次写在建的月份）。',
    quality_safety: '实际开工之日，同上。',
    completion: '竣工验收日期。已经通车而没有写验收日期的，写“看不出是否涉及”。',
  } satisfies Record<Category, string>,
  ground: {
    approval_service: '基层政务公开标准目录写的时限是“实时公开”，没有可以起算的日期。',
    approval_result:
      '建筑法第七条：开工前应当领取施工许可证，或者批准开工报告。所以已经开工的，批准已经形成。',
    tender: '建筑法第八条：申请施工许可证应当已经确定建筑施工企业。',
    land: '条例第二十六条：自信息形成或者变更之日起。',
    design_change: '条例第二十六条。写明批准单位的变更，视为已经审批；是否算“重大”，数据里没有别的标记。',
    construction: '94 号文件“二、主要任务”列有施工有关信息；以开工为它形成之日。',
    quality_safety: '建设工程质量管理条例第十三条：开工前应当办理工程质量监督手续。',
    completion: '94 号文件列有竣工有关信息；以竣工验收为它形成之日。',
  } satisfies Record<Category, string>,
  sources: '文件依据',
  source: {
    opinion: {
      name: '《国务院办公厅关于推进重大建设项目批准和实施领域政府信息公开的意见》（国办发〔2017〕94号）二、主要任务',
      says: '重点公开批准服务、批准结果、招标投标、征收土地、重大设计变更、施工、质量安全监督、竣工八类信息。2017 年 12 月 15 日公布，此前的事项不计。编写时读到的是开头和新华社当日的电讯，没有读到每一类明细的原文：上表“从什么时候起算”是本站的理解，不是原文。',
    },
    regulation: {
      name: '《中华人民共和国政府信息公开条例》（国务院令第711号，2019 年 5 月 15 日起施行）第二十六条',
      says: '“属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。法律、法规对政府信息公开的期限另有规定的，从其规定。”修订前（2008 年 5 月 1 日起施行）为第十八条，同为 20 个工作日；更早形成的不判断。',
    },
    permits: {
      name: '《国家发展改革委办公厅关于进一步完善行政许可和行政处罚等信用信息公示工作的指导意见》（发改办财金〔2018〕424号）',
      says: '“将行政许可和行政处罚等信用信息自作出行政决定之日起7个工作日内上网公开”（双公示）；同见国办发〔2015〕51号（十八）、国发〔2016〕33号（十七）。本站只把标题里写明“许可”“处罚”、2018 年 7 月 25 日起形成的文件按 7 个工作日算，其余一律按 20 个，对公布者从宽。',
    },
    counting: {
      name: '《中华人民共和国民法典》第二百零一条',
      says: '“按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。”条例没有写怎样起算，工作日的起算比照这一条，是本站的理解。',
    },
    construction_law: {
      name: '《中华人民共和国建筑法》第七条、第八条，《建设工程质量管理条例》第十三条',
      says: '开工前应当领取施工许可证、确定施工企业、办理工程质量监督手续；限额以下的小型工程除外，本站看不出哪些是，没有除外。',
    },
    catalogue: {
      name: '重大建设项目领域基层政务公开标准目录（各地公布，例如建德市 2023 年）',
      says: '按八类列出公开内容，时限写“信息形成 20 个工作日内公开；其中行政许可、行政处罚事项应自作出行政决定之日起 7 个工作日内公示”，办事指南写“实时公开”。',
    },
  },
} as const;

const en: Shape<typeof zh> = {
  title: 'The disclosure clock',
  category: {
    approval_service: 'Approval services',
    approval_result: 'Approvals',
    tender: 'Tender',
    land: 'Land',
    design_change: 'Major design change',
    construction: 'Construction',
    quality_safety: 'Quality and safety',
    completion: 'Completion',
  },
  state: {
    public: 'public',
    overdue: 'overdue',
    running: 'within its time',
    not_yet: 'not yet',
    untold: 'cannot tell whether it applies',
    undecided: 'dates too coarse to tell',
    earlier: 'before the rule, not counted',
    service: 'not counted',
  },
  document: {
    on_time: 'in time',
    late: 'late',
    running: 'within its time',
    undated: 'cannot be judged',
    earlier: 'before the rule',
    future: 'not yet made',
  },
  cause: {
    start: 'start of work',
    acceptance: 'acceptance',
    change: 'change of scope',
    document: 'document made',
  },
  since: (cause, date) => `${date}, ${cause}`,
  headline: ['Of the documents that had to be public, ', ' are; overdue: ', ''],
  allPublic: 'Everything that had to be public by now is',
  nothingDue: 'Nothing had to be public by now',
  withdrawn: 'The project was withdrawn and no longer counts',
  unpublished:
    'The publisher gives no table of documents (documents.csv), so there is nothing to say here. Not listed is not the same as not public.',
  lede: 'When each of the eight kinds of documents should be public, whether it is, and how many working days it took.',
  how: 'Rules and sources',
  project: 'Project',
  district: 'District',
  unit: 'Lead unit',
  categoryName: 'Category',
  overdue: 'Overdue',
  overdueTitle: (n) => `${countOf(n, 'item')} overdue, the longest first`,
  overdueMore: (n) => `${countOf(n, 'more item')}: see the pages of the districts.`,
  noOverdue: 'Nothing is overdue.',
  startedBy: 'Counted from',
  due: 'Due by',
  read: 'How to read this',
  over: 'Overdue for',
  workdays: (n) => countOf(n, 'working day'),
  byCategory: 'By category',
  byDistrict: 'By district',
  byUnit: 'By lead unit',
  listOf: (name) => `${name}: its projects`,
  counts: {
    public: 'public',
    overdue: 'overdue',
    running: 'within time',
    other: 'not yet, cannot tell, or not counted',
  },
  overdueCategories: 'Overdue categories',
  none: 'none',
  documents: 'Documents',
  documentTitle: 'Document',
  formed: 'Made',
  published: 'Public',
  used: 'Took',
  verdict: 'In time?',
  limit: (days) => `${countOf(days, 'working day')} allowed`,
  unstated: 'not stated',
  noAddress: 'no address',
  noDocuments: 'documents.csv lists nothing for this project.',
  listedOnly: 'listed only: neither a day of publication nor an address',
  eight: 'The eight categories',
  stateName: 'By now',
  projectTitle: (name) => `${name}: is public what should be?`,
  back: 'The project',
  line: 'Public, of what had to be: ',
  lineOverdue: (names) => `; overdue: ${names}`,
  lineLink: 'Disclosure clock',
  toDistrict: (name) => `Disclosure clock of ${name}`,
  calendar: (first, last) =>
    `Public holidays and working weekends follow the State Council’s yearly notices (from chinese-days 1.5.7), known for ${first} to ${last}; a time that reaches beyond “cannot be judged”, and nothing is guessed.`,
  coarse:
    'A date written to the month is taken once as its first and once as its last day: a verdict stands only where both agree. Working days are given only where both dates are known to the day; what came out on a day without work counts with the next working day.',
  notAccusing:
    '“Overdue” means that these data list no publication, not that there is none elsewhere; what was published can be added to documents.csv.',
  rules: 'How the disclosure clock runs',
  basis: 'Ground',
  when: 'Counted from',
  reading: 'this site’s reading',
  rule: {
    approval_service:
      'Not counted. What is published are guides, progress and enquiry numbers of the approving departments, which belong to no single project; where listed they are shown.',
    approval_result:
      'The day the approval was made. Where none is listed and work has begun, the day it began at the latest.',
    tender:
      'The day the award notice or the like was made. Where none is listed and work has begun, the day it began at the latest. The data cannot show that a project needed no tender: list the document that says so.',
    land: 'Only the day a listed document was made. The data cannot show whether land is taken; without a document the page says that it cannot tell.',
    design_change:
      'The day a listed document was made, or the day of a row in changes.csv that changes scope, kind, ends, length, width or lanes and names who approved it.',
    construction:
      'The actual start (where not stated, the month whose report first says under construction).',
    quality_safety: 'The actual start, as above.',
    completion:
      'The day of acceptance. For a road that is open without one, the page says that it cannot tell.',
  },
  ground: {
    approval_service: 'The local catalogues say “published at once”, which gives no day to count from.',
    approval_result:
      'Construction Law, article 7: before work begins a construction permit or an approved start report is needed; so where work has begun the approval exists.',
    tender: 'Construction Law, article 8: a builder must have been chosen before a permit is applied for.',
    land: 'Regulation, article 26: from the day the information was made or changed.',
    design_change:
      'Regulation, article 26. A change that names its approver counts as approved; nothing else in the data marks it as major.',
    construction:
      'Document 94, part 2, lists information on construction; the start of work is taken as the day it was made.',
    quality_safety:
      'Regulation on the Quality of Construction Projects, article 13: quality supervision is registered before work begins.',
    completion: 'Document 94 lists information on completion; acceptance is taken as the day it was made.',
  },
  sources: 'Sources',
  source: {
    opinion: {
      name: 'General Office of the State Council, Opinions on Disclosure in the Approval and Implementation of Major Construction Projects (Guobanfa [2017] 94), part 2',
      says: 'Eight kinds of information are to be disclosed: approval services, approvals, tenders, land, major design changes, construction, quality and safety supervision, completion. Made public on 15 December 2017; what came before is not counted. Its opening and Xinhua’s report of the day were read, the detailed list of each category was not: the column “counted from” is this site’s reading, not its text.',
    },
    regulation: {
      name: 'Regulation on Open Government Information (State Council Order 711, in force since 15 May 2019), article 26',
      says: 'Government information to be disclosed actively shall be disclosed within 20 working days of being made or changed, unless laws or regulations say otherwise. Before the revision (in force since 1 May 2008) article 18, also 20 working days; what was made earlier is not judged.',
    },
    permits: {
      name: 'NDRC General Office, Guidance on the Publication of Permits and Penalties (Fagaibancaijin [2018] 424)',
      says: 'Permits and penalties are published online within 7 working days of the decision; see also Guobanfa [2015] 51, item 18, and Guofa [2016] 33, item 17. Only documents whose titles say 许可 (permit) or 处罚 (penalty), made since 25 July 2018, are given 7 working days here; all others have 20, in favour of the publisher.',
    },
    counting: {
      name: 'Civil Code, article 201',
      says: 'A period counted in days does not include the day on which it begins. The Regulation does not say how to begin; counting working days in this way is this site’s reading.',
    },
    construction_law: {
      name: 'Construction Law, articles 7 and 8; Regulation on the Quality of Construction Projects, article 13',
      says: 'Before work begins a permit is needed, a builder chosen and quality supervision registered. Small works below a limit are exempt; the data cannot show which those are, and none is exempted here.',
    },
    catalogue: {
      name: 'Local catalogues of disclosure for major construction projects (for example Jiande, 2023)',
      says: 'They list the eight categories with 20 working days from the making of the information, 7 working days for permits and penalties, and guides “at once”.',
    },
  },
};

export type DisclosureWords = Shape<typeof zh>;

export function disclosureWords(lang: Lang): DisclosureWords {
  return lang === 'zh' ? zh : en;
}

export const SOURCES = [
  'opinion',
  'regulation',
  'permits',
  'counting',
  'construction_law',
  'catalogue',
] as const;

/** Where a public copy can be read; null for laws that every collection has. */
export const SOURCE_ADDRESSES: Readonly<Record<(typeof SOURCES)[number], string | null>> = {
  opinion: 'https://www.beijing.gov.cn/zhengce/zhengcefagui/201905/t20190522_60639.html',
  regulation: null,
  permits:
    'https://zh.wikisource.org/wiki/国家发展改革委办公厅关于进一步完善行政许可和行政处罚等信用信息公示工作的指导意见',
  counting: null,
  construction_law: null,
  catalogue: 'http://www.jiande.gov.cn/col/col1229432950/index.html',
};
