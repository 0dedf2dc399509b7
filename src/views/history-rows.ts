/** The rows of a project in every table, each with the places where it can be found again. */
import { valueOf } from '../compare/snapshot.ts';
import type { Project } from '../model/types.ts';
import type { Field, Row } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Context } from './context.ts';

/** Where rows stand outside the pages. */
export interface RowPlaces {
  /** A row's place in the published table, whose header is row 1 (RFC 7111); null where it is not in it. */
  readonly rowNumber: (table: TableName, row: Row) => number | null;
  /** A cell as written, under the header of its file. */
  readonly cell: (
    table: TableName,
    row: Row,
    column: string,
  ) => { header: string | null; value: string | null };
  /** The row in the repository, at the release that last changed it; null where nobody can tell. */
  readonly repository: (row: Row) => string | null;
}

export interface RowView {
  /** `progress-17`: its place in the download. */
  readonly id: string;
  /** As written, by column; empty where the cell is. */
  readonly cells: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly download: string | null;
  readonly repository: string | null;
}

export interface TableRows {
  readonly table: TableName;
  readonly name: string;
  /** Columns in which any of the rows has a value. */
  readonly columns: readonly string[];
  readonly rows: readonly RowView[];
}

type Owned = readonly (readonly [TableName, readonly Row[]])[];

/** Every row of a project, table by table. */
function rowsOf(project: Project): Owned {
  const tables: [TableName, readonly Row[]][] = [
    ['projects', [project]],
    ['progress', project.reports],
    ['milestones', project.milestones],
    ['plan', project.plan],
    ['issues', project.issues],
    ['inspections', project.inspections],
    ['documents', project.documents],
    ['changes', project.changes],
    ['corrections', project.corrections],
  ];
  return tables.filter(([, rows]) => rows.length > 0);
}

/** The unit that the file's own header names, or that of the column. */
function columnName(context: Context, table: TableName, field: Field, header: string | null): string {
  const { words, lang } = context;
  const written = /[(（[［]([^()（）]*)[)）\]］]\s*$/.exec(header ?? '')?.[1];
  const unit = written ?? field.unit?.[lang];
  const name = words.column(table, field.name);
  if (unit === undefined) return name;
  return lang === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`;
}

function tableRows(
  context: Context,
  table: TableName,
  rows: readonly Row[],
  { cell, rowNumber, repository }: RowPlaces,
): TableRows {
  const { words, files } = context;
  const all: readonly Field[] = TABLES[table].fields;
  // A cell without a value need not be looked for.
  const cells = rows.map((row) =>
    all.map(({ name }) => (valueOf(row, name) === null ? null : cell(table, row, name))),
  );
  const headerOf = (at: number): string | null => cells.find((own) => own[at] !== null)?.[at]?.header ?? null;
  // Of every row on the page the project is known.
  const used = all.flatMap((field, at) =>
    field.name !== 'project_id' && cells.some((own) => (own[at]?.value ?? '') !== '') ? [at] : [],
  );
  return {
    table,
    name: words.table(table),
    columns: used.map((at) => columnName(context, table, all[at]!, headerOf(at))),
    rows: rows.map((row, index) => {
      const number = rowNumber(table, row);
      return {
        id: number === null ? `${table}-${row.line}x` : `${table}-${number}`,
        cells: used.map((at) => cells[index]?.[at]?.value?.trim() ?? ''),
        file: row.file,
        line: row.line,
        download: number === null ? null : `${files.table(table)}#row=${number}`,
        repository: repository(row),
      };
    }),
  };
}

export function projectRows(context: Context, project: Project, places: RowPlaces): TableRows[] {
  return rowsOf(project).map(([table, rows]) => tableRows(context, table, rows, places));
}
