import type { APIRoute, GetStaticPaths } from 'astro';
import { csvResponse } from '../../../../export/json.ts';
import { takeCsv } from '../../../../export/take.ts';
import { langOf, viewPaths, viewTaken } from '../../../../taken.ts';

export const getStaticPaths: GetStaticPaths = () => viewPaths();

export const GET: APIRoute = ({ params }) =>
  csvResponse(takeCsv(viewTaken(langOf(params['lang']), params['view']).make()));
