import type { APIRoute, GetStaticPaths } from 'astro';
import { tableCsv } from '../../export/csv.ts';
import { csvResponse } from '../../export/json.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../../schema/tables.ts';
import { site } from '../../site.ts';

export const getStaticPaths: GetStaticPaths = () =>
  TABLE_NAMES.filter((table) => site().dataset.published.has(table)).map((table) => ({ params: { table } }));

export const GET: APIRoute = ({ params }) => {
  const table = params['table'] as TableName;
  return csvResponse(tableCsv(TABLES[table], site().loaded.records[table] ?? []));
};
