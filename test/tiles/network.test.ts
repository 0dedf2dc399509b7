import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { PMTiles } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { networkTiles } from '../../src/tiles/network.ts';
import { sourceOf } from './memory.ts';

type Line = [number, number][];

function collection(lines: readonly Line[]) {
  return {
    type: 'FeatureCollection' as const,
    features: lines.map((coordinates, i) => ({
      type: 'Feature' as const,
      properties: { kind: 'network', name: `路${i}` },
      geometry: { type: 'LineString' as const, coordinates },
    })),
  };
}

function tileAt([lon, lat]: readonly [number, number], zoom: number): [number, number] {
  const size = 2 ** zoom;
  const radians = (lat * Math.PI) / 180;
  return [
    Math.floor(((lon + 180) / 360) * size),
    Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * size),
  ];
}

const position = fc.tuple(
  fc.double({ min: 121.4, max: 121.7, noNaN: true }),
  fc.double({ min: 29.7, max: 29.95, noNaN: true }),
) as fc.Arbitrary<[number, number]>;

describe('a network as PMTiles', () => {
  it('says its extent, its zooms and its layer', async () => {
    const line: Line = [
      [121.5, 29.8],
      [121.6, 29.9],
    ];
    const file = new PMTiles(sourceOf(networkTiles(collection([line]))));
    const header = await file.getHeader();
    expect(header.minLon).toBeCloseTo(121.5, 6);
    expect(header.maxLat).toBeCloseTo(29.9, 6);
    expect([header.minZoom, header.maxZoom]).toEqual([8, 14]);
    expect(await file.getMetadata()).toMatchObject({ vector_layers: [{ id: 'network' }] });
  });

  it('has every line in the tiles that hold its middle, at every zoom', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(position, position), { minLength: 1, maxLength: 20 }),
        async (pairs) => {
          const lines = pairs.filter(([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]) > 0.01) as Line[];
          fc.pre(lines.length > 0);
          const file = new PMTiles(sourceOf(networkTiles(collection(lines))));
          for (const [i, [a, b]] of lines.entries())
            for (const zoom of [8, 11, 14]) {
              const middle = [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2] as const;
              const tile = await file.getZxy(zoom, ...tileAt(middle, zoom));
              const layer = new VectorTile(new PbfReader(new Uint8Array(tile!.data))).layers['network']!;
              const names = Array.from(
                { length: layer.length },
                (_, at) => layer.feature(at).properties['name'],
              );
              expect(names).toContain(`路${i}`);
            }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('gives the same bytes for the same network', () => {
    const lines: Line[] = [
      [
        [121.5, 29.8],
        [121.55, 29.82],
      ],
      [
        [121.55, 29.82],
        [121.6, 29.9],
      ],
    ];
    expect(networkTiles(collection(lines))).toEqual(networkTiles(collection(lines)));
  });
});
