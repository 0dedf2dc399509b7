import type { APIRoute, GetStaticPaths } from 'astro';
import { figuresFile } from '../../../../export/figures.ts';
import { jsonResponse } from '../../../../export/json.ts';
import { site } from '../../../../site.ts';

export const getStaticPaths: GetStaticPaths = () =>
  site().dataset.periods.map((period) => ({ params: { period } }));

// An earlier period keeps its file when a later release does not change it: only figures.json names the release.
export const GET: APIRoute = ({ params }) =>
  jsonResponse(figuresFile(site().dataset, params['period'] ?? '', null));
