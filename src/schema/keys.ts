/** Which row holds each key: keys are unique over all files of a table, ids without regard to case. */
import type { Row, Table } from './field.ts';

/** A record while its columns are known only by name. */
export type AnyRecord = Row & Record<string, unknown>;

interface Part {
  readonly name: string;
  readonly folds: boolean;
}

const FEW_VALUES: ReadonlySet<string> = new Set(['choice', 'month', 'year_or_month']);

/**
 * The first row of each key. Keys of several parts are kept in one map for each value of the part that has the fewest
 * (the period): a hundred thousand reports then need a few large maps, and no joined texts.
 */
export class KeyIndex {
  readonly #outer: Part | null;
  readonly #inner: readonly Part[];
  readonly #maps = new Map<string, Map<string, Row>>();

  constructor(table: Table) {
    const fields = table.key.map((name) => table.fields.find((field) => field.name === name));
    const parts = table.key.map((name, i) => {
      const type = fields[i]?.type;
      return { name, folds: type === 'id' || type === 'reference' };
    });
    const few = fields.findIndex((field) => field !== undefined && FEW_VALUES.has(field.type));
    const outer = parts.length === 1 ? -1 : few === -1 ? parts.length - 1 : few;
    this.#outer = parts[outer] ?? null;
    this.#inner = parts.filter((_, i) => i !== outer);
  }

  /**
   * Notes the row that holds a key.
   * @returns the row that held it before; null where this one is the first, or where its key is not complete
   */
  add(record: AnyRecord): Row | null {
    const group = this.#outer === null ? '' : partOf(record, this.#outer);
    let key = partOf(record, this.#inner[0]!);
    for (let i = 1; i < this.#inner.length && key !== null; i += 1) {
      const part = partOf(record, this.#inner[i]!);
      key = part === null ? null : `${key}\n${part}`;
    }
    if (group === null || key === null) return null;
    let map = this.#maps.get(group);
    if (map === undefined) {
      map = new Map();
      this.#maps.set(group, map);
    }
    const before = map.get(key);
    if (before !== undefined) return before;
    map.set(key, record);
    return null;
  }
}

function partOf(record: AnyRecord, { name, folds }: Part): string | null {
  const value = record[name];
  if (typeof value !== 'string') return null;
  return folds ? value.toLowerCase() : value;
}
