import type { APIRoute, GetStaticPaths } from 'astro';
import { csvText } from '../../../export/csv.ts';
import { csvResponse } from '../../../export/json.ts';
import { archive } from '../../../site.ts';
import { updateRows } from '../../../views/update-csv.ts';

export const getStaticPaths = (() => {
  const known = archive();
  return typeof known === 'string' ? [] : known.releases.map(({ id }) => ({ params: { release: id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const known = archive();
  const rows = typeof known === 'string' ? [] : updateRows(known, params['release'] ?? '');
  return csvResponse(csvText(rows));
};
