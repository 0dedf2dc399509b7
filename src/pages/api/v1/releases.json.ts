import type { APIRoute } from 'astro';
import { jsonResponse } from '../../../export/json.ts';
import { site } from '../../../site.ts';

export const GET: APIRoute = () => {
  const { ledger } = site();
  return jsonResponse({
    available: ledger.releases !== null,
    reason: ledger.reason,
    releases: ledger.releases ?? [],
  });
};
