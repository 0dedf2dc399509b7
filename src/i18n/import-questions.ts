/** What an import asks, and what each answer means. */
import type { Question, QuestionKind } from '../import/types.ts';
import type { Lang } from '../schema/settings.ts';

type Params = Question['params'];
type Text = string | ((params: Params) => string);

interface Sentence {
  readonly zh: Text;
  readonly en: Text;
}

const p = (params: Params, name: string): string => String(params[name] ?? '');

const QUESTIONS: Readonly<Record<QuestionKind, Sentence>> = {
  sheet: {
    zh: '不止一张工作表可能是这张表，是哪一张？',
    en: 'More than one sheet may be this table. Which one?',
  },
  no_header: {
    zh: '没有找到表头：没有一行写着这张表的列名。表头在第几行？列名见网站“数据”页上的模板。',
    en: 'No header was found: no row names columns of this table. In which row is it?',
  },
  header_row: {
    zh: '不止一行可能是表头，是哪一行？',
    en: 'More than one row may be the header. Which one?',
  },
  near_header: {
    zh: (q) => `这一列的名字不认识，而“${p(q, 'field')}”没有列。是不是就是它？`,
    en: (q) => `This header is not known, and there is no “${p(q, 'field_en')}”. Is this it?`,
  },
  nameless_column: {
    zh: (q) => `${p(q, 'column')} 列有内容，没有列名。它是哪一列，还是不要？`,
    en: (q) =>
      `Column ${p(q, 'column')} has values and no header. Which column is it, or is it to be left out?`,
  },
  repeated_column: {
    zh: (q) => `不止一列是“${p(q, 'field')}”。哪一列不要？`,
    en: (q) => `More than one column is “${p(q, 'field_en')}”. Which one is to be left out?`,
  },
  missing_column: {
    zh: (q) => `没有“${p(q, 'field')}”这一列，而它必填。各行都一样就给一个值；有别的名字的列就指出来。`,
    en: (q) =>
      `There is no column “${p(q, 'field_en')}”, which is required. Give one value for all rows, or name the column.`,
  },
  unit_note: {
    zh: (q) =>
      `表的上方或下方写着单位是${p(q, 'unit')}，而列名里没有写单位（${p(q, 'columns')}）。各列是不是这个单位？`,
    en: (q) =>
      `A note beside the table names the unit ${p(q, 'unit_en')}, and the headers name none (${p(q, 'columns')}). Is it theirs?`,
  },
  unit_shown: {
    zh: '格子里显示的单位和列的单位不一样（列名没有写单位就是万元）。这一列的单位是什么？',
    en: 'The unit shown in these cells is not the one of the column (10,000 yuan where its header names none). Which unit does the column have?',
  },
  unit_unfit: {
    zh: '格子里数字旁边显示着别的字，不知道是单位、约数还是别的。请在工作簿里改成只有数字的格式，单位写进列名。',
    en: 'These cells show words beside the number. Give them a format without words in the workbook, and write the unit into the header.',
  },
  hidden_rows: {
    zh: '有隐藏的行（手工隐藏、筛选或折叠的），要不要？',
    en: 'There are hidden rows (by hand, by a filter or folded). Are they wanted?',
  },
  hidden_columns: {
    zh: '有隐藏的列，里面有内容，要不要？',
    en: 'There are hidden columns with values. Are they wanted?',
  },
  extra_rows: {
    zh: '这些行不像记录，像合计、备注、小标题或栏号，要不要？',
    en: 'These rows look like totals, remarks, headings or column numbers, not like records. Are they wanted?',
  },
  merged_numbers: {
    zh: '合并的格子里是数字：是每一行都是这个数，还是几行合起来是这个数（只记在第一行）？',
    en: 'A number stands in merged cells: is it that of each row, or of all of them together (kept in the first)?',
  },
  merged_across: {
    zh: '合并的格子跨了几列，或盖住了别的内容：是每一格都是这个值，还是只有左上角第一格是？',
    en: 'Merged cells span several columns or cover other values: is it the value of each, or of the first only?',
  },
  no_value: {
    zh: '这些格子里没有值：公式出错（#REF! 之类），或公式从来没有算过。请在 Excel 里打开、改好、保存再导入；确实没有值，就当空格。',
    en: 'These cells have no value: a formula failed (#REF! and the like) or was never calculated. Open the workbook in Excel, correct and save it; or leave them empty.',
  },
  stale: {
    zh: '文件要求打开时重新计算，里面存的公式结果可能是旧的。请在 Excel 里打开、保存再导入；确认结果是对的，就用它。',
    en: 'The file asks to be calculated when it is opened, so the results in it may be old. Open and save it in Excel; or use them as they are.',
  },
  percent: {
    zh: '百分比的列里有不到 1 的数，没有百分号：0.817 是 0.817%，还是 81.7%？',
    en: 'A column of percentages has numbers up to 1 without a percent sign: is 0.817 meant as 0.817 % or as 81.7 %?',
  },
  numbers: {
    zh: '格子里的数比显示出来的位数多（或按倍数缩小显示）：按格子里的值，还是按显示的数？',
    en: 'These cells hold more digits than they show, or show them scaled. Is the value meant, or what is shown?',
  },
  lost_digits: {
    zh: '超过 15 位的数字，Excel 已经把后面的位数丢了，文件里没有。请查原件，把这些格子设为“文本”格式重新填。',
    en: 'Of numbers with more than 15 digits Excel keeps only 15; the others are not in the file. Set these cells to “Text” and fill them in again.',
  },
  serial: {
    zh: '日期的列里有普通数字，像是日期的内部序号：是日期，还是就是这个数？',
    en: 'A column of dates has plain numbers that may be the internal numbers of days. Are they dates?',
  },
  placeholders: {
    zh: '数字和日期的列里写着“-”“/”“无”之类。没有就当空格吗？',
    en: 'Columns of numbers and dates have “-”, “/” and the like. Are these cells to be empty?',
  },
  list_breaks: {
    zh: '名单里有换行：一行一个单位，还是一个名字写成了两行？',
    en: 'A list has line breaks: is each line an item, or is one name written in two lines?',
  },
  bad_answer: {
    zh: (q) => `参数 ${p(q, 'option')} 对不上这个文件：没有这张工作表、这一行、这一列，或这一列已经有了。`,
    en: (q) =>
      `The argument ${p(q, 'option')} does not fit this file: there is no such sheet, row or column, or it is there already.`,
  },
  periods: {
    zh: (q) => `表里不止一个月（${p(q, 'text')}）：按月分成几个文件，还是写进一个文件？`,
    en: (q) => `There is more than one month (${p(q, 'text')}): a file for each, or one file?`,
  },
  which_file: {
    zh: (q) => `${p(q, 'text')} 分成了几个文件，写进哪一个？`,
    en: (q) => `${p(q, 'text')} is split into several files. Which one is this for?`,
  },
  target_exists: {
    zh: (q) => `${p(q, 'text')} 已经有了，会有上面列出的变动。整份换掉，还是按编号合并（文件里别的行留着）？`,
    en: (q) =>
      `${p(q, 'text')} is there already and would change as listed. Replace it, or merge by key and keep its other rows?`,
  },
};

/** What options mean; those that are not here say it themselves. */
const OPTIONS: Readonly<Record<string, Record<Lang, string>>> = {
  '--hidden-rows drop': { zh: '隐藏的行不要', en: 'leave hidden rows out' },
  '--hidden-rows keep': { zh: '隐藏的行也要', en: 'take hidden rows too' },
  '--hidden-columns drop': { zh: '隐藏的列不要', en: 'leave hidden columns out' },
  '--hidden-columns keep': { zh: '隐藏的列也要', en: 'take hidden columns too' },
  '--extra-rows drop': { zh: '这些行不要', en: 'leave these rows out' },
  '--extra-rows keep': { zh: '这些行就是记录', en: 'they are records' },
  '--merged fill': { zh: '每一格都是这个值', en: 'the value of each cell' },
  '--merged first': { zh: '只有第一格是', en: 'of the first cell only' },
  '--no-value empty': { zh: '当空格', en: 'leave them empty' },
  '--formulas cached': { zh: '用文件里存的结果', en: 'use the results in the file' },
  '--percent fraction': { zh: '0.817 是 81.7%', en: '0.817 is 81.7 %' },
  '--percent points': { zh: '0.817 就是 0.817%', en: '0.817 is 0.817 %' },
  '--numbers value': { zh: '按格子里的值', en: 'the value' },
  '--numbers shown': { zh: '按显示的数', en: 'what is shown' },
  '--serial date': { zh: '是日期', en: 'they are dates' },
  '--serial number': { zh: '就是这个数', en: 'they are numbers' },
  '--placeholders empty': { zh: '当空格', en: 'leave them empty' },
  '--list-breaks separate': { zh: '一行一个', en: 'one item to a line' },
  '--list-breaks keep': { zh: '原样留着', en: 'as written' },
  '--split': { zh: '一个月一个文件', en: 'a file for each month' },
  '--replace': { zh: '整份换掉', en: 'replace it' },
  '--merge': { zh: '合并，别的行留着', en: 'merge, keeping its other rows' },
};

/** `$1` is the first part of the option that the pattern names. */
const PATTERNS: readonly (readonly [RegExp, Record<Lang, string>])[] = [
  [/^--column \S+=$/, { zh: '这一列不要', en: 'leave this column out' }],
  [/^--column …=/, { zh: '…写列的字母，如 D', en: '… is the letter of the column, such as D' }],
  [/^--column \S+=…$/, { zh: '…写列名', en: '… is the name of the column' }],
  [/^--column /, { zh: '就是它', en: 'this is it' }],
  [/^--set .*…$/, { zh: '…写这个值', en: '… is the value' }],
  [/^--set [^=]*=(.*)$/, { zh: '各行都是 $1', en: '$1 in all rows' }],
  [/^--out .*…/, { zh: '…写文件名', en: '… is the name of the file' }],
];

/** The question, in one or two sentences. */
export function questionText({ kind, params }: Question, lang: Lang): string {
  const text = QUESTIONS[kind][lang];
  return typeof text === 'string' ? text : text(params);
}

/** What an option means; empty where it says it itself. */
export function optionText(option: string, lang: Lang): string {
  const fixed = OPTIONS[option];
  if (fixed !== undefined) return fixed[lang];
  const [pattern, words] = PATTERNS.find(([one]) => one.test(option)) ?? [];
  return pattern === undefined || words === undefined
    ? ''
    : words[lang].replace('$1', () => pattern.exec(option)?.[1] ?? '');
}
