/** Words for the problems between rows, files and releases, and what the methodology page says of them. */
import type { Problem } from '../csv/problem.ts';
import type { RowCode } from '../csv/reasons.ts';
import type { Words } from '../schema/field.ts';
import { TABLES } from '../schema/tables.ts';
import type { ProblemDoc, ProblemWords, RowSentencesOf } from './problem-shape.ts';
import { cellSentence, nearEn, nearZh, param, sentence } from './problem-text.ts';
import { CANDIDATE_SENTENCES } from './problems-candidates.ts';
import { FOLDER_SENTENCES } from './problems-folder.ts';
import { history } from './problems-history.ts';
import { words } from './words.ts';
import { STORY_SENTENCES } from './problems-stories.ts';

const THINGS: Readonly<Record<string, Words>> = {
  projects: { zh: '项目', en: 'project' },
  programmes: { zh: '专项行动', en: 'programme' },
  districts: { zh: '区县', en: 'district' },
  units: { zh: '单位', en: 'unit' },
};

/** 专项行动（programmes）、区县（districts） … */
const tableList = Object.keys(TABLES)
  .map((table) => `${words('zh').table(table)}（${table}）`)
  .join('、');

function thing(p: Problem, lang: 'zh' | 'en'): string {
  const table = param(p, 'table');
  return THINGS[table]?.[lang] ?? table;
}

/** The cell holds a list, of which one name is meant. */
function whichZh(p: Problem): string {
  const written = param(p, 'written');
  return written !== '' && written !== (p.value ?? '').trim() ? `“${written}”：` : '';
}

function whichEn(p: Problem): string {
  const written = param(p, 'written');
  return written !== '' && written !== (p.value ?? '').trim() ? `“${written}”: ` : '';
}

/** 一字之差 is worth saying. */
function slipZh(p: Problem): string {
  const suggestion = param(p, 'suggestion');
  if (suggestion === '') return '请查原件；是新的，先在那张表里加一行。';
  const written = [...param(p, 'written')];
  const differs = [...suggestion].filter((char, at) => char !== written[at]).length;
  const isOneOff = written.length === [...suggestion].length && differs === 1;
  const id = param(p, 'id');
  return `是不是“${suggestion}”${id === '' ? '' : `（${id}）`}？${isOneOff ? '只差一个字。' : ''}不是就请查原件。`;
}

const reference: RowSentencesOf<'reference'>['reference'] = {
  unknown: cellSentence(
    (p) =>
      `${whichZh(p)}${param(p, 'table')}.csv 里没有这个${thing(p, 'zh')}（要写编号，或与名称完全相同）。`,
    slipZh,
    (p) =>
      `${whichEn(p)}${param(p, 'table')}.csv has no such ${thing(p, 'en')} (write its id, or exactly its name).`,
    (p) =>
      param(p, 'suggestion') === ''
        ? 'Look at the original; when it is new, add a row to that table first.'
        : `Is “${param(p, 'suggestion')}” meant? Else look at the original.`,
  ),
  ambiguous: cellSentence(
    (p) => `${whichZh(p)}有几个${thing(p, 'zh')}都叫这个名字。`,
    (p) => `请改写编号，是其中一个：${param(p, 'candidates')}。`,
    (p) => `${whichEn(p)}more than one ${thing(p, 'en')} has this name.`,
    (p) => `Write the id instead, one of ${param(p, 'candidates')}.`,
  ),
  unsafe_name: cellSentence(
    (p) => `${whichZh(p)}没有 ${param(p, 'table')}.csv 时，名称就是网址，不能有这样的字符。`,
    (p) => `请加上 ${param(p, 'table')}.csv，给它一个编号；或去掉 / \\ ? # % : * " < > | 和开头的点。`,
    (p) =>
      `${whichEn(p)}without ${param(p, 'table')}.csv the name is an address, which cannot have such characters.`,
    (p) =>
      `Add ${param(p, 'table')}.csv and give it an id, or leave out / \\ ? # % : * " < > | and a leading dot.`,
  ),
  cycle: cellSentence(
    '上级行动绕了一圈又回到自己。',
    '请查原件，改正其中一行的“上级行动”。',
    'the programmes above this one lead back to it.',
    'Correct the parent of one of them.',
  ),
  unknown_table: cellSentence(
    '没有这张表。',
    (p) => `${nearZh(p)}可以写：${tableList}。`,
    'there is no such table.',
    (p) => `Use one of ${Object.keys(TABLES).join(', ')}.${nearEn(p)}`,
  ),
  unknown_column: cellSentence(
    '那张表没有这一列。',
    (p) => `${nearZh(p)}列名见数据字典，中英文都可以。`,
    'that table has no such column.',
    (p) => `The data dictionary lists the columns.${nearEn(p)}`,
  ),
  unknown_scope: cellSentence(
    '没有这个范围。',
    (p) =>
      `${nearZh(p)}可以写 city、programme:编号、district:编号、unit:编号、group:分组、level:city、project:编号。`,
    'there is no such scope.',
    (p) => `Use city, programme:ID, district:ID, unit:ID, group:NAME, level:city or project:ID.${nearEn(p)}`,
  ),
  unknown_measure: cellSentence(
    '没有这个指标。',
    (p) => `${nearZh(p)}指标编号见“方法”页。`,
    'there is no such measure.',
    (p) => `The methodology page lists the measures.${nearEn(p)}`,
  ),
};

const order: RowSentencesOf<'order'>['order'] = {
  before: cellSentence(
    (p) => `比“${param(p, 'earlier_zh')}”${param(p, 'earlier')} 还早。`,
    '两个日期有一个写错了，请查原件。',
    (p) => `that is before ${param(p, 'earlier_name')}, ${param(p, 'earlier')}.`,
    'One of the two dates is wrong: look at the original.',
  ),
};

const correctZh = (p: Problem, table: string, field: string): string =>
  `写错了请改正；确实减少，请在 corrections.csv 加一行说明：表 ${table}，记录 ${param(p, 'key')}，列 ${field}。`;
const correctEn = (p: Problem, table: string, field: string): string =>
  `Correct it; when it really fell, add a row to corrections.csv: table ${table}, key ${param(p, 'key')}, field ${field}.`;

const decreasing: RowSentencesOf<'decreasing'>['decreasing'] = {
  progress: cellSentence(
    (p) => `比 ${param(p, 'period')} 的 ${param(p, 'previous')} 还低，形象进度不会倒退。`,
    (p) => correctZh(p, 'progress', 'progress'),
    (p) => `that is below the ${param(p, 'previous')} of ${param(p, 'period')}, and progress does not fall.`,
    (p) => correctEn(p, 'progress', 'progress'),
  ),
  invested: cellSentence(
    (p) =>
      `折合 ${param(p, 'now')} 万元，比 ${param(p, 'period')} 的 ${param(p, 'previous')} 万元还少；这一列是本年累计，同一年里不会减少。`,
    (p) => correctZh(p, 'progress', 'invested'),
    (p) =>
      `that is less than the ${param(p, 'previous')} (10,000 yuan) of ${param(p, 'period')}; the column adds up over the year and cannot fall within it.`,
    (p) => correctEn(p, 'progress', 'invested'),
  ),
  planned_investment: cellSentence(
    (p) =>
      `折合 ${param(p, 'now')} 万元，比 ${param(p, 'period')} 的 ${param(p, 'previous')} 万元还少；按月的计划是累计数。`,
    '请写到该月止的累计数，不是当月数。',
    (p) =>
      `that is less than the ${param(p, 'previous')} (10,000 yuan) of ${param(p, 'period')}; monthly plans are cumulative.`,
    'Write the sum up to the month, not that of the month.',
  ),
};

const othersZh = (p: Problem): string =>
  Number(param(p, 'others')) > 0 ? `这个项目另有 ${param(p, 'others')} 期月报也是这样。` : '';
const othersEn = (p: Problem): string =>
  Number(param(p, 'others')) > 0
    ? ` The same holds for ${param(p, 'others')} later reports of the project.`
    : '';

const contradiction: RowSentencesOf<'contradiction'>['contradiction'] = {
  opened_before_start: cellSentence(
    (p) => `还没开工（${param(p, 'start')}）就竣工了。`,
    '实际开工和实际竣工有一个写错了，请查原件。',
    (p) => `the end comes before the start, ${param(p, 'start')}.`,
    'Actual start or actual end is wrong: look at the original.',
  ),
  full_without_end: sentence(
    (p) =>
      `形象进度到了 100%，而项目 ${param(p, 'project')} 没有写实际竣工日期（${param(p, 'file')} 第 ${param(p, 'line')} 行）。`,
    '已竣工请填“实际竣工”；还没竣工请改形象进度。',
    (p) =>
      `Progress is 100 % while project ${param(p, 'project')} has no actual end (${param(p, 'file')}, line ${param(p, 'line')}).`,
    'Fill in actual_end, or correct the progress.',
  ),
  opened_stage_without_end: sentence(
    (p) =>
      `阶段已是“${p.value ?? ''}”，而项目 ${param(p, 'project')} 没有写实际竣工日期（${param(p, 'file')} 第 ${param(p, 'line')} 行）。`,
    '已竣工请填“实际竣工”；还没有请改阶段。',
    (p) =>
      `The stage is “${p.value ?? ''}” while project ${param(p, 'project')} has no actual end (${param(p, 'file')}, line ${param(p, 'line')}).`,
    'Fill in actual_end, or correct the stage.',
  ),
  opened_stage_before_end: cellSentence(
    (p) => `这个月还没有竣工：实际竣工是 ${param(p, 'end')}。${othersZh(p)}`,
    '阶段和实际竣工有一个写错了，请查原件。',
    (p) => `the actual end, ${param(p, 'end')}, comes after this month.${othersEn(p)}`,
    'The stage or the actual end is wrong: look at the original.',
  ),
  building_after_end: cellSentence(
    (p) => `项目 ${param(p, 'end')} 已经竣工。${othersZh(p)}`,
    '竣工以后的月份请写完工、通车或移交。',
    (p) => `the project ended on ${param(p, 'end')}.${othersEn(p)}`,
    'After that the stage is completed, opened or handed_over.',
  ),
  future: cellSentence(
    (p) => `在数据截至的 ${param(p, 'as_of')} 之后，本期还不算。`,
    '写错了请改；如果已经发生，请更新 site.yaml 的 as_of。',
    (p) => `that is after ${param(p, 'as_of')}, to which the site's figures run.`,
    'Correct it, or move as_of on in site.yaml.',
  ),
  withdrawn_and_opened: cellSentence(
    (p) => `项目 ${param(p, 'withdrawn')} 已退出计划，之后却又竣工。`,
    '如果重新列入，请清空撤销日期并在 changes.csv 说明。',
    (p) => `the project was withdrawn on ${param(p, 'withdrawn')}, before this end.`,
    'When it was taken up again, clear withdrawn_on and explain it in changes.csv.',
  ),
  withdrawn_without_reason: cellSentence(
    '写了撤销日期，没有写撤销原因。',
    '请在“撤销原因”写明为什么退出、依据哪份文件；空着，网页上只能写“没有公布原因”。',
    'the project is withdrawn, and nothing says why.',
    'Say in withdrawn_reason why, and by which document; without it pages can only say that no reason was published.',
  ),
  ...CANDIDATE_SENTENCES,
};

/** A number of figures.csv, with the unit where one was announced. */
const withUnit = (p: Problem, name: string): string => `${param(p, name)} ${param(p, 'unit')}`.trimEnd();

const announced: RowSentencesOf<'announced'>['announced'] = {
  differs: sentence(
    (p) =>
      `公布的是 ${param(p, 'announced')}${param(p, 'unit')}，按表里的数据算出来是 ${param(p, 'computed')}${param(p, 'unit')}。`,
    (p) =>
      param(p, 'note') === ''
        ? '两个数都会显示在网页上；请核对是表不全，还是公布时口径不同，并在“说明”写明。'
        : '两个数和说明都会显示在网页上。',
    (p) => `Announced ${withUnit(p, 'announced')}; the tables give ${withUnit(p, 'computed')}.`,
    (p) =>
      param(p, 'note') === ''
        ? 'Pages show both; see whether rows are missing or the announcement counted otherwise, and say it in note.'
        : 'Pages show both, and the note.',
  ),
  no_value: sentence(
    (p) => `公布的是 ${param(p, 'announced')}${param(p, 'unit')}，按表里的数据算不出这个数。`,
    '网页上会并列显示“—”；请核对这一期的表是否填全。',
    (p) => `Announced ${withUnit(p, 'announced')}; the tables do not give this figure.`,
    'Pages show — beside it; see whether the rows of this period are complete.',
  ),
};

function doc(severity: ProblemDoc['severity'], zh: readonly string[], en: readonly string[]): ProblemDoc {
  const words = (at: number): Words => ({ zh: zh[at] ?? '', en: en[at] ?? '' });
  return { severity, name: words(0), about: words(1), example: { wrong: words(2), right: words(3) } };
}

const docs: Readonly<Record<RowCode, ProblemDoc>> = {
  settings: doc(
    'both',
    [
      '设置',
      'site.yaml 里有不认识的项、写错的值，或数据文件夹里的文件放得不对。',
      'titel: 打通断头路',
      'title: 打通断头路',
    ],
    [
      'Settings',
      'A key or value in site.yaml that is not known, or a file of the folder in the wrong place.',
      'titel: Roads',
      'title: Roads',
    ],
  ),
  reference: doc(
    'error',
    ['引用', '写的项目、区县、单位、行动、表、列、范围或指标不存在，或重名分不清。', '鄞洲区', '鄞州区'],
    [
      'Reference',
      'A project, district, unit, programme, table, column, scope or measure that does not exist, or a name that several have.',
      'Yinzhuo',
      'Yinzhou',
    ],
  ),
  order: doc(
    'error',
    [
      '先后',
      '结束早于开始、销号早于提出等；只写到月的，确定矛盾才算。',
      '计划开工 2013-05-01，计划竣工 2013-03-01',
      '计划开工 2013-05-01，计划竣工 2014-03-01',
    ],
    [
      'Order',
      'An end before its start, closed before raised and so on; dates of a month count only when they certainly conflict.',
      'planned_start 2013-05-01, planned_end 2013-03-01',
      'planned_start 2013-05-01, planned_end 2014-03-01',
    ],
  ),
  decreasing: doc(
    'error',
    [
      '倒退',
      '形象进度比上次低，或同一年的累计投资减少，而 corrections.csv 里没有说明。',
      '4 月 60，5 月 56',
      '4 月 60，5 月 63',
    ],
    [
      'Fall',
      'Progress is below the last report, or the investment of a year falls, without a row in corrections.csv.',
      'April 60, May 56',
      'April 60, May 63',
    ],
  ),
  contradiction: doc(
    'both',
    [
      '矛盾',
      '状态与日期对不上：进度 100% 没有竣工日期，竣工早于开工，还没竣工就写通车等；或候选项目得分更高却没有选，也没有写原因。',
      '形象进度 100，实际竣工空着',
      '形象进度 100，实际竣工 2013-12-14',
    ],
    [
      'Contradiction',
      'Status and dates disagree: 100 % without an end, opened before it started, open before its end and so on; or a candidate with a higher score was not chosen, and nothing says why.',
      'progress 100, actual_end empty',
      'progress 100, actual_end 2013-12-14',
    ],
  ),
  announced: doc(
    'warning',
    [
      '与公布不符',
      'figures.csv 里公布过的数与按表计算的不一致；只提醒，两个数都公开。',
      '公布 44 条，计算 43 条',
      '公布 44 条，计算 44 条',
    ],
    [
      'Announced otherwise',
      'A figure in figures.csv differs from the computed one; a warning, and both are shown.',
      'announced 44, computed 43',
      'announced 44, computed 44',
    ],
  ),
  story: doc(
    'both',
    [
      '文章',
      'stories/ 里的文章引用了没有的数、项目、排名或图，用了不许用的写法（脚本、HTML、表达式、图片），或开头缺项。手写的百分比只提醒。',
      '<Figure id="city/opend@2013-11" />',
      '<Figure id="city/opened@2013-11" />',
    ],
    [
      'Story',
      'A story in stories/ names a figure, project, ranking or chart that does not exist, has what stories may not have (scripts, HTML, expressions, images), or lacks a line at its head. A typed percentage is a warning.',
      '<Figure id="city/opend@2013-11" />',
      '<Figure id="city/opened@2013-11" />',
    ],
  ),
  geometry: doc(
    'both',
    [
      '线位',
      'geo/ 里的文件不是应有的 GeoJSON，坐标写反、出界、不在所属区县，或不知属于哪个项目。离路网太远、长度与表不符只提醒。',
      '[29.87, 121.55]',
      '[121.55, 29.87]',
    ],
    [
      'Geometry',
      'A file in geo/ is not the GeoJSON it should be, has swapped or impossible positions, lies outside its district, or does not say its project. A road far from the network, or of another length than its table says, is a warning.',
      '[29.87, 121.55]',
      '[121.55, 29.87]',
    ],
  ),
  history: doc(
    'both',
    [
      '历史',
      '已公布的格子改了、行不见了，而 corrections.csv 和 changes.csv 里没有说明（用 --since 检查）。',
      '已公布 69，改成 66',
      '改成 66，并在 corrections.csv 写明原因',
    ],
    [
      'History',
      'A published cell changed or a row is gone without a row in corrections.csv or changes.csv (checked with --since).',
      'Published 69, now 66',
      '66, with its reason in corrections.csv',
    ],
  ),
};

const sentences: RowSentencesOf<RowCode> = {
  ...FOLDER_SENTENCES,
  history,
  reference,
  order,
  decreasing,
  contradiction,
  announced,
  story: STORY_SENTENCES,
};

export const ROW_WORDS: ProblemWords<RowCode> = { sentences, docs };
