/**
 * One chart or table of a page as data: what stands on the page and in the files under it. A page prints it and the files
 * are written from it, so that they cannot differ.
 */
import { takeWords } from '../i18n/pages/take.ts';
import type { MeasureUnit } from '../measures/types.ts';
import type { Lang } from '../schema/settings.ts';
import { csvText } from './csv.ts';

export interface TakeColumn {
  /** Name of the value in JSON: snake_case, unique. */
  id: string;
  /** Head of the column, in the language of the page. */
  name: string;
  /** What its numbers are; `mixed` where each row has a unit of its own; null for words, dates and ids. */
  unit: MeasureUnit | 'mixed' | null;
  /** Whether files give numerator and denominator too. */
  fraction?: boolean;
  /** In the files only: the page shows it as a drawing, or not at all. */
  filesOnly?: boolean;
}

export interface TakeCell {
  /** Exactly as shown. */
  text: string;
  /** Unrounded; null where there is no value. */
  value?: number | null;
  /** In a column of mixed units. */
  unit?: MeasureUnit;
  numerator?: number | null;
  denominator?: number | null;
  /** `11 / 14` under or beside the value, as shown. */
  fraction?: string | null;
  /** Id of the figure, where it is one. */
  figure?: string | null;
  /** Shown in vermilion. */
  owed?: boolean;
}

export interface Take {
  /** Its place under `/data/views/`: `districts/yinzhou/trend`. */
  path: string;
  lang: Lang;
  title: string;
  /** Last day that it speaks of. */
  as_of: string;
  /** Null for earlier periods, whose files must not change with every release, and where history is missing. */
  release: string | null;
  publisher: string;
  licence: string | null;
  demo: boolean;
  /** Where it stands, as a reader would cite it. */
  address: string;
  columns: readonly TakeColumn[];
  rows: readonly (readonly TakeCell[])[];
}

/** Units whose text is not the plain number: files give the unrounded one beside it. */
const ROUNDED: ReadonlySet<TakeColumn['unit']> = new Set([
  'percent',
  'points',
  'yuan',
  'score',
  'metres',
  'days',
  'mixed',
]);

function plain(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function headsOf({ name, unit, fraction }: TakeColumn, lang: Lang): string[] {
  const words = takeWords(lang);
  return [
    name,
    ...(unit !== null && ROUNDED.has(unit)
      ? [words.exact(name, unit === 'mixed' ? '' : words.units[unit])]
      : []),
    ...(unit === 'mixed' ? [words.unit(name)] : []),
    ...(fraction ? [words.numerator(name), words.denominator(name)] : []),
  ];
}

function cellsOf({ unit, fraction }: TakeColumn, cell: TakeCell | undefined, lang: Lang): string[] {
  return [
    cell?.text ?? '',
    ...(ROUNDED.has(unit) ? [plain(cell?.value)] : []),
    ...(unit === 'mixed' ? [cell?.unit ? takeWords(lang).units[cell.unit] : ''] : []),
    ...(fraction ? [plain(cell?.numerator), plain(cell?.denominator)] : []),
  ];
}

/** Every cell as the page shows it; beside a rounded number the unrounded one, and what it was divided from. */
export function takeCsv(take: Take): string {
  const { columns, rows, lang } = take;
  return csvText([
    columns.flatMap((column) => headsOf(column, lang)),
    ...rows.map((row) => columns.flatMap((column, i) => cellsOf(column, row[i], lang))),
  ]);
}

function cellJson(column: TakeColumn, cell: TakeCell | undefined): unknown {
  if (cell === undefined) return null;
  if (column.unit === null) return cell.text;
  const { text, value = null, unit, numerator, denominator, figure } = cell;
  return {
    text,
    value,
    ...(column.unit === 'mixed' ? { unit: unit ?? null } : {}),
    ...(typeof numerator === 'number' ? { numerator } : {}),
    ...(typeof denominator === 'number' ? { denominator } : {}),
    ...(figure ? { figure } : {}),
  };
}

/** The same rows by the ids of their columns, with what is needed to cite them. */
export function takeJson(take: Take): Record<string, unknown> {
  const { columns, rows } = take;
  return {
    title: take.title,
    language: take.lang,
    as_of: take.as_of,
    release: take.release,
    publisher: take.publisher,
    licence: take.licence,
    ...(take.demo ? { demo: true } : {}),
    address: take.address,
    columns: columns.map(({ id, name, unit }) => ({ id, name, unit })),
    rows: rows.map((row) =>
      Object.fromEntries(columns.map((column, i) => [column.id, cellJson(column, row[i])])),
    ),
  };
}

/** An address as people read it, Chinese in Chinese: browsers take it so as well. */
function readable(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** The lines that every picture carries: as of, source, address. */
export function takeNotes(take: Take): string[] {
  const words = takeWords(take.lang);
  const space = '　';
  return [
    [
      words.asOf(take.as_of),
      ...(take.release ? [words.release(take.release)] : []),
      ...(take.demo ? [words.demo] : []),
    ].join(space),
    [words.source(take.publisher), ...(take.licence ? [words.licence(take.licence)] : [])].join(space),
    readable(take.address),
  ];
}
