import type { APIRoute, GetStaticPaths } from 'astro';
import { download } from '../../downloads.ts';
import { TABLE_NAMES } from '../../schema/tables.ts';
import { site } from '../../site.ts';

export const getStaticPaths: GetStaticPaths = () =>
  TABLE_NAMES.filter((table) => site().dataset.published.has(table)).map((table) => ({ params: { table } }));

export const GET: APIRoute = ({ params }) =>
  new Response(download(`${params['table']}.csv`).content(), {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
  });
