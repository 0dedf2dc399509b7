import type { APIRoute } from 'astro';
import { figuresFile } from '../../../export/figures.ts';
import { jsonResponse } from '../../../export/json.ts';
import { site } from '../../../site.ts';

export const GET: APIRoute = () => {
  const { dataset, ledger } = site();
  return jsonResponse(figuresFile(dataset, dataset.as_of, ledger.latest?.id ?? null));
};
