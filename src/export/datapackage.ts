/** `datapackage.json`: the tables as a Frictionless Tabular Data Package, made from the same field lists as all else. */
import type { Dataset } from '../model/types.ts';
import type { Field, FieldType, Row, Table } from '../schema/field.ts';
import { TABLES, type Records, type TableName } from '../schema/tables.ts';

type Json = Record<string, unknown>;

/** A file as it is published. */
export interface Measured {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

const DATE = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';
const TYPES: Record<FieldType, { readonly type: string; readonly format?: string }> = {
  id: { type: 'string' },
  text: { type: 'string' },
  // Dates keep the precision they were written with: a year, a month or a day.
  date: { type: 'string' },
  month: { type: 'yearmonth' },
  year_or_month: { type: 'string' },
  money: { type: 'number' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  percent: { type: 'number' },
  value: { type: 'number' },
  choice: { type: 'string' },
  reference: { type: 'string' },
  references: { type: 'string' },
  url: { type: 'string', format: 'uri' },
  phone: { type: 'string' },
};
const CONSTRAINTS: Partial<Record<FieldType, Json>> = {
  id: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$' },
  date: { pattern: DATE },
  year_or_month: { pattern: '^\\d{4}(-\\d{2})?$' },
  money: { minimum: 0 },
  number: { minimum: 0 },
  integer: { minimum: 0 },
  percent: { minimum: 0, maximum: 100 },
};
/** Money is written in 万元 whatever the unit of the city's own file. */
const UNITS: Partial<Record<FieldType, Json>> = {
  money: { zh: '万元', en: '10,000 yuan' },
  percent: { zh: '%', en: '%' },
};

function fieldSchema(field: Field): Json {
  const constraints = {
    ...(field.required ? { required: true } : {}),
    ...CONSTRAINTS[field.type],
    ...(field.most === undefined ? {} : { maximum: field.most }),
    ...(field.choices ? { enum: field.choices.map(({ value }) => value) } : {}),
  };
  const unit = UNITS[field.type] ?? field.unit;
  return {
    name: field.name,
    ...TYPES[field.type],
    title: field.zh,
    description: field.about.zh,
    description_en: field.about.en,
    ...(unit ? { unit } : {}),
    ...(field.choices
      ? { labels: Object.fromEntries(field.choices.map(({ value, zh }) => [value, zh])) }
      : {}),
    ...(field.type === 'references' ? { separator: '；' } : {}),
    ...(field.table ? { refers_to: field.table } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/**
 * The column of the other table that all cells of a reference meet: its ids or its names. A column that mixes them is
 * no foreign key in the sense of the standard, and is declared by `refers_to` only.
 */
function foreignKey(field: Field, rows: readonly Row[], records: Records): Json | null {
  const { table, name } = field;
  if (table === undefined || field.type === 'references') return null;
  const others = records[table];
  if (others === null) return null;
  const cells = rows
    .map((row) => (row as Row & Record<string, unknown>)[name])
    .filter((cell) => cell !== null && cell !== '');
  for (const column of ['id', 'name'] as const) {
    const known = new Set<unknown>(others.map((row) => row[column]));
    if (known.size === others.length && cells.every((cell) => known.has(cell)))
      return { fields: name, reference: { resource: table, fields: column } };
  }
  return null;
}

function resource(table: Table, records: Records, measured: Measured): Json {
  const rows = records[table.name as TableName] ?? [];
  const foreignKeys = table.fields
    .map((field) => foreignKey(field, rows, records))
    .filter((key) => key !== null);
  return {
    name: table.name,
    profile: 'tabular-data-resource',
    path: `${table.name}.csv`,
    title: table.zh,
    description: table.about.zh,
    description_en: table.about.en,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    bytes: measured.bytes,
    hash: `sha256:${measured.sha256}`,
    rows: rows.length,
    schema: {
      fields: table.fields.map(fieldSchema),
      primaryKey: [...table.key],
      missingValues: [''],
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
    },
  };
}

/** What the publisher says of reuse, as far as the standard can hold it: a name or an address. */
function licences(license: string | null): Json {
  if (license === null) return {};
  if (/^https?:\/\/\S+$/.test(license)) return { licenses: [{ path: license }] };
  if (/^[-a-zA-Z0-9._]+$/.test(license)) return { licenses: [{ name: license }] };
  return { licenses: [{ title: license }] };
}

/**
 * @param measured the CSV files as published, by table
 * @param release the day and id of the release; null where the history is not available
 */
export function dataPackage(
  dataset: Dataset,
  records: Records,
  measured: ReadonlyMap<TableName, Measured>,
  release: { readonly id: string; readonly date: string } | null,
): Json {
  const { settings } = dataset;
  return {
    profile: 'tabular-data-package',
    name: 'guatu',
    title: settings.title,
    ...(settings.title_en ? { title_en: settings.title_en } : {}),
    ...(settings.base_url ? { homepage: settings.base_url } : {}),
    ...(settings.source_note ? { description: settings.source_note } : {}),
    ...(release ? { version: release.id, created: `${release.date}T00:00:00Z` } : {}),
    as_of: dataset.as_of,
    contributors: [{ title: settings.publisher, role: 'publisher' }],
    ...licences(settings.license),
    resources: [...measured].map(([name, file]) => resource(TABLES[name], records, file)),
  };
}
