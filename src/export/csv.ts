/** Tables as CSV: downloads that are themselves a valid data folder, and blank templates. */
import Papa from 'papaparse';
import type { Field, Row, Table } from '../schema/field.ts';

const BOM = '\ufeff';
const YUAN_PER_WAN = 10_000;

/** 元 as a decimal of 万元, exactly: 9 800 元 is 0.98. */
export function wanText(yuan: number): string {
  const sign = yuan < 0 ? '-' : '';
  const size = Math.abs(yuan);
  const rest = String(size % YUAN_PER_WAN)
    .padStart(4, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(size / YUAN_PER_WAN));
  return rest === '' ? `${sign}${whole}` : `${sign}${whole}.${rest}`;
}

/**
 * A cell that a spreadsheet would take for a formula: one that begins with = + - or @, blanks before it or not, in
 * full width too. A plain number is none.
 */
function isFormulaLike(cell: string): boolean {
  return /^[\s\ufeff]*[=+\-@＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell);
}

/**
 * Rows as a CSV file: UTF-8 with BOM, so that a spreadsheet reads Chinese, and CRLF. Every CSV of the site is written
 * here. A cell is exactly its text: any sign put before a formula to disarm it would be read back by every other
 * program. Quotes mark such a cell as text for the programs that heed them; the workbooks (`xlsx.ts`) are for those
 * that do not.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const quotes = (cell: unknown): boolean => typeof cell === 'string' && isFormulaLike(cell);
  return `${BOM}${Papa.unparse([...rows], { newline: '\r\n', quotes })}\r\n`;
}

/** A value as the CSV files of the site write it: money in 万元, lists joined. */
export function cellText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.type === 'money') return wanText(Number(value));
  if (Array.isArray(value)) return value.join('；');
  return String(value);
}

/**
 * The published rows of a table with English headers, dates as ISO and money in 万元: UTF-8 with BOM, CRLF.
 * Line numbers are not written: the rows keep their order.
 */
export function tableCsv(table: Table, records: readonly Row[]): string {
  const fields = table.fields;
  const rows = records.map((record) => {
    const cells = record as Row & Record<string, unknown>;
    return fields.map((field) => cellText(field, cells[field.name]));
  });
  return csvText([fields.map((field) => field.name), ...rows]);
}

/** An empty table with Chinese headers, money with its unit, ready to fill in. */
export function templateCsv(table: Table): string {
  const header = table.fields.map((field) => (field.type === 'money' ? `${field.zh}(万元)` : field.zh));
  return csvText([header]);
}

/** Types of columns whose cells are numbers, and are to be numbers in a workbook. */
const NUMERIC: ReadonlySet<Field['type']> = new Set(['money', 'number', 'integer', 'percent', 'value']);

/** The same rows for a workbook: texts as texts, numbers as numbers. */
export function tableRows(table: Table, records: readonly Row[]): (string | number | null)[][] {
  const { fields } = table;
  const rows = records.map((record) => {
    const cells = record as Row & Record<string, unknown>;
    return fields.map((field) => {
      const text = cellText(field, cells[field.name]);
      if (text === '') return null;
      return NUMERIC.has(field.type) ? Number(text) : text;
    });
  });
  return [fields.map((field) => field.name), ...rows];
}
