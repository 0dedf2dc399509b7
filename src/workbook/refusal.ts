/** Why a workbook is not read. Sentences are made of it in `i18n/workbook`. */

export const WORKBOOK_REFUSALS = [
  /** Excel 97–2003, also as WPS writes `.et`. */
  'xls',
  'encrypted',
  'xlsb',
  'ods',
  /** Another kind of office document in a zip container. */
  'other_document',
  'not_workbook',
  /** A zip container or XML that ends early or contradicts itself. */
  'damaged',
  'file_too_large',
  /** What is packed in the file is larger than any table: a zip bomb, or a workbook with years of pictures. */
  'unpacked_too_large',
  'too_many_rows',
  'too_many_cells',
  'too_many_sheets',
] as const;
export type WorkbookRefusalCode = (typeof WORKBOOK_REFUSALS)[number];

/** Thrown inside this room only; its public functions return it. */
export class WorkbookRefusal extends Error {
  readonly code: WorkbookRefusalCode;
  /** Fills the sentence: a limit, or where the file is damaged. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: WorkbookRefusalCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'WorkbookRefusal';
    this.code = code;
    this.params = params;
  }
}

/** A contradiction inside the file, with the part and what is wrong with it. */
export function damaged(part: string, what: string): WorkbookRefusal {
  return new WorkbookRefusal('damaged', { part, what });
}
