/** Sentences about cells that hold numbers, money and percentages. */
import type { Problem } from '../csv/problem.ts';
import type { Sentence } from './problem-shape.ts';
import { cellSentence, param, writeEn, writeZh } from './problem-text.ts';
import type { SentencesOf } from './problems-files.ts';
import { NO_VALUE } from './problems-values.ts';

type Tell = (problem: Problem) => string;

const unitZh: Tell = (p) => (param(p, 'unit') === '' ? '' : `，单位${param(p, 'unit')}`);
const unitEn: Tell = (p) => (param(p, 'unit_en') === '' ? '' : `, in ${param(p, 'unit_en')}`);
const expectedZh: Tell = (p) => `应该只写数字${unitZh(p)}。`;
const expectedEn: Tell = (p) => `only a number is wanted here${unitEn(p)}.`;

/** 4.6 亿元 = 46000：请写 46000。 */
function convertedZh(problem: Problem): string {
  const unit = param(problem, 'unit');
  const equal = `${param(problem, 'amount')} ${param(problem, 'from')} = ${param(problem, 'suggestion')}`;
  return `${equal}${unit === '' ? '' : ` ${unit}`}：请写 ${param(problem, 'suggestion')}。`;
}

function convertedEn(problem: Problem): string {
  const unit = param(problem, 'unit_en');
  // “46000 × 10,000 yuan”, but “620 m”: a unit that is itself a number needs its sign.
  const times = (name: string): string => (name === '' ? '' : /^\d/.test(name) ? ` × ${name}` : ` ${name}`);
  const from = `${param(problem, 'amount')}${times(param(problem, 'from_en'))}`;
  const equal = `${from} = ${param(problem, 'suggestion')}${times(unit)}`;
  return `${equal}: write ${param(problem, 'suggestion')}.`;
}

const certain = (zh: string, en: string): Sentence =>
  cellSentence(
    (p) => expectedZh(p) + zh,
    writeZh,
    (p) => expectedEn(p) + en,
    writeEn,
  );

const uncertain = (zh: string, zhHint: string, en: string, enHint: string): Sentence =>
  cellSentence(
    (p) => expectedZh(p) + zh,
    zhHint,
    (p) => expectedEn(p) + en,
    enHint,
  );

const noNumber: SentencesOf<'type_percent'>['type_percent'] = {
  ...NO_VALUE,
  approximate: uncertain(
    '',
    '不能写“约”“左右”“以上”：请查原件写确切的数，没有就空着。',
    '',
    'No “about” or “over”: look at the original for the exact number, or leave the cell empty.',
  ),
  span: uncertain(
    '',
    '不能写范围：请查原件写一个确切的数，没有就空着。',
    '',
    'No ranges: look at the original for the exact number, or leave the cell empty.',
  ),
  scientific: uncertain(
    '',
    'Excel 把长的数显示成了科学计数，末几位可能已经丢了：请查原件，把数写全。',
    '',
    'Excel has put a long number into scientific notation and may have lost digits: write it in full from the original.',
  ),
  fraction: uncertain(
    '',
    '不能写分数：请查原件，写成小数。',
    '',
    'No fractions: look at the original and write a decimal.',
  ),
  separators: uncertain(
    '',
    '小数点用“.”，千位可用逗号且每三位一个，如 1234.5 或 1,234.5；分不清请查原件。',
    '',
    'The decimal sign is “.”, commas may stand between thousands: 1234.5 or 1,234.5. When unsure, look at the original.',
  ),
  percent_sign: uncertain(
    '这一列不是百分数。',
    '去掉 %，并对照原件核对数字。',
    ' This is no column of percentages.',
    'Remove the % and check the number against the original.',
  ),
  words: uncertain('', '请用阿拉伯数字写，如 1234.5。', '', 'Use digits, as in 1234.5.'),
  digits: certain('', ''),
  unit_unknown: uncertain(
    '',
    '单位不要写在格子里；换算不了请查原件。',
    '',
    'The unit does not belong in the cell; when it cannot be converted, look at the original.',
  ),
  unit_in_cell: cellSentence(expectedZh, convertedZh, expectedEn, convertedEn),
  not_number: uncertain(
    '',
    '写成 1234.5 这样；说明请写到备注或说明列，没有数就空着。',
    '',
    'Write it like 1234.5; remarks belong in a column of text.',
  ),
  too_precise: uncertain(
    '位数太多，存不准。',
    '最多写 15 位有效数字；请按原件写。',
    ' It has too many digits to be kept exactly.',
    'At most 15 significant digits.',
  ),
};

export const NUMBER_SENTENCES: SentencesOf<'type_number' | 'type_percent' | 'range'> = {
  type_number: {
    ...noNumber,
    not_whole: cellSentence(
      '应该是整数。',
      '请查原件写整数。',
      'a whole number is wanted here.',
      'Look at the original and write a whole number.',
    ),
    below_yuan: cellSentence(
      (p) => `金额最细到 1 元，以${param(p, 'unit')}为单位最多 ${param(p, 'places')} 位小数。`,
      '请按原件写到元，不要写算出来的长小数。',
      (p) => `money is exact to 1 yuan: at most ${param(p, 'places')} decimals in ${param(p, 'unit_en')}.`,
      'Write the amount of the original, not a computed decimal.',
    ),
  },
  type_percent: {
    ...noNumber,
    not_number: cellSentence(
      '应该是 0 到 100 的百分数。',
      '写成 81.7 或 81.7%；没有就空着。',
      'a percentage from 0 to 100 is wanted here.',
      'Write 81.7 or 81.7%; leave the cell empty where there is none.',
    ),
  },
  range: {
    negative: cellSentence(
      '不能是负数。',
      '请查原件；冲减、更正请写到 corrections 表。',
      'it cannot be negative.',
      'Look at the original; corrections have a table of their own.',
    ),
    above: cellSentence(
      (p) => `最多 ${param(p, 'most')}。`,
      (p) => `请查原件：应在 0 到 ${param(p, 'most')} 之间。`,
      (p) => `it is ${param(p, 'most')} at most.`,
      (p) => `Look at the original: it lies between 0 and ${param(p, 'most')}.`,
    ),
    percent: cellSentence(
      '应该在 0 到 100 之间。',
      '完成一半写 50。超过 100 的请查原件：形象进度最多 100。',
      'it must lie between 0 and 100.',
      'Half done is 50. Look at the original where it is above 100.',
    ),
    year: cellSentence(
      (p) => `年份应在 ${param(p, 'first')} 到 ${param(p, 'last')} 之间。`,
      '请查原件，改正年份。',
      (p) => `the year must lie between ${param(p, 'first')} and ${param(p, 'last')}.`,
      'Look at the original and correct the year.',
    ),
    too_much_money: cellSentence(
      (p) => `按${param(p, 'unit')}算超过 10 万亿元，多半是单位写错了。`,
      '看表头的单位：数字是元，表头就写(元)；不确定请查原件。',
      (p) => `in ${param(p, 'unit_en')} this is more than 10 trillion yuan; most likely the unit is wrong.`,
      'Look at the unit in the header: for numbers in yuan it says (元).',
    ),
  },
};
