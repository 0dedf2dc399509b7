import type { APIRoute, GetStaticPaths } from 'astro';
import { download, downloads } from '../../downloads.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const getStaticPaths: GetStaticPaths = () =>
  [...downloads().keys()]
    .filter((path) => path.endsWith('.xlsx'))
    .map((path) => ({ params: { table: path.slice(0, -'.xlsx'.length) } }));

export const GET: APIRoute = ({ params }) =>
  new Response(download(`${params['table']}.xlsx`).content(), { headers: { 'content-type': TYPE } });
