/** A file as sheets of cells, whether it is a workbook or text. */
import { decode } from '../csv/decode.ts';
import { parse } from '../csv/parse.ts';
import type { Problem } from '../csv/problem.ts';
import type { Table } from '../schema/field.ts';
import { identifyHeader } from '../schema/header.ts';
import { looksLikeWorkbook, openWorkbook } from '../workbook/open.ts';
import { GENERAL } from '../workbook/sheet.ts';
import type { Grid, GridRow, Reading, Visibility } from '../workbook/types.ts';

export interface SourceSheet {
  /** Null for a text file. */
  readonly name: string | null;
  readonly visibility: Visibility;
  read(): Reading<Grid>;
}

export interface Source {
  /** The file's own name, without its folders. */
  readonly file: string;
  readonly kind: 'workbook' | 'text';
  readonly sheets: readonly SourceSheet[];
  readonly date1904: boolean;
  /** Whether results of formulas may be none. */
  readonly stale: boolean;
  /** Of a text file; null for a workbook. */
  readonly encoding: string | null;
  /** What is wrong with the structure of a text file: lines are its own. */
  readonly problems: readonly Problem[];
}

/** Lines in which a header is looked for in a text file. */
const HEADER_LINES = 60;

function gridRow(number: number, texts: readonly string[]): GridRow {
  const cells = texts.flatMap((text, at) =>
    text === ''
      ? []
      : [{ column: at + 1, value: { kind: 'text' as const, text }, format: GENERAL, formula: false }],
  );
  return { number, hidden: false, cells };
}

function knownHeaders(table: Table, texts: readonly string[]): number {
  return texts.filter((text) => identifyHeader(table, text).kind === 'column').length;
}

function hasOpenQuote(text: string): boolean {
  return text.split('"').length % 2 === 0;
}

/** The lines of the row that starts at a line: a cell in quotes may hold line ends, as headers in Excel often do. */
function logicalRow(lines: readonly string[], start: number): readonly string[] {
  const last = Math.min(lines.length, start + HEADER_LINES);
  let text = lines[start] ?? '';
  for (let end = start + 1; hasOpenQuote(text) && end < last; end += 1) {
    text += `\n${lines[end] ?? ''}`;
    if (!hasOpenQuote(text)) return lines.slice(start, end + 1);
  }
  // A quote that nothing closes is a mark for inches or seconds.
  return lines.slice(start, start + 1);
}

function textsOf(row: readonly string[], file: string): readonly string[] {
  return parse(row.join('\n'), file).sheet?.headers ?? [];
}

/**
 * Rows of a text file. Above the header a title may stand, with fewer cells than the header has; so the header is
 * looked for first, and the file is read from there on by the same rules as in the data folder.
 */
function textGrid(text: string, file: string, table: Table): { grid: Grid; problems: readonly Problem[] } {
  const lines = text
    .replace(/^\ufeff+/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const firsts = lines.slice(0, HEADER_LINES).map((_, at) => logicalRow(lines, at));
  const known = firsts.map((row) => knownHeaders(table, textsOf(row, file)));
  const most = Math.max(0, ...known);
  const start = most < 2 ? 0 : known.indexOf(most);
  const { sheet, problems } = parse(lines.slice(start).join('\n'), file);
  const titles: GridRow[] = [];
  for (let at = 0; at < start;) {
    const row = logicalRow(lines.slice(0, start), at);
    titles.push(gridRow(at + 1, textsOf(row, file)));
    at += row.length;
  }
  const body =
    sheet === null
      ? []
      : [
          gridRow(start + sheet.headerLine, sheet.headers),
          ...sheet.rows.map((row, at) => gridRow(start + (sheet.lines[at] ?? 0), row)),
        ];
  const rows = [...titles, ...body].filter(({ cells }) => cells.length > 0);
  return {
    grid: { rows, merges: [], hiddenColumns: [] },
    problems: problems.map((problem) => ({ ...problem, line: problem.line + start })),
  };
}

function textSource(bytes: Uint8Array, file: string, table: Table): Source {
  const base = { file, kind: 'text', date1904: false, stale: false } as const;
  const decoded = decode(bytes, file);
  if (decoded.problem !== null) return { ...base, sheets: [], encoding: null, problems: [decoded.problem] };
  const { grid, problems } = textGrid(decoded.text, file, table);
  const sheet: SourceSheet = {
    name: null,
    visibility: 'visible',
    read: () => ({ value: grid, refusal: null }),
  };
  return { ...base, sheets: [sheet], encoding: decoded.encoding, problems };
}

/**
 * Opens a workbook or a text file in any encoding that the data folder accepts.
 * @param file its own name, without folders
 * @returns the source; a refusal for a workbook that cannot be read. Broken text is a problem of the source.
 */
export function openSource(bytes: Uint8Array, file: string, table: Table): Reading<Source> {
  if (!looksLikeWorkbook(bytes)) return { value: textSource(bytes, file, table), refusal: null };
  const opened = openWorkbook(bytes);
  if (opened.refusal !== null) return opened;
  const { sheets, date1904, stale } = opened.value;
  const workbook = opened.value;
  return {
    value: {
      file,
      kind: 'workbook',
      sheets: sheets.map((sheet) => ({ ...sheet, read: () => workbook.read(sheet) })),
      date1904,
      stale,
      encoding: null,
      problems: [],
    },
    refusal: null,
  };
}
