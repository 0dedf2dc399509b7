import type { APIRoute } from 'astro';
import { siteJson } from '../../../export/site.ts';
import { jsonResponse } from '../../../export/json.ts';
import { site } from '../../../site.ts';

export const GET: APIRoute = () => {
  const { dataset, ledger, languages } = site();
  return jsonResponse(siteJson(dataset, ledger.latest?.id ?? null, languages));
};
