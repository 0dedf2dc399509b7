import type { APIRoute, GetStaticPaths } from 'astro';
import { templateCsv } from '../../../export/csv.ts';
import { csvResponse } from '../../../export/json.ts';
import { TABLES, TABLE_NAMES, type TableName } from '../../../schema/tables.ts';

export const getStaticPaths: GetStaticPaths = () => TABLE_NAMES.map((table) => ({ params: { table } }));

export const GET: APIRoute = ({ params }) => csvResponse(templateCsv(TABLES[params['table'] as TableName]));
