/** Workbooks part by part, for what no writer at hand writes. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { openWorkbook } from '../../src/workbook/open.ts';
import type { Grid, Workbook } from '../../src/workbook/types.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface Parts {
  /** What stands inside `<worksheet>`; a plain list of rows is put into `<sheetData>`. */
  readonly sheets: Readonly<Record<string, string>>;
  /** What stands inside `<sst>`. */
  readonly strings?: string;
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string;
  /** What stands inside `<workbook>` before the sheets. */
  readonly properties?: string;
  /** What stands inside `<workbook>` after the sheets. */
  readonly calculation?: string;
  /** State of sheets by name. */
  readonly states?: Readonly<Record<string, string>>;
  readonly more?: Zippable;
}

const xml = (text: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`);

export function partsOf({
  sheets,
  strings,
  styles,
  properties = '',
  calculation = '',
  states = {},
  more,
}: Parts) {
  const names = Object.keys(sheets);
  const relations = [
    ...names.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
    ...(strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml'] as const]),
    ...(styles === undefined ? [] : [['styles', 'styles.xml'] as const]),
  ];
  const list = names.map((name, i) => {
    const state = states[name] === undefined ? '' : ` state="${states[name]}"`;
    return `<sheet name="${name}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const parts: Zippable = {
    '_rels/.rels': xml(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${properties}<sheets>${list.join('')}</sheets>${calculation}</workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${PACKAGE}">${relations
        .map(
          ([type, target], i) =>
            `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
        )
        .join('')}</Relationships>`,
    ),
    ...more,
  };
  Object.values(sheets).forEach((body, i) => {
    const data = body.startsWith('<row') ? `<sheetData>${body}</sheetData>` : body;
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml(`<worksheet xmlns="${MAIN}">${data}</worksheet>`);
  });
  if (strings !== undefined) parts['xl/sharedStrings.xml'] = xml(`<sst xmlns="${MAIN}">${strings}</sst>`);
  if (styles !== undefined)
    parts['xl/styles.xml'] = xml(`<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`);
  return parts;
}

export function packed(parts: Parts): Uint8Array {
  return zipSync(partsOf(parts));
}

/** The workbook of bytes that must be readable. */
export function opened(bytes: Uint8Array): Workbook {
  const { value, refusal } = openWorkbook(bytes);
  if (value === null) throw new Error(`${refusal.code} ${JSON.stringify(refusal.params)}`);
  return value;
}

/** The grid of a workbook's sheet, the first by default. */
export function gridOf(workbook: Workbook, name?: string): Grid {
  const sheet = name === undefined ? workbook.sheets[0] : workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  const { value, refusal } = workbook.read(sheet);
  if (value === null) throw new Error(`${refusal.code} ${JSON.stringify(refusal.params)}`);
  return value;
}
