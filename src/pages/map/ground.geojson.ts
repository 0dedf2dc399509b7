import type { APIRoute } from 'astro';
import { groundGeoJson } from '../../export/ground.ts';
import { geoJsonResponse } from '../../export/json.ts';
import { site } from '../../site.ts';

export const GET: APIRoute = () => geoJsonResponse(groundGeoJson(site().dataset));
