import fc from 'fast-check';
import { PMTiles, tileIdToZxy, zxyToTileId } from 'pmtiles';
import { describe, expect, it } from 'vitest';
import { pmtilesOf, type Tile } from '../../src/tiles/pmtiles.ts';
import { sourceOf } from './memory.ts';

const extent = { west: 121.4, south: 29.7, east: 121.7, north: 29.95 };
const tileAt = (id: number, bytes: Uint8Array): Tile => {
  const [z, x, y] = tileIdToZxy(id);
  return { z, x, y, bytes };
};
/** Ids of zooms 0 to 16, small ones as often as large. */
const ids = fc.uniqueArray(
  fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: (4 ** 17 - 1) / 3 - 1 })),
  { minLength: 1, maxLength: 60 },
);
const content = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe('a PMTiles file', () => {
  it('gives back every tile that was put in, whatever the order, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(ids, fc.array(content, { minLength: 60, maxLength: 60 }), async (chosen, contents) => {
        const tiles = chosen.map((id, i) => tileAt(id, contents[i]!));
        const file = new PMTiles(
          sourceOf(pmtilesOf({ tiles, type: 'vector', extent, metadata: { name: '路' } })),
        );
        for (const { z, x, y, bytes } of tiles) {
          const found = await file.getZxy(z, x, y);
          expect(new Uint8Array(found!.data)).toEqual(bytes);
        }
        const { minZoom, maxZoom } = await file.getHeader();
        for (let z = minZoom; z <= maxZoom; z += 1) {
          const id = zxyToTileId(z, 0, 0);
          expect((await file.getZxy(z, 0, 0)) !== undefined).toBe(chosen.includes(id));
        }
        expect(await file.getMetadata()).toEqual({ name: '路' });
      }),
      { numRuns: 50 },
    );
  });

  it('keeps to the specification byte by byte: magic, version, order of its parts, counts', () => {
    const tiles = [7, 3, 5].map((id) => tileAt(id, Uint8Array.of(id)));
    const bytes = Buffer.from(pmtilesOf({ tiles, type: 'png', extent, metadata: {} }));
    expect(bytes.toString('latin1', 0, 7)).toBe('PMTiles');
    expect(bytes[7]).toBe(3);
    const long = (at: number): number => Number(bytes.readBigUInt64LE(at));
    expect(long(8)).toBe(127);
    // Each part begins where the one before ends, and the last ends the file.
    for (const at of [8, 24, 40]) expect(long(at) + long(at + 8)).toBe(long(at + 16));
    expect(long(56) + long(64)).toBe(bytes.length);
    expect([long(72), long(80), long(88)]).toEqual([3, 3, 3]);
    // Clustered, directories in gzip, tiles as they are, pictures, zooms 1 to 2.
    expect([...bytes.subarray(96, 102)]).toEqual([1, 2, 1, 2, 1, 2]);
    expect(bytes.readInt32LE(102)).toBe(1_214_000_000);
    expect(bytes.readInt32LE(114)).toBe(299_500_000);
    // In the order of their ids.
    expect([...bytes.subarray(long(56))]).toEqual([3, 5, 7]);
  });

  it('of very many tiles has its root within the first 16 KB, and every tile is found through a leaf', async () => {
    const count = 60_000;
    // Far apart and of many lengths, so that the directory cannot be pressed into one piece.
    const tiles = Array.from({ length: count }, (_, i) => {
      const spread = (Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(i + 7, 0x85ebca6b)) >>> 20;
      return tileAt(i * 5000 + spread, new Uint8Array(1 + (spread % 7)).fill(i % 251));
    });
    const bytes = pmtilesOf({ tiles, type: 'png', extent, metadata: {} });
    const file = new PMTiles(sourceOf(bytes));
    const { rootDirectoryOffset, rootDirectoryLength, leafDirectoryLength } = await file.getHeader();
    expect(rootDirectoryOffset + rootDirectoryLength).toBeLessThanOrEqual(16_384);
    expect(leafDirectoryLength).toBeGreaterThan(0);
    for (let i = 0; i < count; i += 997) {
      const { z, x, y, bytes: wanted } = tiles[i]!;
      expect(new Uint8Array((await file.getZxy(z, x, y))!.data)).toEqual(wanted);
    }
  });
});
