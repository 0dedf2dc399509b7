/** Every reason of a problem that one file or one cell can have: each has its sentence in `i18n`, held to this list. */
import type { ProblemCode } from './problem.ts';

/** Codes that are found between rows, files and releases. */
export type RowCode = Extract<
  ProblemCode,
  | 'settings'
  | 'history'
  | 'geometry'
  | 'reference'
  | 'order'
  | 'decreasing'
  | 'contradiction'
  | 'announced'
  | 'story'
>;
/** Codes that are found in one file or cell. */
export type CellCode = Exclude<ProblemCode, RowCode>;

const NO_VALUE = ['placeholder', 'excel_error', 'excel_width', 'formula'] as const;
const NO_NUMBER = [
  ...NO_VALUE,
  'approximate',
  'span',
  'scientific',
  'fraction',
  'separators',
  'percent_sign',
  'words',
  'digits',
  'unit_unknown',
  'unit_in_cell',
  'not_number',
  'too_precise',
] as const;

export const REASONS = {
  encoding: ['bytes', 'utf16_without_bom', 'utf32', 'xlsx', 'xls', 'pdf', 'archive', 'markup', 'nul', 'lost'],
  csv_quote: ['unclosed', 'inner'],
  csv_ragged: ['too_few', 'too_many'],
  header_unknown: ['near', 'unknown'],
  header_missing: ['column', 'empty_file', 'missing_table'],
  header_duplicate: ['same', 'other_name'],
  header_empty: ['empty'],
  required: ['empty'],
  type_date: [
    ...NO_VALUE,
    'no_such_month',
    'no_such_day',
    'dot_one',
    'ambiguous',
    'year_last',
    'compact',
    'excel_serial',
    'excel_month',
    'with_time',
    'two_digit_year',
    'fiscal_year',
    'month_needed',
    'day_in_month',
    'vague',
    'not_date',
  ],
  type_number: [...NO_NUMBER, 'not_whole', 'below_yuan'],
  type_percent: NO_NUMBER,
  type_id: ['full_width', 'too_long', 'space', 'first_character', 'character'],
  type_choice: ['near', 'unknown'],
  type_url: ['characters', 'scheme', 'no_scheme', 'malformed'],
  range: ['negative', 'above', 'percent', 'year', 'too_much_money'],
  unique: ['same_file', 'other_file'],
  privacy: ['mobile', 'identity'],
  unit: ['money', 'other', 'none'],
  whitespace: ['around', 'only'],
} as const satisfies Record<CellCode, readonly string[]>;

/** The reasons of a code; of several codes, those that all of them have. */
export type Reason<C extends CellCode> = string &
  ((C extends CellCode ? (reason: (typeof REASONS)[C][number]) => void : never) extends (
    reason: infer R,
  ) => void
    ? R
    : never);
