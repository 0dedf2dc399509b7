/** Which column of a table each header names. */
import type { Problem } from '../csv/problem.ts';
import type { Sheet } from '../csv/sheet.ts';
import type { Field, Table } from './field.ts';
import { nearest } from './nearest.ts';
import { YUAN_POWERS } from './values/number.ts';
import { halfWidth } from './values/wrong.ts';

export interface Column {
  /** Null for a header that no column has: its cells are not read, but still searched for private numbers. */
  field: Field | null;
  index: number;
  header: string;
  /** For money: a cell is in 10^power 元. */
  power: number;
}

export interface Columns {
  columns: Column[];
  problems: Problem[];
  /** Whether rows can be read at all: no required column is missing, none stands twice. */
  readable: boolean;
}

const WITH_UNIT = /^(.*?)\s*[([]\s*([^()[\]]+?)\s*[)\]]$/;
const MONEY_DEFAULT = 4;

const OWN_UNITS: Readonly<Record<string, readonly string[]>> = {
  米: ['米', 'm', '公尺'],
  percent: ['%', '百分比'],
};

function fold(header: string): string {
  return halfWidth(header).trim().toLowerCase().replaceAll(/\s+/g, '_');
}

function fieldNamed(table: Table, name: string): Field | null {
  const wanted = fold(name);
  return table.fields.find((field) => fold(field.name) === wanted || fold(field.zh) === wanted) ?? null;
}

/** The power of ten of a unit in the header; null when it does not fit the column. */
function powerOf(field: Field, unit: string): number | null {
  const name = unit.toLowerCase();
  if (field.type === 'money') return YUAN_POWERS[name] ?? null;
  const own = field.unit ? OWN_UNITS[field.unit.zh] : field.type === 'percent' ? OWN_UNITS['percent'] : undefined;
  return own?.includes(name) ? MONEY_DEFAULT : null;
}

function at(sheet: Sheet, index: number, code: Problem['code'], reason: string, params: Problem['params'] = {}): Problem {
  const header = sheet.headers[index] ?? '';
  return {
    severity: code === 'header_unknown' ? 'warning' : 'error',
    code,
    reason,
    file: sheet.file,
    line: sheet.headerLine,
    column: index + 1,
    header: header === '' ? null : header,
    row_id: null,
    value: header,
    params,
  };
}

interface Match {
  field: Field | null;
  power: number;
  problem: Problem | null;
}

function matchHeader(table: Table, sheet: Sheet, header: string, index: number): Match {
  const whole = fieldNamed(table, header);
  if (whole) return { field: whole, power: MONEY_DEFAULT, problem: null };
  const [, name = '', unit = ''] = WITH_UNIT.exec(halfWidth(header)) ?? [];
  const field = name === '' ? null : fieldNamed(table, name);
  if (field) {
    const power = powerOf(field, unit);
    const wanted = field.type === 'money' ? '元、千元、万元、百万元、亿元' : (field.unit?.zh ?? '');
    if (power !== null) return { field, power, problem: null };
    return { field, power: MONEY_DEFAULT, problem: at(sheet, index, 'unit', wanted === '' ? 'no_unit' : 'header_unit', { unit, wanted }) };
  }
  const names = table.fields.flatMap((f) => [f.name, f.zh]);
  const near = nearest(header, names) ?? nearest(name, names);
  return { field: null, power: MONEY_DEFAULT, problem: at(sheet, index, 'header_unknown', near ? 'near' : 'unknown', { suggestion: near ?? '' }) };
}

function missing(table: Table, sheet: Sheet, present: ReadonlySet<string>): Problem[] {
  return table.fields
    .filter((field) => field.required && !present.has(field.name))
    .map((field) => ({
      ...at(sheet, -1, 'header_missing', 'column', { name: field.name, zh: field.zh }),
      column: null,
      value: null,
    }));
}

/** Matches English and Chinese headers, in any order, with or without a unit. */
export function matchHeaders(table: Table, sheet: Sheet): Columns {
  const problems: Problem[] = [];
  const columns: Column[] = [];
  const seen = new Map<string, number>();
  let readable = true;
  for (const [index, header] of sheet.headers.entries()) {
    if (header === '') {
      problems.push(at(sheet, index, 'header_empty', 'empty'));
      continue;
    }
    const { field, power, problem } = matchHeader(table, sheet, header, index);
    if (problem) problems.push(problem);
    if (problem?.code === 'unit') readable = false;
    const key = field?.name ?? `?${fold(header)}`;
    const before = seen.get(key);
    if (before !== undefined) {
      problems.push(at(sheet, index, 'header_duplicate', 'duplicate', { first: before + 1, name: field?.name ?? header }));
      readable = false;
      continue;
    }
    seen.set(key, index);
    columns.push({ field, index, header, power });
  }
  const absent = missing(table, sheet, new Set(seen.keys()));
  return { columns, problems: [...problems, ...absent], readable: readable && absent.length === 0 };
}
