/** Which row holds each key: keys are unique over all files of a table, ids without regard to case. */
import type { Row, Table } from './field.ts';

type Level = Map<string, Level | Row>;

/** A record while its columns are known only by name. */
export type AnyRecord = Row & Record<string, unknown>;

/** The first row of each key. */
export class KeyIndex {
  readonly #parts: readonly { readonly name: string; readonly folds: boolean }[];
  readonly #root: Level = new Map();

  constructor(table: Table) {
    this.#parts = table.key.map((name) => {
      const type = table.fields.find((field) => field.name === name)?.type;
      return { name, folds: type === 'id' || type === 'reference' };
    });
  }

  /**
   * Notes the row that holds a key.
   * @returns the row that held it before; null where this one is the first, or where its key is not complete
   */
  add(record: AnyRecord): Row | null {
    let level = this.#root;
    const last = this.#parts.length - 1;
    for (let i = 0; i <= last; i += 1) {
      const { name, folds } = this.#parts[i]!;
      const value = record[name];
      if (typeof value !== 'string') return null;
      const part = folds ? value.toLowerCase() : value;
      const found = level.get(part);
      if (i === last) {
        if (found !== undefined) return found as Row;
        level.set(part, record);
      } else if (found === undefined) {
        const next: Level = new Map();
        level.set(part, next);
        level = next;
      } else level = found as Level;
    }
    return null;
  }
}
