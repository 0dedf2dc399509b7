import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../../../export/json.ts';
import { rankingJson } from '../../../../export/rankings.ts';
import { contextOf, site } from '../../../../site.ts';

export const getStaticPaths: GetStaticPaths = () =>
  site().dataset.periods.map((period) => ({ params: { period } }));

export const GET: APIRoute = ({ params }) =>
  jsonResponse(rankingJson(contextOf('zh').ranking(params['period'] ?? '')));
