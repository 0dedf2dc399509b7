/** Bytes → workbook. Runs in browsers too. */
import { Container } from './container.ts';
import { LIMITS, type Limits } from './limits.ts';
import { readFormats, readRelations, readSharedStrings, readWorkbookPart, workbookPart } from './parts.ts';
import { damaged, WorkbookRefusal } from './refusal.ts';
import { readSheetPart, type Shared } from './sheet.ts';
import type { NumberFormat, Reading, Workbook } from './types.ts';

const ZIP = [0x50, 0x4b];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The stream in which a compound file holds an encrypted document (MS-OFFCRYPTO 1.3.3), as UTF-16. */
const ENCRYPTED = Uint8Array.from([...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0]));

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function holds(bytes: Uint8Array, wanted: Uint8Array): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** Whether a file is a workbook of any kind, or encrypted or packed like one, by its first bytes. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, COMPOUND_FILE);
}

/** @throws WorkbookRefusal for files that are no workbook this room can read */
function containerOf(bytes: Uint8Array, limits: Limits): Container {
  if (startsWith(bytes, COMPOUND_FILE))
    throw new WorkbookRefusal(holds(bytes, ENCRYPTED) ? 'encrypted' : 'xls');
  if (!startsWith(bytes, ZIP)) throw new WorkbookRefusal('not_workbook');
  if (bytes.length > limits.file) throw new WorkbookRefusal('file_too_large', { limit: limits.file });
  const container = new Container(bytes, limits);
  if (container.some(/^xl\/workbook\.bin$/)) throw new WorkbookRefusal('xlsb');
  if (container.has('mimetype') && container.has('content.xml')) throw new WorkbookRefusal('ods');
  if (container.some(/^(?:word|ppt)\//)) throw new WorkbookRefusal('other_document');
  return container;
}

function open(bytes: Uint8Array, limits: Limits): Workbook {
  const container = containerOf(bytes, limits);
  const part = workbookPart(container);
  const relations = readRelations(container, part);
  const { sheets, date1904, stale } = readWorkbookPart(container, part, relations);
  if (sheets.length > limits.sheets) throw new WorkbookRefusal('too_many_sheets', { limit: limits.sheets });
  const texts = relations.byType.get('sharedStrings');
  const styles = relations.byType.get('styles');
  const strings = texts === undefined ? [] : readSharedStrings(container, texts);
  const formats: NumberFormat[] = styles === undefined ? [] : readFormats(container, styles);
  const shared: Shared = { strings, formats, date1904, limits };
  return {
    sheets,
    date1904,
    stale,
    read(sheet) {
      const own = sheets.find((one) => one === sheet);
      return attempt(() => {
        if (own === undefined) throw damaged(sheet.name, 'no such sheet');
        return readSheetPart(container, own.part, shared);
      });
    },
  };
}

function attempt<T>(read: () => T): Reading<T> {
  try {
    return { value: read(), refusal: null };
  } catch (error) {
    if (error instanceof WorkbookRefusal) return { value: null, refusal: error };
    throw error;
  }
}

/**
 * Opens an .xlsx or .xlsm workbook (ECMA-376, also its strict form). Sheets are read one by one, when they are asked
 * for; macros, pictures and links are not looked at.
 * @returns the workbook, or why it is not read: never throws for what the file says
 */
export function openWorkbook(bytes: Uint8Array, limits: Limits = LIMITS): Reading<Workbook> {
  return attempt(() => open(bytes, limits));
}
