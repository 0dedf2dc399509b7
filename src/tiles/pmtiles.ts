/**
 * Writes PMTiles, version 3, by its specification (github.com/protomaps/PMTiles, spec/v3): header, root directory,
 * metadata, leaf directories, tiles in the order of their ids. The same tiles make the same bytes on every machine.
 */
import { gzipSync } from 'fflate';
import { Compression, TileType, zxyToTileId } from 'pmtiles';

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

/** In degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface Archive {
  /** At least one; each place once. */
  readonly tiles: readonly Tile[];
  /** Vector tiles are compressed, pictures are as they come. */
  readonly type: 'vector' | 'png';
  readonly extent: Box;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a directory says of a tile, or of a leaf directory by the id of its first tile. */
interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
}

const HEADER_BYTES = 127;
/** Header and root directory are read in one piece of this size. */
const FIRST_PIECE = 16_384;
/** Entries in a leaf directory, before more are needed to keep the root small. */
const LEAF_ENTRIES = 4096;
const MAGIC = 'PMTiles';
const VERSION = 3;
const PER_DEGREE = 1e7;

/** Without the time of day, so that the bytes are the same tomorrow. */
const compressed = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { mtime: 0 });

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Seven bits to a byte, the lowest first; ids outgrow 32 bits, so no shifting. */
function pushVarint(bytes: number[], value: number): void {
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) + 0x80);
    left = Math.floor(left / 0x80);
  }
  bytes.push(left);
}

/** Column by column: ids as differences, run lengths, lengths, and offsets, 0 where one follows the last. */
function directory(entries: readonly Entry[], run: 0 | 1): Uint8Array {
  const bytes: number[] = [];
  pushVarint(bytes, entries.length);
  entries.forEach(({ id }, i) => pushVarint(bytes, id - (entries[i - 1]?.id ?? 0)));
  entries.forEach(() => pushVarint(bytes, run));
  entries.forEach(({ length }) => pushVarint(bytes, length));
  entries.forEach(({ offset }, i) => {
    const last = entries[i - 1];
    const follows = last !== undefined && last.offset + last.length === offset;
    pushVarint(bytes, follows ? 0 : offset + 1);
  });
  return compressed(Uint8Array.from(bytes));
}

/** All entries in the root, or leaves of them where the root would be too large. */
function directories(entries: readonly Entry[]): { root: Uint8Array; leaves: Uint8Array } {
  const room = FIRST_PIECE - HEADER_BYTES;
  const whole = directory(entries, 1);
  if (whole.length <= room) return { root: whole, leaves: new Uint8Array() };
  for (let size = LEAF_ENTRIES; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const leafEntries: Entry[] = [];
    let offset = 0;
    for (let first = 0; first < entries.length; first += size) {
      const leaf = directory(entries.slice(first, first + size), 1);
      leafEntries.push({ id: entries[first]!.id, offset, length: leaf.length });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = directory(leafEntries, 0);
    if (root.length <= room) return { root, leaves: joined(leaves) };
  }
}

function header(archive: Archive, lengths: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint8(MAGIC.length, VERSION);
  let at = MAGIC.length + 1;
  const long = (value: number): void => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  const byte = (value: number): void => view.setUint8(at++, value);
  const degrees = (value: number): void => {
    view.setInt32(at, Math.round(value * PER_DEGREE), true);
    at += 4;
  };
  // Where root directory, metadata, leaf directories and tiles begin, and how long they are.
  let offset = HEADER_BYTES;
  for (const length of lengths) {
    long(offset);
    long(length);
    offset += length;
  }
  const { tiles, type, extent } = archive;
  // Places, entries and contents: each tile is written for one place.
  for (let i = 0; i < 3; i += 1) long(tiles.length);
  byte(1);
  byte(Compression.Gzip);
  byte(type === 'vector' ? Compression.Gzip : Compression.None);
  byte(type === 'vector' ? TileType.Mvt : TileType.Png);
  const zooms = tiles.map(({ z }) => z);
  const [least, most] = zooms.reduce(([a, b], z) => [Math.min(a, z), Math.max(b, z)], [99, 0]);
  byte(least);
  byte(most);
  const { west, south, east, north } = extent;
  for (const value of [west, south, east, north]) degrees(value);
  byte(least);
  degrees((west + east) / 2);
  degrees((south + north) / 2);
  return bytes;
}

/** @returns the bytes of the file */
export function pmtilesOf(archive: Archive): Uint8Array {
  const packed = archive.tiles
    .map(({ z, x, y, bytes }) => ({
      id: zxyToTileId(z, x, y),
      bytes: archive.type === 'vector' ? compressed(bytes) : bytes,
    }))
    .sort((a, b) => a.id - b.id);
  let offset = 0;
  const entries = packed.map(({ id, bytes }): Entry => {
    const entry = { id, offset, length: bytes.length };
    offset += bytes.length;
    return entry;
  });
  const { root, leaves } = directories(entries);
  const metadata = compressed(new TextEncoder().encode(JSON.stringify(archive.metadata)));
  const lengths = [root.length, metadata.length, leaves.length, offset];
  return joined([header(archive, lengths), root, metadata, leaves, ...packed.map(({ bytes }) => bytes)]);
}
