import type { APIRoute, GetStaticPaths } from 'astro';
import { csvResponse } from '../../../export/json.ts';
import { rankingCsv } from '../../../export/rankings.ts';
import { contextOf, site } from '../../../site.ts';

export const getStaticPaths: GetStaticPaths = () => site().dataset.periods.map((period) => ({ params: { period } }));

export const GET: APIRoute = ({ params }) => csvResponse(rankingCsv(contextOf('zh').ranking(params['period'] ?? '')));
