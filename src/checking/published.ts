/** The data that a site publishes as a folder, with files that somebody dropped put in their places. */
import Papa from 'papaparse';
import { valueOf, type Layout, type Present } from '../compare/snapshot.ts';
import { decode } from '../csv/decode.ts';
import { readSheet } from '../csv/read.ts';
import type { Field } from '../schema/field.ts';
import { fieldNamed } from '../schema/header.ts';
import type { Lang } from '../schema/settings.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import { readMonth } from '../schema/values/date.ts';
import type { Source } from '../source.ts';
import type { Given } from './place.ts';

export function sourceOf(files: readonly Given[]): Source {
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return {
    paths: [...byPath.keys()].sort(),
    read: (path) => byPath.get(path) ?? new Uint8Array(),
  };
}

/** The months that a part of a table tells of; none where the table has no such column. */
function monthsOf(table: TableName, bytes: Uint8Array, path: string): Set<string> {
  const { sheet } = readSheet(bytes, path);
  const at = sheet?.headers.findIndex((header) => fieldNamed(TABLES[table], header)?.name === 'period') ?? -1;
  const months = (sheet?.rows ?? []).map((row) => (at === -1 ? null : readMonth((row[at] ?? '').trim())));
  return new Set(months.filter((month): month is string => typeof month === 'string'));
}

/** A published table without the rows of some months. */
function withoutMonths(bytes: Uint8Array, months: ReadonlySet<string>): Uint8Array {
  const { text } = decode(bytes, '');
  const rows = Papa.parse<string[]>(text ?? '', { skipEmptyLines: true }).data;
  const at = rows[0]?.indexOf('period') ?? -1;
  const kept = rows.filter((row, i) => i === 0 || !months.has(row[at] ?? ''));
  return new TextEncoder().encode(Papa.unparse(kept));
}

/** `as_of` moved on to the newest month that was dropped: the files are checked as of then. */
function withPeriod(settings: Uint8Array, month: string): Uint8Array {
  const text = new TextDecoder().decode(settings);
  const present = /^as_of:\s*["']?(\d{4}-\d{2})/m.exec(text)?.[1];
  if (present === undefined || present >= month) return settings;
  return new TextEncoder().encode(text.replace(/^as_of:.*$/m, `as_of: ${month}`));
}

/**
 * The published folder with the given files in it. A file with a table's own name takes the place of the table; a part
 * of a monthly table takes the place of its months.
 */
export function joined(published: readonly Given[], given: readonly Given[]): Given[] {
  const files = new Map(published.map((file) => [file.path, file]));
  let newest = '';
  for (const file of given) {
    const [folder = '', part] = file.path.split('/');
    const table = folder as TableName;
    if (part !== undefined && table in TABLES) {
      const months = monthsOf(table, file.bytes, file.path);
      const whole = files.get(`${table}.csv`);
      if (whole !== undefined) {
        files.delete(whole.path);
        files.set(`${table}/0000-published.csv`, {
          path: `${table}/0000-published.csv`,
          bytes: whole.bytes,
        });
      }
      const present = files.get(`${table}/0000-published.csv`);
      if (present !== undefined)
        files.set(present.path, { ...present, bytes: withoutMonths(present.bytes, months) });
    }
    if (table === 'progress' || file.path === 'progress.csv')
      for (const month of monthsOf('progress', file.bytes, file.path)) if (month > newest) newest = month;
    files.set(file.path, file);
  }
  const settings = files.get('site.yaml');
  const ownSettings = given.some(({ path }) => path === 'site.yaml');
  if (settings !== undefined && newest !== '' && !ownSettings)
    files.set('site.yaml', { path: 'site.yaml', bytes: withPeriod(settings.bytes, newest) });
  return [...files.values()];
}

/**
 * How the files of a city are laid out, as far as it can be known of those that were not dropped: what is published of
 * them has every column under its English name, and the city's own file hardly has those that nobody fills.
 */
export function layoutsBeside(
  present: Present,
  dropped: ReadonlySet<string>,
  lang: Lang,
): (table: TableName) => Layout | null {
  return (table) => {
    const layout = present.layout(table);
    if (layout === null || dropped.has(layout.file)) return layout;
    const rows = present.records[table] ?? [];
    const fields: readonly Field[] = TABLES[table].fields;
    const filled = fields.findLastIndex(({ name }) => rows.some((row) => valueOf(row, name) !== null));
    const kept = filled === -1 ? fields : fields.slice(0, filled + 1);
    return { ...layout, headers: kept.map((field) => (lang === 'zh' ? field.zh : field.name)) };
  };
}
