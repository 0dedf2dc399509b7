/**
 * Text → sheet, with papaparse as the parser. Papaparse gives cells; this file gives every cell its physical line and
 * refuses rows whose structure is broken: no cell is dropped, shifted or guessed.
 */
import Papa from 'papaparse';
import type { Problem, Severity } from './problem.ts';
import type { CellCode, Reason } from './reasons.ts';
import { recover } from './recover.ts';
import type { Delimiter, Sheet } from './sheet.ts';
import { lineEndsIn, lineOfCell } from './sheet.ts';

/** Rows with the physical line on which each starts, blank ones included. */
interface Lines {
  readonly rows: readonly string[][];
  /** Null where row `i` starts on line `i + 1`. */
  readonly starts: readonly number[] | null;
  readonly problems: Problem[];
  readonly broken: readonly string[];
}

interface Parsed {
  readonly sheet: Sheet | null;
  readonly problems: Problem[];
}

/** Comma, tab or semicolon: the one the first line with text has most of outside quotes; the earlier wins a tie. */
function delimiterOf(text: string): Delimiter {
  const counts = new Map<string, number>([
    [',', 0],
    ['\t', 0],
    [';', 0],
  ]);
  let quoted = false;
  let written = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n') {
      if (written) break;
      for (const key of counts.keys()) counts.set(key, 0);
      continue;
    }
    const count = counts.get(char);
    if (count !== undefined) counts.set(char, count + 1);
    else if (char !== ' ') written = true;
  }
  const most = Math.max(...counts.values());
  return ([',', '\t', ';'] as const).find((delimiter) => counts.get(delimiter) === most) ?? ',';
}

/** Whether a row may be blank, by its first character: nearly all rows are done with here. */
function startsBlank(cell: string): boolean {
  return (
    cell === '' || cell.charCodeAt(0) <= 0x20 || cell.charCodeAt(0) === 0x3000 || cell.charCodeAt(0) === 0xa0
  );
}

function isBlank(row: readonly string[]): boolean {
  for (const cell of row) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

function readLines(text: string, delimiter: Delimiter, file: string): Lines {
  const { data: rows, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  if (errors.length > 0) return recover(text, delimiter, file);
  if (lineEndsIn(text) === rows.length - 1) return { rows, starts: null, problems: [], broken: [] };
  const starts: number[] = [];
  let line = 1;
  for (const row of rows) {
    starts.push(line);
    line = lineOfCell(row, line, row.length) + 1;
  }
  return { rows, starts, problems: [], broken: [] };
}

function problemAt<C extends CellCode>(
  file: string,
  line: number,
  severity: Severity,
  code: C,
  reason: Reason<C>,
): Problem {
  return {
    severity,
    code,
    reason,
    params: {},
    file,
    line,
    column: null,
    header: null,
    row_id: null,
    value: null,
  };
}

/** Cells that hold a character which says that something was lost: NUL, or U+FFFD from an earlier conversion. */
function lostCharacters(
  row: readonly string[],
  line: number,
  headers: readonly string[],
  file: string,
): Problem[] {
  return row.flatMap((cell, column) => {
    const nul = cell.includes('\0');
    if (!nul && !cell.includes('\ufffd')) return [];
    const before = cell.slice(0, cell.search(/[\0\ufffd]/));
    const at = lineOfCell(row, line, column) + lineEndsIn(before);
    const problem = problemAt(file, at, nul ? 'error' : 'warning', 'encoding', nul ? 'nul' : 'lost');
    return [{ ...problem, column: column + 1, header: headers[column] ?? null }];
  });
}

/** The rows under the header that are whole, their lines, and what is wrong with the others. */
function body(lines: Lines, headerIndex: number, file: string, suspicious: boolean) {
  const headers = lines.rows[headerIndex] ?? [];
  const rows: string[][] = [];
  const starts: number[] = [];
  const problems: Problem[] = [];
  const broken: string[] = [...lines.broken];
  for (let i = headerIndex + 1; i < lines.rows.length; i += 1) {
    const row = lines.rows[i]!;
    if (startsBlank(row[0]!) && isBlank(row)) continue;
    const line = lines.starts === null ? i + 1 : lines.starts[i]!;
    if (suspicious) {
      const lost = lostCharacters(row, line, headers, file);
      problems.push(...lost);
      if (lost.some((problem) => problem.severity === 'error')) {
        broken.push(...row);
        continue;
      }
    }
    if (row.length === headers.length) {
      rows.push(row);
      starts.push(line);
    } else if (!isBlank(row)) {
      const reason = row.length < headers.length ? 'too_few' : 'too_many';
      const ragged = problemAt(file, line, 'error', 'csv_ragged', reason);
      problems.push({ ...ragged, params: { found: row.length, expected: headers.length } });
      broken.push(...row);
    }
  }
  return { rows, lines: starts, problems, broken };
}

/**
 * Reads a decoded file.
 * Line ends LF, CRLF and CR may be mixed; the delimiter is found per file; rows without text are skipped and still
 * counted; a row with a structural problem is in no sheet.
 * @param file the name that problems give, relative to the data folder
 * @returns the sheet, null when the file has no header that can be read; and `csv_quote`, `csv_ragged`, `encoding`
 *   (NUL) and `header_missing` (empty file) problems in the order of lines
 */
export function parse(text: string, file: string): Parsed {
  const unmarked = text.startsWith('\ufeff') ? text.replace(/^\ufeff+/, '') : text;
  const normal = unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
  const delimiter = delimiterOf(normal);
  const lines = readLines(normal, delimiter, file);
  const headerIndex = lines.rows.findIndex((row) => !isBlank(row));
  const headers = lines.rows[headerIndex];
  if (headers === undefined) {
    const missing = problemAt(file, 1, 'error', 'header_missing', 'empty_file');
    return { sheet: null, problems: lines.problems.length > 0 ? lines.problems : [missing] };
  }
  const headerLine = lines.starts === null ? headerIndex + 1 : lines.starts[headerIndex]!;
  const suspicious = normal.includes('\0') || normal.includes('\ufffd');
  const inHeader = suspicious ? lostCharacters(headers, headerLine, headers, file) : [];
  if (inHeader.some((problem) => problem.severity === 'error')) return { sheet: null, problems: inHeader };
  const { problems, ...rest } = body(lines, headerIndex, file, suspicious);
  const all = [...inHeader, ...lines.problems, ...problems].sort((a, b) => a.line - b.line);
  return { sheet: { file, delimiter, headers, headerLine, ...rest }, problems: all };
}
