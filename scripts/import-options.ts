/** The arguments of `npm run import`. */
import { CannotRun } from '../src/dataset.ts';
import { NO_ANSWERS, type Answers } from '../src/import/types.ts';
import { moneyUnit, type MoneyUnit } from '../src/schema/values/money-units.ts';
import type { Lang } from '../src/schema/settings.ts';
import { TABLES, TABLE_NAMES } from '../src/schema/tables.ts';
import type { Table } from '../src/schema/field.ts';
import { columnOf } from '../src/workbook/address.ts';
import { Arguments, FLAG as flag, TEXT as text } from './arguments.ts';

export interface ImportOptions {
  readonly file: string;
  readonly table: Table;
  readonly data: string;
  readonly out: string | null;
  readonly split: boolean;
  readonly mode: 'replace' | 'merge' | null;
  /** Says what would be done, and writes nothing. */
  readonly dryRun: boolean;
  readonly format: 'text' | 'json';
  readonly lang: Lang;
  readonly answers: Answers;
}

const given = new Arguments('import', {
  zh: '文件.xlsx --table 表 [--sheet 名] [--data DIR] [--out FILE] [--merge|--replace] [--dry-run]',
  en: 'FILE.xlsx --table TABLE [--sheet NAME] [--data DIR] [--out FILE] [--merge|--replace] [--dry-run]',
});

/** Answers `--help`. */
export function answerImportHelp(): void {
  given.answerHelp({
    zh: '把 Excel 工作簿或任何编码的 CSV 变成数据文件夹里的 CSV；改了哪一格都列出来，拿不准的先问。',
    en: 'Makes CSV of the data folder from a workbook, or from CSV in any encoding; lists every cell it rewrites and asks about what is not certain.',
  });
}

const texts = { type: 'string', multiple: true } as const;
const OPTIONS = {
  table: text,
  sheet: text,
  data: text,
  out: text,
  lang: text,
  format: text,
  'header-row': text,
  column: texts,
  unit: texts,
  set: texts,
  hidden: text,
  'hidden-rows': text,
  'hidden-columns': text,
  'extra-rows': text,
  merged: text,
  'no-value': text,
  formulas: text,
  percent: text,
  numbers: text,
  serial: text,
  placeholders: text,
  'list-breaks': text,
  split: flag,
  replace: flag,
  merge: flag,
  'dry-run': flag,
} as const;

const parsed = (args: readonly string[]) => given.read(args, { options: OPTIONS, allowPositionals: true });

type Values = ReturnType<typeof parsed>['values'];

/** One of the words that an option takes; null where it is not given. */
function oneOf<const W extends string>(values: Values, name: keyof Values, words: readonly W[]): W | null {
  const value = values[name];
  if (value === undefined) return null;
  const word = words.find((one) => one === value);
  if (word === undefined) throw given.wrong(`--${name} ${String(value)}`);
  return word;
}

/** `D=计划开工` for each of several options. */
function pairs(values: Values, name: 'column' | 'unit' | 'set'): (readonly [string, string])[] {
  return (values[name] ?? []).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw given.wrong(`--${name} ${pair}`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
}

function byColumn<T>(
  values: Values,
  name: 'column' | 'unit',
  read: (value: string) => T | null,
): ReadonlyMap<number, T> {
  return new Map(
    pairs(values, name).map(([letters, value]) => {
      const column = columnOf(letters);
      const answer = read(value);
      if (column === null || answer === null) throw given.wrong(`--${name} ${letters}=${value}`);
      return [column, answer] as const;
    }),
  );
}

function headerRow(values: Values): number | null {
  const value = values['header-row'];
  if (value === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(value)) throw given.wrong(`--header-row ${value}`);
  return Number(value);
}

function answersOf(values: Values): Answers {
  const hidden = oneOf(values, 'hidden', ['keep', 'drop']);
  return {
    ...NO_ANSWERS,
    sheet: values.sheet ?? null,
    header_row: headerRow(values),
    columns: byColumn(values, 'column', (name) => name),
    units: byColumn<MoneyUnit>(values, 'unit', moneyUnit),
    set: new Map(pairs(values, 'set')),
    hidden_rows: oneOf(values, 'hidden-rows', ['keep', 'drop']) ?? hidden,
    hidden_columns: oneOf(values, 'hidden-columns', ['keep', 'drop']) ?? hidden,
    extra_rows: oneOf(values, 'extra-rows', ['keep', 'drop']),
    merged: oneOf(values, 'merged', ['fill', 'first']),
    no_value: oneOf(values, 'no-value', ['empty']),
    formulas: oneOf(values, 'formulas', ['cached']),
    percent: oneOf(values, 'percent', ['fraction', 'points']),
    numbers: oneOf(values, 'numbers', ['value', 'shown']),
    serial: oneOf(values, 'serial', ['date', 'number']),
    placeholders: oneOf(values, 'placeholders', ['empty']),
    list_breaks: oneOf(values, 'list-breaks', ['separate', 'keep']),
  };
}

function tableOf(wanted: string | undefined): Table {
  const table = TABLE_NAMES.find((name) => name === wanted || TABLES[name].zh === wanted);
  if (table !== undefined) return TABLES[table];
  const names = TABLE_NAMES.map((name) => `${name}（${TABLES[name].zh}）`).join('、');
  const which = wanted === undefined ? '' : ` ${wanted}`;
  throw new CannotRun({
    zh: `要用 --table 说明是哪一张表${which === '' ? '' : `，没有叫${which} 的表`}。可以写：${names}`,
    en: `--table${which} must name the table: one of ${TABLE_NAMES.join(', ')}`,
  });
}

/** @throws CannotRun for arguments that are unknown or have a wrong value */
export function importOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = parsed(args);
  const lang = given.lang(values.lang);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw given.wrong(more.join(' ') || '文件/FILE');
  for (const name of ['data', 'out', 'sheet'] as const)
    if (values[name] === '') throw given.wrong(`--${name}`);
  if (values.replace === true && values.merge === true) throw given.wrong('--replace --merge');
  return {
    file,
    table: tableOf(values.table),
    data: values.data ?? process.env['GUATU_DATA'] ?? 'data',
    out: values.out ?? null,
    split: values.split ?? false,
    mode: values.replace === true ? 'replace' : values.merge === true ? 'merge' : null,
    dryRun: values['dry-run'] ?? false,
    format: oneOf(values, 'format', ['text', 'json']) ?? 'text',
    lang,
    answers: answersOf(values),
  };
}
