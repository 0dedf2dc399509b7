/** The city's own base map, as it stands in the data folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { basemapPath } from '../../geo/basemap.ts';
import { dataFolder, site } from '../../site.ts';

export const getStaticPaths = (() => {
  const path = basemapPath(site().dataset.settings);
  return path === null ? [] : [{ params: { file: 'basemap' }, props: { path } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string }> = ({ props }) =>
  new Response(readFileSync(join(dataFolder(), props.path)), {
    headers: { 'content-type': 'application/vnd.pmtiles' },
  });
