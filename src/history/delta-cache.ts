/** What was found between two versions of a file, kept on the disk: versions never change. Safe to delete at any time. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Row } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { FileDelta } from './file-delta.ts';

/** To be raised when cells are read otherwise than before: field lists are part of the name anyway. */
const READING = 1;

const SCHEMA = createHash('sha256')
  .update(JSON.stringify([READING, TABLES]))
  .digest('hex')
  .slice(0, 12);

type Cells = readonly unknown[];

/** Rows as cells in the order of the table's columns, with the line in front: names would take most of the room. */
interface Kept {
  readonly gone: readonly Cells[];
  readonly come: readonly Cells[];
}

function columnsOf(table: TableName): readonly string[] {
  return TABLES[table].fields.map(({ name }) => name);
}

function packed(rows: readonly Row[], columns: readonly string[]): Cells[] {
  return rows.map((row) => {
    const record = row as unknown as Readonly<Record<string, unknown>>;
    const cells = [row.line, ...columns.map((name) => record[name] ?? null)];
    while (cells.at(-1) === null) cells.pop();
    return cells;
  });
}

function unpacked(kept: readonly Cells[], columns: readonly string[], file: string): Row[] {
  return kept.map((cells) => {
    const record: Record<string, unknown> = {};
    for (const [index, name] of columns.entries()) record[name] = cells[index + 1] ?? null;
    record['file'] = file;
    record['line'] = cells[0];
    return record as unknown as Row;
  });
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { gone, come } = value as Partial<Record<keyof Kept, unknown>>;
  return Array.isArray(gone) && Array.isArray(come) && [...gone, ...come].every((one) => Array.isArray(one));
}

/** A cache in a folder of its own. What cannot be read is computed again, and what cannot be written is not kept. */
export class DeltaCache {
  readonly #folder: string | null;

  /** @param folder made when first written to; null keeps nothing */
  constructor(folder: string | null) {
    this.#folder = folder === null ? null : join(folder, `history-${SCHEMA}`);
  }

  #path(table: TableName, before: string | null, now: string | null): string | null {
    if (this.#folder === null) return null;
    const name = createHash('sha256')
      .update(`${table}\n${before ?? ''}\n${now ?? ''}`)
      .digest('hex')
      .slice(0, 40);
    return join(this.#folder, name.slice(0, 2), `${name}.json`);
  }

  get(table: TableName, file: string, before: string | null, now: string | null): FileDelta | null {
    const path = this.#path(table, before, now);
    if (path === null) return null;
    try {
      const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
      if (!isKept(kept)) return null;
      const columns = columnsOf(table);
      return { gone: unpacked(kept.gone, columns, file), come: unpacked(kept.come, columns, file) };
    } catch {
      return null;
    }
  }

  /** Written beside and renamed: a reader finds the whole file or none. */
  put(table: TableName, before: string | null, now: string | null, { gone, come }: FileDelta): void {
    const path = this.#path(table, before, now);
    if (path === null) return;
    const columns = columnsOf(table);
    const kept: Kept = { gone: packed(gone, columns), come: packed(come, columns) };
    const fresh = `${path}.${process.pid}.new`;
    try {
      mkdirSync(dirname(path), { recursive: true });
      try {
        writeFileSync(fresh, JSON.stringify(kept));
        renameSync(fresh, path);
      } finally {
        rmSync(fresh, { force: true });
      }
    } catch {
      // Without a cache everything is read from git again.
    }
  }
}
