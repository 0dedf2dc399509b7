/** Real workbooks, written by LibreOffice from flat OpenDocument. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const CANDIDATES = [process.env['GUATU_SOFFICE'], '/usr/bin/soffice', '/usr/bin/libreoffice'];

function soffice(): string {
  const path = CANDIDATES.find((one) => one !== undefined && existsSync(one));
  if (path === undefined)
    throw new Error(
      'LibreOffice is missing: run npm test, which installs it, or name soffice in GUATU_SOFFICE',
    );
  return path;
}

export type OfficeFormat = 'xlsx' | 'xls' | 'ods';

/**
 * Writes documents in the format asked for, all in one run.
 * @param documents flat OpenDocument spreadsheets by name
 */
export function written(
  documents: Readonly<Record<string, string>>,
  format: OfficeFormat,
): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-office-'));
  try {
    const names = Object.keys(documents);
    for (const name of names) writeFileSync(join(folder, `${name}.fods`), documents[name] ?? '');
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const { status, stderr } = spawnSync(
      soffice(),
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        folder,
        ...names.map((name) => join(folder, `${name}.fods`)),
      ],
      { encoding: 'utf8', timeout: 240_000 },
    );
    if (status !== 0) throw new Error(`soffice: ${stderr}`);
    return new Map(names.map((name) => [name, readFileSync(join(folder, `${name}.${format}`))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A cell of a document. */
export interface OfficeCell {
  readonly text?: string;
  readonly number?: number;
  /** ISO date or date and time. */
  readonly date?: string;
  readonly percent?: number;
  /** In LibreOffice's own notation: `of:=[.A1]*2`. */
  readonly formula?: string;
  /** Name of a style of `STYLES`. */
  readonly style?: keyof typeof STYLES;
  readonly rows?: number;
  readonly columns?: number;
}

export interface OfficeSheet {
  readonly name: string;
  readonly rows: readonly { readonly hidden?: boolean; readonly cells: readonly (OfficeCell | null)[] }[];
  readonly hiddenColumns?: readonly number[];
  readonly hidden?: boolean;
  readonly width: number;
}

const text = (value: string): string => `<number:text>${value}</number:text>`;
const YEAR = '<number:year number:style="long"/>';
const MONTH = '<number:month/>';

/** Formats of cells, as OpenDocument writes them. */
const STYLES = {
  day: `<number:date-style style:name="N-day">${YEAR}${text('/')}${MONTH}${text('/')}<number:day/></number:date-style>`,
  chinese_day: `<number:date-style style:name="N-chinese_day">${YEAR}${text('年')}${MONTH}${text('月')}<number:day/>${text('日')}</number:date-style>`,
  chinese_month: `<number:date-style style:name="N-chinese_month">${YEAR}${text('年')}${MONTH}${text('月')}</number:date-style>`,
  year: `<number:date-style style:name="N-year">${YEAR}${text('年')}</number:date-style>`,
  moment: `<number:date-style style:name="N-moment">${YEAR}${text('-')}<number:month number:style="long"/>${text('-')}<number:day number:style="long"/>${text(' ')}<number:hours/>${text(':')}<number:minutes number:style="long"/></number:date-style>`,
  percent1: `<number:percentage-style style:name="N-percent1"><number:number number:decimal-places="1" number:min-integer-digits="1"/>${text('%')}</number:percentage-style>`,
  grouped2: `<number:number-style style:name="N-grouped2"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>`,
  three_digits: `<number:number-style style:name="N-three_digits"><number:number number:decimal-places="0" number:min-integer-digits="3"/></number:number-style>`,
  wan: `<number:number-style style:name="N-wan"><number:number number:decimal-places="0" number:min-integer-digits="1"/>${text('万元')}</number:number-style>`,
} as const;

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function paragraphs(value: string): string {
  return value
    .split('\n')
    .map((line) => `<text:p>${escaped(line)}</text:p>`)
    .join('');
}

function cellXml(cell: OfficeCell | null): string {
  if (cell === null) return '<table:table-cell/>';
  const attributes: string[] = [];
  if (cell.style !== undefined) attributes.push(`table:style-name="C-${cell.style}"`);
  if (cell.formula !== undefined) attributes.push(`table:formula="${escaped(cell.formula)}"`);
  if (cell.rows !== undefined || cell.columns !== undefined)
    attributes.push(
      `table:number-rows-spanned="${cell.rows ?? 1}" table:number-columns-spanned="${cell.columns ?? 1}"`,
    );
  if (cell.number !== undefined) attributes.push(`office:value-type="float" office:value="${cell.number}"`);
  else if (cell.percent !== undefined)
    attributes.push(`office:value-type="percentage" office:value="${cell.percent}"`);
  else if (cell.date !== undefined)
    attributes.push(`office:value-type="date" office:date-value="${cell.date}"`);
  else if (cell.text !== undefined) attributes.push('office:value-type="string"');
  return `<table:table-cell ${attributes.join(' ')}>${cell.text === undefined ? '' : paragraphs(cell.text)}</table:table-cell>`;
}

function columnsXml({ width, hiddenColumns = [] }: OfficeSheet): string {
  return Array.from({ length: width }, (_, i) =>
    hiddenColumns.includes(i + 1)
      ? '<table:table-column table:visibility="collapse"/>'
      : '<table:table-column/>',
  ).join('');
}

function sheetXml(sheet: OfficeSheet): string {
  const rows = sheet.rows.map(
    ({ hidden, cells }) =>
      `<table:table-row${hidden ? ' table:visibility="collapse"' : ''}>${cells.map(cellXml).join('')}</table:table-row>`,
  );
  const style = sheet.hidden ? ' table:style-name="T-hidden"' : '';
  return `<table:table table:name="${escaped(sheet.name)}"${style}>${columnsXml(sheet)}${rows.join('')}</table:table>`;
}

/** A flat OpenDocument spreadsheet. */
export function document(
  sheets: readonly OfficeSheet[],
  { date1904 = false }: { date1904?: boolean } = {},
): string {
  const names = Object.keys(STYLES);
  const cells = names.map(
    (name) =>
      `<style:style style:name="C-${name}" style:family="table-cell" style:data-style-name="N-${name}"/>`,
  );
  const namespaces = ['office', 'table', 'text', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const settings = date1904
    ? '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces} xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${Object.values(STYLES).join('')}${cells.join('')}<style:style style:name="T-hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
<office:body><office:spreadsheet>${settings}${sheets.map(sheetXml).join('')}</office:spreadsheet></office:body>
</office:document>`;
}
