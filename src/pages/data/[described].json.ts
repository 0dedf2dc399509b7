/** The tables described (`datapackage`), and the projects in the open contracting standard (`oc4ids`). */
import type { APIRoute, GetStaticPaths } from 'astro';
import { download, downloads } from '../../downloads.ts';

export const getStaticPaths: GetStaticPaths = () =>
  [...downloads().keys()]
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({ params: { described: path.slice(0, -'.json'.length) } }));

export const GET: APIRoute = ({ params }) =>
  new Response(download(`${params['described']}.json`).content(), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
