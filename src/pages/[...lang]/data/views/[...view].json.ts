import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../../../export/json.ts';
import { takeJson } from '../../../../export/take.ts';
import { langOf, viewPaths, viewTaken } from '../../../../taken.ts';

export const getStaticPaths: GetStaticPaths = () => viewPaths();

export const GET: APIRoute = ({ params }) =>
  jsonResponse(takeJson(viewTaken(langOf(params['lang']), params['view']).make()));
