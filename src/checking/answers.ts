/** Options as the import's questions name them (`--hidden-rows keep`), chosen on the page, as answers. */
import { NO_ANSWERS, type Answers } from '../import/types.ts';
import { moneyUnit } from '../schema/values/money-units.ts';
import { columnOf } from '../workbook/address.ts';

type Mutable = { -readonly [K in keyof Answers]: Answers[K] };

/** Answers that are one word of a few. */
const WORDS: Readonly<Record<string, keyof Answers>> = {
  'hidden-rows': 'hidden_rows',
  'hidden-columns': 'hidden_columns',
  'extra-rows': 'extra_rows',
  merged: 'merged',
  'no-value': 'no_value',
  formulas: 'formulas',
  percent: 'percent',
  numbers: 'numbers',
  serial: 'serial',
  placeholders: 'placeholders',
  'list-breaks': 'list_breaks',
};

function addPair(answers: Mutable, name: string, value: string): void {
  const at = value.indexOf('=');
  const [left, right] = [value.slice(0, at).trim(), value.slice(at + 1).trim()];
  if (name === 'set') {
    answers.set = new Map([...answers.set, [left, right]]);
    return;
  }
  const column = columnOf(left);
  if (column === null) return;
  const unit = moneyUnit(right);
  if (name === 'column') answers.columns = new Map([...answers.columns, [column, right]]);
  else if (unit !== null) answers.units = new Map([...answers.units, [column, unit]]);
}

/** Options that say nothing about reading (`--split`, `--replace`) are left to those who write files. */
export function answersFrom(options: readonly string[]): Answers {
  const answers: Mutable = { ...NO_ANSWERS };
  for (const option of options) {
    const [, name = '', value = ''] = /^--([\w-]+)(?: (.*))?$/s.exec(option) ?? [];
    const word = WORDS[name];
    if (word !== undefined) Object.assign(answers, { [word]: value });
    else if (name === 'hidden') Object.assign(answers, { hidden_rows: value, hidden_columns: value });
    else if (name === 'sheet') answers.sheet = value;
    else if (name === 'header-row') answers.header_row = Number(value);
    else if (name === 'column' || name === 'unit' || name === 'set') addPair(answers, name, value);
  }
  return answers;
}
