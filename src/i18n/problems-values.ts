/** Sentences about single cells: dates, ids, choices, addresses, keys, private numbers. Numbers have their own file. */
import type { Sentence } from './problem-shape.ts';
import { cellSentence, param, sentence, writeEn, writeZh } from './problem-text.ts';
import type { SentencesOf } from './problems-files.ts';

/** Reasons that columns of dates and of numbers share. */
export const NO_VALUE: Readonly<Record<'placeholder' | 'excel_error' | 'excel_width' | 'formula', Sentence>> =
  {
    placeholder: cellSentence(
      '这一列只能写确定的值。',
      '没有就空着，不要写“无”“待定”或横线。',
      'only a definite value can stand here.',
      'Leave the cell empty where there is none.',
    ),
    excel_error: cellSentence(
      '这是 Excel 公式出错的标记，真正的值不在文件里。',
      '请在 Excel 原件里改好公式再导出，或查原件填上值；没有就空着。',
      'an error mark of Excel; the value itself is not in the file.',
      'Correct the formula in the workbook and export it again, or leave the cell empty.',
    ),
    excel_width: cellSentence(
      '这是 Excel 列太窄时显示的井号，真正的值不在文件里。',
      '请在 Excel 原件里把这一列拉宽，再重新导出。',
      'Excel shows this where a column is too narrow; the value itself is not in the file.',
      'Widen the column in the workbook and export it again.',
    ),
    formula: cellSentence(
      '这是公式，不是算好的值。',
      '请在 Excel 里“复制—选择性粘贴—数值”后再导出。',
      'a formula, not its result.',
      'In Excel paste it as a value, then export again.',
    ),
  };

const monthly = (zh: string, en: string): Sentence => cellSentence(zh, writeZh, en, writeEn);

const typeDate: SentencesOf<'type_date'>['type_date'] = {
  ...NO_VALUE,
  no_such_month: cellSentence(
    (p) => `没有 ${param(p, 'month')} 月。`,
    '请查原件，改成真实的日期。',
    (p) => `there is no month ${param(p, 'month')}.`,
    'Look at the original and write the date that is meant.',
  ),
  no_such_day: cellSentence(
    (p) => `没有这一天：${param(p, 'year')} 年 ${param(p, 'month')} 月有 ${param(p, 'days')} 天。`,
    '请查原件，改成真实的日期；只知道月份就只写到月。',
    (p) => `there is no such day, that month has ${param(p, 'days')} days.`,
    'Look at the original; where only the month is known, write only the month.',
  ),
  dot_one: cellSentence(
    '分不清是 1 月还是 10 月（Excel 会把 .10 显示成 .1）。',
    (p) => `请查原件：1 月写 ${param(p, 'january')}，10 月写 ${param(p, 'october')}。`,
    'January or October cannot be told apart (Excel shows .10 as .1).',
    (p) => `Look at the original: write ${param(p, 'january')} or ${param(p, 'october')}.`,
  ),
  ambiguous: cellSentence(
    '分不清哪个是月、哪个是日。',
    (p) => `请查原件，按年-月-日写：${param(p, 'one')} 或 ${param(p, 'other')}。`,
    'day and month cannot be told apart.',
    (p) => `Look at the original and write year-month-day: ${param(p, 'one')} or ${param(p, 'other')}.`,
  ),
  year_last: monthly('年份要写在前面。', 'the year comes first.'),
  compact: monthly('年、月、日之间要有分隔。', 'year, month and day need separators.'),
  excel_serial: cellSentence(
    '这像是 Excel 里日期的内部序号，不是日期。',
    (p) =>
      `按 Excel 的算法它是 ${param(p, 'suggestion')}：请对照原件，是就这样写（在 Excel 里把这一列设为日期格式再导出）。`,
    'this looks like Excel’s internal number of a day.',
    (p) => `By Excel’s count it is ${param(p, 'suggestion')}: check the original, and if so write that.`,
  ),
  excel_month: cellSentence(
    '这是 Excel 自动改写过的日期，分不清年和日。',
    '请查原件，写成 2022-05 这样；在 Excel 里先把这一列设为“文本”格式。',
    'Excel has rewritten this date, and year and day cannot be told apart.',
    'Look at the original and write it like 2022-05; set the column to “Text” in Excel first.',
  ),
  with_time: monthly('只要日期，不要时刻。', 'only the date is wanted, without the time.'),
  two_digit_year: cellSentence(
    '年份只有两位，分不清年月日。',
    '请查原件，按四位年份写，如 2013-12-23。',
    'the year has two digits only.',
    'Look at the original and write the year in full, as in 2013-12-23.',
  ),
  fiscal_year: monthly('年份后面不要写“年度”。', 'write the year only.'),
  month_needed: cellSentence(
    '这里要写到月。',
    '写成 2022-05 这样；不知道是哪个月，请查原件。',
    'a month is needed here.',
    'Write it like 2022-05; when the month is not known, look at the original.',
  ),
  day_in_month: monthly('这里只写到月，不写日。', 'only the month is wanted here, without the day.'),
  vague: cellSentence(
    '这不是确定的日期。',
    '知道到哪一级就写到哪一级：2013-12-23、2013-12 或 2013；不确定请查原件。',
    'this is no definite date.',
    'Write it as precisely as it is known: 2013-12-23, 2013-12 or 2013.',
  ),
  not_date: cellSentence(
    '这不是日期。',
    '应写成 2013-12-23、2013-12 或 2013；也可以写 2013年12月23日。',
    'this is no date.',
    'Write 2013-12-23, 2013-12 or 2013.',
  ),
};

const idRuleZh =
  '编号只用英文字母、数字、- 和 _，以字母或数字开头，最多 40 个字符；它是网页地址，定了就不要再改。';
const idRuleEn =
  'An id has letters A–Z, digits, - and _ only, begins with a letter or digit, and has at most 40 characters; it is an address and never changes.';

const typeId: SentencesOf<'type_id'>['type_id'] = {
  full_width: cellSentence('编号里有全角字符。', writeZh, 'the id has full-width characters.', writeEn),
  too_long: cellSentence(
    (p) => `编号有 ${param(p, 'length')} 个字符，太长了。`,
    idRuleZh,
    (p) => `the id has ${param(p, 'length')} characters, which is too long.`,
    idRuleEn,
  ),
  space: cellSentence('编号里有空格。', idRuleZh, 'the id has a space in it.', idRuleEn),
  first_character: cellSentence(
    (p) => `编号不能以“${param(p, 'character')}”开头。`,
    idRuleZh,
    (p) => `an id cannot begin with “${param(p, 'character')}”.`,
    idRuleEn,
  ),
  character: cellSentence(
    (p) => `编号里不能有“${param(p, 'character')}”。`,
    idRuleZh,
    (p) => `an id cannot have “${param(p, 'character')}” in it.`,
    idRuleEn,
  ),
};

const typeChoice: SentencesOf<'type_choice'>['type_choice'] = {
  near: cellSentence(
    '不在可选的词里。',
    (p) => `可以写：${param(p, 'choices')}。最接近的是“${param(p, 'suggestion')}”；不确定请查原件。`,
    'this is not one of the choices.',
    (p) => `Use one of: ${param(p, 'choices_en')}. The nearest is “${param(p, 'suggestion_en')}”.`,
  ),
  unknown: cellSentence(
    '不在可选的词里。',
    (p) => `可以写：${param(p, 'choices')}。`,
    'this is not one of the choices.',
    (p) => `Use one of: ${param(p, 'choices_en')}.`,
  ),
};

const typeUrl: SentencesOf<'type_url'>['type_url'] = {
  characters: cellSentence(
    '网址里有空格或不能用的字符。',
    '一格只写一个网址，从浏览器地址栏整条复制。',
    'the address has a space or a character that cannot stand in one.',
    'One address to a cell; copy it whole from the browser.',
  ),
  scheme: cellSentence(
    (p) => `不能用“${param(p, 'scheme')}:”开头的地址。`,
    '只能写以 http:// 或 https:// 开头的公开网页。',
    (p) => `an address cannot begin with “${param(p, 'scheme')}:”.`,
    'Only public pages that begin with http:// or https:// can be given.',
  ),
  no_scheme: cellSentence(
    '网址要以 http:// 或 https:// 开头。',
    '从浏览器地址栏整条复制；没有公开网页就空着。',
    'an address begins with http:// or https://.',
    'Copy it whole from the browser, or leave the cell empty.',
  ),
  malformed: cellSentence(
    '网址不完整。',
    '从浏览器地址栏整条复制。',
    'the address is not complete.',
    'Copy it whole from the browser.',
  ),
};

const privacyHint = [
  '个人手机号、身份证号不能公开，也不能留在历史里：请删掉，改写办公电话或职务。已经提交过的，还要请管理员从历史里清除。',
  'A private number must reach neither the page nor the history: remove it, and give an office telephone or a post instead.',
] as const;

const cells: SentencesOf<'required' | 'unique' | 'privacy' | 'whitespace'> = {
  required: {
    empty: sentence(
      '这一格必填，现在是空的。',
      '请查原件填上。',
      'This cell must not be empty.',
      'Fill it in from the original.',
    ),
  },
  unique: {
    same_file: sentence(
      (p) => `“${param(p, 'key')}”在第 ${param(p, 'first_line')} 行已经有了，这一行没有读入。`,
      '同一条记录只能有一行：重复的删掉；是另一条就换一个编号或期别。编号不分大小写。',
      (p) => `“${param(p, 'key')}” already stands in line ${param(p, 'first_line')}; this row was not read.`,
      'One row to a record: remove the repetition, or give the other its own key. Case makes no difference in ids.',
    ),
    other_file: sentence(
      (p) =>
        `“${param(p, 'key')}”在 ${param(p, 'first_file')} 第 ${param(p, 'first_line')} 行已经有了，这一行没有读入。`,
      '同一条记录只能有一行：重复的删掉；是另一条就换一个编号或期别。编号不分大小写。',
      (p) =>
        `“${param(p, 'key')}” already stands in ${param(p, 'first_file')}, line ${param(p, 'first_line')}; this row was not read.`,
      'One row to a record: remove the repetition, or give the other its own key. Case makes no difference in ids.',
    ),
  },
  privacy: {
    mobile: sentence(
      '这里有个人手机号码。',
      privacyHint[0],
      'There is a mobile telephone number here.',
      privacyHint[1],
    ),
    identity: sentence(
      '这里有身份证号码。',
      privacyHint[0],
      'There is a resident identity number here.',
      privacyHint[1],
    ),
  },
  whitespace: {
    around: sentence(
      '前后有空格或换行，读入时已去掉。',
      '请在原件里删掉前后的空格。',
      'White space around the text was set aside.',
      'Remove it in the original.',
    ),
    only: sentence(
      '只有空格，按空格子读入。',
      '请把这一格清空。',
      'Only white space: read as an empty cell.',
      'Clear the cell.',
    ),
  },
};

export const VALUE_SENTENCES = {
  type_date: typeDate,
  type_id: typeId,
  type_choice: typeChoice,
  type_url: typeUrl,
  ...cells,
};
