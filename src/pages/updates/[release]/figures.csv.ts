import type { APIRoute, GetStaticPaths } from 'astro';
import { csvText } from '../../../export/csv.ts';
import { csvResponse } from '../../../export/json.ts';
import { archive, receiptSource } from '../../../site.ts';
import { figureRows } from '../../../views/update-figures.ts';

export const getStaticPaths = (() => {
  const known = archive();
  const { history } = receiptSource();
  if (typeof known === 'string' || history === null) return [];
  const revising = known.releases.filter(({ id }) => history.revised(id).length > 0);
  return revising.map(({ id }) => ({ params: { release: id } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) =>
  csvResponse(csvText(figureRows(receiptSource().history, params['release'] ?? '')));
