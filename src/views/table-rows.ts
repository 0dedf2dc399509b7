/**
 * The raw rows of the published tables, a page for every few hundred: what the receipts of all figures point at, so that
 * each row stands once on the site however many numbers rest on it. A page speaks of its own rows only, and keeps its
 * bytes while they stay.
 */
import { receiptWords, type ReceiptWords } from '../i18n/pages/receipt.ts';
import type { Dataset } from '../model/types.ts';
import type { Row } from '../schema/field.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import { lineAddress } from './repository.ts';
import type { Link, PageHead } from './types.ts';

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Where rows come from, behind the views: the files as read, and git. */
export interface RowSource {
  /** The row's place in the published table, whose header is row 1 (RFC 7111); null where it is not in it. */
  rowNumber: (table: TableName, row: Place) => number | null;
  /** A cell as written in the file; null where the file has no such column. */
  cell: (table: TableName, row: Place, column: string) => string | null;
  /** The row in the release that last changed it; null where git cannot tell. */
  origin: (row: Place) => { hash: string; path: string; line: number } | null;
}

/** 250 rows of reports are some 80 KB. */
const ROWS_A_PAGE = 250;
/** The header is row 1 of a download (RFC 7111). */
const FIRST_ROW = 2;

export interface RowTable {
  /** Whether its rows are about projects. */
  readonly ofProjects: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly download: string;
    readonly repository: string | null;
    readonly project: Link | null;
    readonly cells: readonly (string | null)[];
  }[];
}

export interface TableRowsView {
  readonly head: PageHead;
  readonly title: string;
  readonly lede: string;
  readonly words: ReceiptWords;
  readonly table: RowTable;
  /** Data page, the page before, the page after. */
  readonly links: readonly Link[];
}

export function rowPages(rows: number): number {
  return Math.max(1, Math.ceil(rows / ROWS_A_PAGE));
}

/** The page on which a row stands, by its number in the download. */
export function rowPage(number: number): number {
  return Math.floor((number - FIRST_ROW) / ROWS_A_PAGE) + 1;
}

/** Where a row stands: its page, and on it its anchor. */
export function rowAddress({ urls }: Context, table: TableName, number: number): string {
  return urls.rows(table, rowPage(number), number);
}

const projects = new WeakMap<Dataset, ReadonlyMap<string, string>>();

/** The project that a row is about, by whatever the row names it: an id in any case, or a name. */
function projectOf({ urls, dataset }: Context, named: string | null): Link | null {
  let known = projects.get(dataset);
  if (known === undefined) {
    const names = dataset.projects.map(({ id, name }) => [name, id] as const);
    const ids = dataset.projects.map(({ id }) => [id.toLowerCase(), id] as const);
    projects.set(dataset, (known = new Map([...names, ...ids])));
  }
  const text = named?.trim() ?? '';
  const id = known.get(text.toLowerCase()) ?? known.get(text);
  return id === undefined ? null : { href: urls.project(id), text };
}

function rowTable(
  context: Context,
  source: RowSource,
  name: TableName,
  records: readonly Row[],
  first: number,
): RowTable {
  const { files, words, dataset } = context;
  const { repository } = dataset.settings;
  const shown = name === 'projects' ? 'id' : 'project_id';
  const cells = records.map((row) => TABLES[name].fields.map((field) => source.cell(name, row, field.name)));
  const used = TABLES[name].fields
    .map((field, at) => ({ field, at }))
    .filter(({ field, at }) => field.name !== shown && cells.some((row) => (row[at] ?? '') !== ''));
  return {
    ofProjects: name === 'projects' || TABLES[name].fields.some((field) => field.name === 'project_id'),
    columns: used.map(({ field }) => words.column(name, field.name)),
    rows: records.map((row, index) => {
      const number = first + index;
      const at = repository === null ? null : source.origin(row);
      return {
        id: `row-${number}`,
        file: row.file,
        line: row.line,
        download: `${files.table(name)}#row=${number}`,
        repository:
          at === null || repository === null ? null : lineAddress(repository, at.hash, at.path, at.line),
        project: projectOf(context, source.cell(name, row, shown)),
        cells: used.map((one) => cells[index]?.[one.at] ?? null),
      };
    }),
  };
}

/**
 * One page of a table's rows.
 * @param records all rows of the table, in the order of the download
 * @param page from 1 on
 */
export function tableRowsView(
  context: Context,
  source: RowSource,
  table: TableName,
  records: readonly Row[],
  page: number,
): TableRowsView {
  const { lang, urls, words: common } = context;
  const words = receiptWords(lang);
  const start = (page - 1) * ROWS_A_PAGE;
  const own = records.slice(start, start + ROWS_A_PAGE);
  const first = start + FIRST_ROW;
  const name = common.table(table);
  const stretch = words.stretch(first, first + own.length - 1);
  const links: (Link | null)[] = [
    { href: urls.data(table), text: words.ofTable(name) },
    page > 1 ? { href: urls.rows(table, page - 1), text: words.before } : null,
    page < rowPages(records.length) ? { href: urls.rows(table, page + 1), text: words.after } : null,
  ];
  const title = words.rowsTitle(name, stretch);
  const rows = rowTable(context, source, table, own, first);
  const inRepository = rows.rows.some(({ repository }) => repository !== null);
  const space = lang === 'en' ? ' ' : '';
  return {
    head: headOf(context, 'data', title, urls.rows(table, page), title, [[stretch]]),
    title,
    lede: inRepository ? `${words.sourceAbout}${space}${words.sourceRepository}` : words.sourceAbout,
    words,
    table: rows,
    links: links.filter((link) => link !== null),
  };
}
