import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { networkTiles } from '../../src/tiles/network.ts';
import { pmtilesOf } from '../../src/tiles/pmtiles.ts';
import { openPage } from './browser.ts';
import { build, serve, tempFolder } from './build.ts';
import { drawn, launchDrawing, listed, paper } from './map-page.ts';

const work = tempFolder('map-tiles');
const data = join(work, 'large');
const site = join(work, 'large-out');
let drawing: Browser;

type Line = [number, number][];

function collection(lines: readonly Line[]) {
  return {
    type: 'FeatureCollection' as const,
    features: lines.map((coordinates) => ({
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'LineString' as const, coordinates },
    })),
  };
}

/** One pixel of #2080c0. */
const BLUE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNQaDgAAAIkAWHdFJqQAAAAAElFTkSuQmCC',
  'base64',
);

/**
 * The sample with ten thousand alleys more, a base map with layers of names that nobody knows, and the approval
 * number that a base map and boundaries ask for.
 */
beforeAll(async () => {
  cpSync('data', data, { recursive: true });
  const path = join(data, 'geo/network.geojson');
  const network = JSON.parse(readFileSync(path, 'utf8')) as {
    features: { geometry: { coordinates: Line } }[];
  };
  const own = network.features.map(({ geometry }) => geometry.coordinates);
  const alleys = Array.from({ length: 10_000 }, (_, i): Line => {
    const [[lon, lat]] = own[i % own.length] as [[number, number]];
    return [0, 1].map((end) => [lon + 1e-5 * (i % 97) + 1e-4 * end, lat + 1e-5 * (i % 89)]);
  });
  const features = [...network.features, ...collection(alleys).features];
  writeFileSync(path, JSON.stringify({ ...network, features }));
  writeFileSync(join(data, 'geo/base.pmtiles'), networkTiles(collection(own)));
  const settings = readFileSync(join(data, 'site.yaml'), 'utf8');
  const map = 'map:\n  boundaries: true\n  approval_number: 示S（2025）1号\n  basemap: base.pmtiles';
  writeFileSync(join(data, 'site.yaml'), settings.replace('map:\n  boundaries: false', map));
  expect(build(data, site).status).toBe(0);
  drawing = await launchDrawing();
});
afterAll(async () => {
  await drawing.close();
  rmSync(work, { recursive: true, force: true });
});

it('a large network and a base map come in parts of files, and with the approval number', async () => {
  const host = await serve(site, { ranges: true });
  const parts: { file: string; status: number; range: string }[] = [];
  const { page, errors } = await openPage(drawing, 'about:blank');
  page.on('response', (response) => {
    const [file] = /\w+\.pmtiles$/.exec(response.url()) ?? [];
    const { range = '' } = response.request().headers();
    if (file !== undefined) parts.push({ file, status: response.status(), range });
  });
  await page.goto(`${host.address}/map/`);
  expect(await drawn(page)).toBe(await listed(page));
  expect(await page.locator('.map-note').count()).toBe(0);
  expect(await page.locator('.map-stage').innerText()).toContain('示S（2025）1号');
  expect(errors).toEqual([]);
  for (const file of ['network.pmtiles', 'basemap.pmtiles']) {
    const asked = parts.filter((part) => part.file === file);
    expect(new Set(asked.map(({ status }) => status)), file).toEqual(new Set([206]));
    // Not only the header: tiles as well, which stand behind it.
    const bytes = readFileSync(join(site, 'map', file));
    const firstTile = Number(bytes.readBigUInt64LE(56));
    const starts = asked.map(({ range }) => Number(/bytes=(\d+)/.exec(range)?.[1]));
    expect(Math.max(...starts), file).toBeGreaterThanOrEqual(firstTile);
  }
  await page.context().close();
  await host.close();
});

it('where the host sends files only whole, the roads are drawn all the same, and the page says what is missing', async () => {
  const host = await serve(site, { ranges: false });
  const { page, errors } = await openPage(drawing, `${host.address}/map/`);
  expect(await drawn(page)).toBe(await listed(page));
  expect(await page.locator('.map-note').innerText()).toContain('分段下载');
  // It stays when the month changes.
  await page.locator('.map-player input').fill('0');
  await drawn(page);
  expect(await page.locator('.map-note').isVisible()).toBe(true);
  expect(errors).toEqual([]);
  await page.context().close();
  await host.close();
});

it('a base map of pictures lies beneath the roads', async () => {
  const host = await serve(site, { ranges: true });
  // One picture for the whole world.
  const world = pmtilesOf({
    tiles: [{ z: 0, x: 0, y: 0, bytes: BLUE }],
    type: 'png',
    extent: { west: -180, south: -85, east: 180, north: 85 },
    metadata: { name: 'pictures' },
  });
  writeFileSync(join(site, 'map/basemap.pmtiles'), world);
  const { page, errors } = await openPage(drawing, `${host.address}/map/`);
  expect(await drawn(page)).toBe(await listed(page));
  expect(await paper(page)).toEqual([0x20, 0x80, 0xc0]);
  expect(errors).toEqual([]);
  await page.context().close();
  await host.close();
});
