/** Tiles that the site serves itself: the city's own base map as it stands in the data folder, and a large network. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { isTiled, networkLines } from '../../export/ground.ts';
import { basemapPath } from '../../geo/basemap.ts';
import { dataFolder, site } from '../../site.ts';
import { networkTiles } from '../../tiles/network.ts';

export const getStaticPaths = (() => {
  const { dataset } = site();
  return [
    ...(basemapPath(dataset.settings) === null ? [] : [{ params: { file: 'basemap' } }]),
    ...(isTiled(dataset) ? [{ params: { file: 'network' } }] : []),
  ];
}) satisfies GetStaticPaths;

function bytesOf(file: string | undefined): Uint8Array {
  const { dataset } = site();
  if (file === 'network') return networkTiles(networkLines(dataset));
  return readFileSync(join(dataFolder(), basemapPath(dataset.settings) ?? ''));
}

export const GET: APIRoute = ({ params }) =>
  new Response(Uint8Array.from(bytesOf(params.file)), {
    headers: { 'content-type': 'application/vnd.pmtiles' },
  });
