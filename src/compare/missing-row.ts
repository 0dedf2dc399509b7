/** The row of corrections.csv or changes.csv that would account for a change, ready to be pasted into the city's own file. */
import { fieldNamed } from '../model/naming.ts';
import type { Field } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { CellChange, LedgerTable } from './explanations.ts';
import type { Present, Value } from './snapshot.ts';

export interface MissingRow {
  /** The file to which it is added. */
  readonly file: string;
  /** As a line of that file: in the order of its headers, with its delimiter, in its language. */
  readonly row: string;
  /** The header to write first, where there is no such file yet; else empty. */
  readonly header: string;
}

/** What stands where the official is to write why. */
export const PLACEHOLDERS: Readonly<Record<Lang, string>> = { zh: '（写明原因）', en: '(give the reason)' };

const WORDS = {
  zh: { emptied: '空', kind: '更正' },
  en: { emptied: 'empty', kind: 'correction' },
} as const;

/** Columns of projects whose changes an official explains in changes.csv. */
const IN_CHANGES: ReadonlySet<string> = new Set([
  'planned_start',
  'planned_end',
  'total_investment',
  'pause_reason',
]);

const YUAN_PER_WAN = 10_000;

/** An amount in 万元, as both tables have money. */
export function inWan(yuan: Value): string {
  return String(Number(yuan) / YUAN_PER_WAN);
}

const FIRST_IDS: Readonly<Record<LedgerTable, string>> = { changes: 'C-001', corrections: 'R-001' };

/** A cell of CSV. */
function csvCell(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The id after another: `R-009` → `R-010`, `r` → `r-2`. */
function following(id: string): string {
  if (!/\d$/.test(id)) return `${id}-2`;
  return id.replace(/\d+$/, (digits) => String(BigInt(digits) + 1n).padStart(digits.length, '0'));
}

function isChinese(table: TableName, headers: readonly string[]): boolean {
  const fields: readonly Field[] = TABLES[table].fields;
  const zh = headers.filter((header) => {
    const field = fieldNamed(table, header.replaceAll(/\s+/g, ''));
    return field !== null && !header.trim().toLowerCase().startsWith(field.name);
  });
  return zh.length * 2 > Math.min(headers.length, fields.length);
}

export class MissingRows {
  readonly #present: Present;
  readonly #today: string;
  readonly #taken = new Map<LedgerTable, Set<string>>();
  readonly #last = new Map<LedgerTable, string>();

  /** @param today the day that the rows get, ISO */
  constructor(present: Present, today: string) {
    this.#present = present;
    this.#today = today;
  }

  /** The language in which a city writes a table; of one that it does not have yet, that of its projects. */
  #langOf(table: LedgerTable): Lang {
    const own = this.#present.layout(table);
    if (own !== null) return isChinese(table, own.headers) ? 'zh' : 'en';
    const { headers = [] } = this.#present.layout('projects') ?? {};
    return isChinese('projects', headers) ? 'zh' : 'en';
  }

  #nextId(table: LedgerTable): string {
    const rows = this.#present.records[table] ?? [];
    let taken = this.#taken.get(table);
    if (taken === undefined)
      this.#taken.set(table, (taken = new Set(rows.map(({ id }) => id.toLowerCase()))));
    const last = this.#last.get(table) ?? rows.at(-1)?.id;
    let id = last === undefined ? FIRST_IDS[table] : following(last);
    // Ids of rows that could not be read are taken too.
    while (taken.has(id.toLowerCase()) || this.#present.mayName(table, id)) id = following(id);
    taken.add(id.toLowerCase());
    this.#last.set(table, id);
    return id;
  }

  /** The row that would account for a change of a cell, or for a row that is gone. */
  for(change: CellChange): MissingRow {
    const { table, field, shownKey } = change;
    const ledger = table === 'projects' && IN_CHANGES.has(field.name) ? 'changes' : 'corrections';
    const lang = this.#langOf(ledger);
    const { emptied, kind } = WORDS[lang];
    const written = (value: Value, text: string): string => {
      if (value === null) return emptied;
      // Both tables have money in 万元, whatever unit the column of the cell is in.
      return field.type === 'money' ? inWan(value) : text.trim();
    };
    const common = {
      id: this.#nextId(ledger),
      date: this.#today,
      field: lang === 'zh' ? field.zh : field.name,
      old: written(change.before, change.beforeText),
      new: written(change.now, change.nowText),
      reason: PLACEHOLDERS[lang],
    };
    if (ledger === 'changes') return this.#line(ledger, lang, { ...common, project_id: shownKey });
    const where = { table: lang === 'zh' ? TABLES[table].zh : table, key: shownKey, kind };
    return this.#line(ledger, lang, { ...common, ...where });
  }

  #line(table: LedgerTable, lang: Lang, cells: Readonly<Record<string, string>>): MissingRow {
    const own = this.#present.layout(table);
    const fields: readonly Field[] = TABLES[table].fields;
    const headers = own?.headers ?? fields.map((field) => (lang === 'zh' ? field.zh : field.name));
    const delimiter = own?.delimiter ?? ',';
    const texts = headers.map(
      (header) => cells[fieldNamed(table, header.replaceAll(/\s+/g, ''))?.name ?? ''] ?? '',
    );
    return {
      file: own?.file ?? `${table}.csv`,
      row: texts.map((text) => csvCell(text, delimiter)).join(delimiter),
      header: own === null ? headers.join(delimiter) : '',
    };
  }
}
