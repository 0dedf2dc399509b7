/**
 * A problem is data: what is wrong, and where. Sentences are made of it in `i18n/problems`.
 * It lives in the first room of the pipeline because every later room may find one.
 */

export type Severity = 'error' | 'warning';

/** Stable problem codes; `i18n/problems` documents each for the methodology page. */
export const PROBLEM_CODES = [
  'encoding',
  'csv_quote',
  'csv_ragged',
  'header_unknown',
  'header_missing',
  'header_duplicate',
  'header_empty',
  'required',
  'type_date',
  'type_number',
  'type_percent',
  'type_id',
  'type_choice',
  'type_url',
  'range',
  'unique',
  'reference',
  'order',
  'decreasing',
  'privacy',
  'unit',
  'geometry',
  'settings',
  'history',
  'contradiction',
  'announced',
  'story',
  'whitespace',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Where a problem stands. `line` is physical (the first line of the file is 1), `column` the 1-based cell. */
export interface Place {
  file: string;
  line: number;
  column: number | null;
  header: string | null;
  /** The key of the row (`NB-001` or `NB-001,2013-05`), or null where the row has none. */
  row_id: string | null;
  /** The cell as written. */
  value: string | null;
}

/**
 * A problem before it is put into words. `reason` names the sentence inside its code
 * (`type_date` + `no_such_day`), `params` fill it.
 */
export interface Problem extends Place {
  severity: Severity;
  code: ProblemCode;
  reason: string;
  params: Record<string, string | number>;
}
