import Papa from 'papaparse';
import type { TableName } from '../../src/schema/tables.ts';
import { TABLES } from '../../src/schema/tables.ts';

type Row = Record<string, string>;

/** The rows of a table in a made folder, by English column names; progress is put together from its months. */
export function rowsOf(files: ReadonlyMap<string, string>, name: TableName): Row[] {
  const english = new Map(TABLES[name].fields.map((field) => [field.zh as string, field.name as string]));
  // A column that no row fills is left out of the file.
  const empty: Row = Object.fromEntries(TABLES[name].fields.map((field) => [field.name, '']));
  const rows: Row[] = [];
  for (const [path, text] of files) {
    if (path !== `${name}.csv` && !path.startsWith(`${name}/`)) continue;
    const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
    const headers = data[0]!.map((header) => {
      const found = english.get(header.replace('(万元)', ''));
      if (found === undefined) throw new Error(`${path}: ${header}`);
      return found;
    });
    for (const cells of data.slice(1)) {
      if (cells.length !== headers.length) throw new Error(`${path}: ${cells.join(',')}`);
      rows.push({ ...empty, ...Object.fromEntries(headers.map((header, i) => [header, cells[i]!])) });
    }
  }
  return rows;
}
