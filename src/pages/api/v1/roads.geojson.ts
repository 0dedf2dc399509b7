import type { APIRoute } from 'astro';
import { roadsGeoJson } from '../../../export/geojson.ts';
import { geoJsonResponse } from '../../../export/json.ts';
import { site } from '../../../site.ts';

export const GET: APIRoute = () => {
  const { dataset, base } = site();
  return geoJsonResponse(roadsGeoJson(dataset, base));
};
