/** The rows in which two versions of one file of a table differ. */
import { decode } from '../csv/decode.ts';
import { parse } from '../csv/parse.ts';
import type { Row, Table } from '../schema/field.ts';
import { readTable } from '../schema/read.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import { lineDelta, type Excerpt } from './line-delta.ts';

export interface FileDelta {
  /** Rows that the older version has and the newer has not as they are, and the other way round. */
  readonly gone: readonly Row[];
  readonly come: readonly Row[];
}

/** Rows without a mistake; others were never published. */
function rowsOf(
  table: TableName,
  file: string,
  text: string,
  lines: readonly number[] | null,
): readonly Row[] {
  const { sheet, problems } = parse(text, file);
  const reading = readTable<Table>(TABLES[table], [{ file, encoding: 'utf-8', sheet, problems }]);
  if (lines === null) return reading.records;
  return reading.records.map((row) => ({ ...row, line: lines[row.line - 1] ?? row.line }));
}

function excerptRows(table: TableName, file: string, { text, lines }: Excerpt): readonly Row[] {
  return lines.length < 2 ? [] : rowsOf(table, file, text, lines);
}

function textOf(bytes: Uint8Array | null, file: string): string | null {
  if (bytes === null) return null;
  const decoded = decode(bytes, file);
  return decoded.problem === null ? decoded.text : null;
}

/**
 * Compares two versions of a file.
 * @param before null where there was none; a version that cannot be read has no rows either
 */
export function fileDelta(
  table: TableName,
  file: string,
  before: Uint8Array | null,
  now: Uint8Array | null,
): FileDelta {
  const old = textOf(before, file);
  const text = textOf(now, file);
  if (old === text) return { gone: [], come: [] };
  const delta = old === null || text === null ? null : lineDelta(old, text);
  if (delta !== null)
    return { gone: excerptRows(table, file, delta.gone), come: excerptRows(table, file, delta.come) };
  return {
    gone: old === null ? [] : rowsOf(table, file, old, null),
    come: text === null ? [] : rowsOf(table, file, text, null),
  };
}
