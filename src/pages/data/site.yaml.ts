import type { APIRoute } from 'astro';
import { settingsText } from '../../site.ts';

export const GET: APIRoute = () =>
  new Response(settingsText(), { headers: { 'content-type': 'text/yaml; charset=utf-8' } });
