/** A CSV file as rows that know their physical lines. */
import Papa from 'papaparse';
import { decode, type Encoding } from './decode.ts';
import type { Problem } from './problem.ts';

export interface Sheet {
  /** Relative to the data folder, `/`-separated. */
  file: string;
  encoding: Encoding;
  delimiter: string;
  /** Headers as written, trimmed. */
  headers: string[];
  headerLine: number;
  /** Cells of each row that has as many as there are headers, as written. */
  rows: string[][];
  /** The physical line on which each row starts. */
  lines: number[];
}

export interface SheetResult {
  /** Null where not even the header could be read. */
  sheet: Sheet | null;
  problems: Problem[];
}

const DELIMITERS = [',', '\t', ';', '，', '；'] as const;

function problem(file: string, line: number, code: Problem['code'], reason: string, more: Partial<Problem> = {}): Problem {
  return { severity: 'error', code, reason, file, line, column: null, header: null, row_id: null, value: null, params: {}, ...more };
}

/** The delimiter that occurs most in the first line that is not blank, outside quotes; a comma when none does. */
export function detectDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let quoted = false;
  let blank = true;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (char === '\n' && !quoted && !blank) break;
    else if (!quoted && (DELIMITERS as readonly string[]).includes(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
    if (char !== '\n' && char !== ' ') blank = false;
  }
  let best = ',';
  for (const candidate of [',', '\t', ';']) if ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0)) best = candidate;
  return best;
}

function newlines(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell === '' || cell.trim() === '');

interface Broken {
  line: number;
  row: number;
  unclosed: boolean;
}

/** Quotes that papaparse found wrong, by the line on which the bad cell starts. */
function brokenQuotes(errors: readonly Papa.ParseError[], text: string): Broken[] {
  return errors
    .filter((error) => error.type === 'Quotes')
    .map((error) => ({
      line: 1 + newlines(text.slice(0, error.index ?? 0)),
      row: error.row ?? 0,
      unclosed: error.code === 'MissingQuotes',
    }));
}

/** Start lines of parsed rows: without quotes every row is one line; else its cells say how many it spans. */
function startLines(rows: readonly (readonly string[])[], quotes: boolean): number[] {
  const lines: number[] = new Array<number>(rows.length);
  let line = 1;
  for (let i = 0; i < rows.length; i += 1) {
    lines[i] = line;
    line += 1;
    if (quotes) for (const cell of rows[i] ?? []) line += newlines(cell);
  }
  return lines;
}

interface Parsed {
  rows: string[][];
  lines: number[];
  broken: Broken[];
}

function parse(text: string, delimiter: string): Parsed {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  return { rows: data, lines: startLines(data, text.includes('"')), broken: brokenQuotes(errors, text) };
}

/** Reads the rows below the header, leaving out those whose shape is wrong. */
function collect(sheet: Sheet, { rows, lines, broken }: Parsed, first: number, problems: Problem[]): void {
  const bad = new Map(broken.map((one) => [one.row, one]));
  const width = sheet.headers.length;
  for (let i = first; i < rows.length; i += 1) {
    const cells = rows[i] ?? [];
    const line = lines[i] ?? 0;
    const quote = bad.get(i);
    if (quote) {
      const column = cells.length > 0 ? Math.min(cells.length, width) : null;
      problems.push(
        problem(sheet.file, quote.line, 'csv_quote', quote.unclosed ? 'unclosed' : 'malformed', {
          column,
          header: column === null ? null : (sheet.headers[column - 1] ?? null),
        }),
      );
      // Nothing after a quote that was never closed can be told apart.
      if (quote.unclosed) break;
    } else if (cells.length === width) {
      if (width > 1 ? !isBlank(cells) : cells[0]?.trim() !== '') {
        sheet.rows.push(cells);
        sheet.lines.push(line);
      }
    } else if (!isBlank(cells)) {
      problems.push(
        problem(sheet.file, line, 'csv_ragged', cells.length > width ? 'too_many' : 'too_few', {
          column: Math.min(cells.length, width) + (cells.length > width ? 1 : 0),
          row_id: cells[0]?.trim() ?? null,
          params: { found: cells.length, expected: width },
        }),
      );
    }
  }
}

/**
 * Reads one file. Line ends may be LF, CRLF or CR; blank lines are skipped and still counted; a row with too many or
 * too few cells, or with a broken quote, is a problem and no row.
 */
export function readSheet(file: string, bytes: Uint8Array): SheetResult {
  const decoded = decode(bytes);
  if (!decoded.ok) return { sheet: null, problems: [problem(file, decoded.line, 'encoding', decoded.reason)] };
  const text = decoded.text.includes('\r') ? decoded.text.replaceAll(/\r\n?/g, '\n') : decoded.text;
  const delimiter = detectDelimiter(text);
  const parsed = parse(text, delimiter);
  const first = parsed.rows.findIndex((cells) => !isBlank(cells));
  const header = parsed.rows[first];
  const headerLine = parsed.lines[first] ?? 1;
  if (!header) return { sheet: null, problems: [problem(file, 1, 'header_missing', 'empty_file')] };
  const broken = parsed.broken.find((one) => one.row === first);
  if (broken) return { sheet: null, problems: [problem(file, broken.line, 'csv_quote', broken.unclosed ? 'unclosed' : 'malformed')] };
  const sheet: Sheet = {
    file,
    encoding: decoded.encoding,
    delimiter,
    headers: header.map((cell) => cell.trim()),
    headerLine,
    rows: [],
    lines: [],
  };
  const problems: Problem[] = [];
  collect(sheet, parsed, first + 1, problems);
  return { sheet, problems };
}

/** The physical line of a cell: a cell after one with line breaks inside stands further down than its row. */
export function lineOfCell(sheet: Sheet, row: number, column: number): number {
  const cells = sheet.rows[row] ?? [];
  let line = sheet.lines[row] ?? 0;
  for (let i = 0; i < column; i += 1) line += newlines(cells[i] ?? '');
  return line;
}
