/** The vocabulary in which tables are described. One field list per table drives everything about its columns. */

/** A calendar date at the precision it was written with: `2013`, `2013-12` or `2013-12-23`. */
export type PartialDate = string;
/** A month, `2022-05`. */
export type Month = string;
/** Money in 元, a safe integer: never a binary fraction. */
export type Yuan = number;

export type FieldType =
  | 'id'
  | 'text'
  | 'date'
  /** A month `2022-05`. */
  | 'month'
  /** A year `2022` or a month `2022-05`. */
  | 'year_or_month'
  /** 元 as an integer; written in the unit of the header, 万元 by default. */
  | 'money'
  /** A decimal number, not negative. */
  | 'number'
  | 'integer'
  /** 0 to 100, with or without the sign. */
  | 'percent'
  /** Any decimal number, possibly negative, with `%` allowed (announced figures). */
  | 'value'
  | 'choice'
  | 'reference'
  | 'references'
  | 'url'
  | 'phone';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface Choice {
  /** The value in records, in English files and in JSON. */
  readonly value: string;
  readonly zh: string;
  /** Other spellings that are read as this value. */
  readonly also?: readonly string[];
}

export interface Field {
  /** English header; also the key in records and JSON. */
  readonly name: string;
  /** Chinese header. */
  readonly zh: string;
  readonly type: FieldType;
  readonly required?: true;
  /** For `choice`. */
  readonly choices?: readonly Choice[];
  /** For `reference` and `references`: the table whose id or exact name is meant. */
  readonly table?: 'projects' | 'programmes' | 'districts' | 'units';
  /** For `number`: the greatest that it can be. */
  readonly most?: number;
  /** Shown in the data dictionary and in hints. */
  readonly unit?: Words;
  /** What the column means, for the data dictionary. */
  readonly about: Words;
  /** A cell as an official would write it. */
  readonly example: string;
}

export interface Table {
  readonly name: string;
  readonly zh: string;
  readonly about: Words;
  /** Columns that together identify a row. */
  readonly key: readonly string[];
  readonly fields: readonly Field[];
}

type ValueOf<F extends Field> = F['type'] extends 'money' | 'number' | 'integer' | 'percent' | 'value'
  ? number
  : F['type'] extends 'references'
    ? readonly string[]
    : F['choices'] extends readonly Choice[]
      ? F['choices'][number]['value']
      : string;

/**
 * The record type of a table, derived from its field list: a key per column, null where a cell may be empty.
 * `references` columns are always lists. `file` and `line` say where the row stands.
 */
export type RecordOf<T extends Table> = {
  readonly [F in T['fields'][number] as F['name']]: F['type'] extends 'references'
    ? ValueOf<F>
    : F extends { required: true }
      ? ValueOf<F>
      : ValueOf<F> | null;
} & Row;

/** Where a record stands in the data folder: the file (relative, `/`-separated) and its physical line. */
export interface Row {
  readonly file: string;
  readonly line: number;
}
