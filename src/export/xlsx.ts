/**
 * A table as a workbook whose cells are typed, so that no program takes a text for a formula. Written here because
 * it has to stream and to give the same bytes every time.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate';

export type XlsxCell = string | number | null;

/** Most rows and characters of a cell that the format allows. */
const XLSX_ROWS = 1_048_576;
const XLSX_CHARACTERS = 32_767;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const hexadecimal = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Text as XML; signs that XML cannot hold, and a CR that it would change, as the format writes them (`_x000D_`). */
function xmlText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, hexadecimal)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Style 1: text, with the mark that keeps it text when somebody edits it. Style 2: the same, bold. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" quotePrefix="1"/></cellXfs></styleSheet>`;

function cellXml(cell: XlsxCell, style: 1 | 2): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
}

function rowXml(row: readonly XlsxCell[], index: number): string {
  const style = index === 0 ? 2 : 1;
  return `<row r="${index + 1}">${row.map((cell) => cellXml(cell, style)).join('')}</row>`;
}

function parts(name: string): [string, string][] {
  const type = (path: string, kind: string): string =>
    `<Override PartName="${path}" ContentType="${SHEET}.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${type('/xl/styles.xml', 'styles')}</Types>`,
    ],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml') + relation('rId2', 'styles', 'styles.xml'),
      ),
    ],
    ['xl/styles.xml', STYLES],
  ];
}

/** A time that a zip can hold, the same wherever the site is built. */
const FIXED = (): Date => new Date(1980, 0, 1);

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Whether a workbook can hold the rows, header included. */
export function fitsXlsx(rows: readonly (readonly XlsxCell[])[]): boolean {
  return (
    rows.length <= XLSX_ROWS &&
    rows.every((row) => row.every((cell) => typeof cell !== 'string' || cell.length <= XLSX_CHARACTERS))
  );
}

const ROWS_AT_ONCE = 2000;

/** Rows, the header first, as a workbook of one sheet. */
export function xlsxBytes(name: string, rows: readonly (readonly XlsxCell[])[]): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const entry = (path: string): ZipDeflate => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = FIXED();
    zip.add(file);
    return file;
  };
  for (const [path, text] of parts(name)) entry(path).push(strToU8(text), true);
  const sheet = entry('xl/worksheets/sheet1.xml');
  sheet.push(
    strToU8(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    ),
  );
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    sheet.push(
      strToU8(
        rows
          .slice(from, from + ROWS_AT_ONCE)
          .map((row, index) => rowXml(row, from + index))
          .join(''),
      ),
    );
  sheet.push(strToU8('</sheetData></worksheet>'), true);
  zip.end();
  return joined(chunks);
}
