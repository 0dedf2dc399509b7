/** Looks into the files of tiles before the map is made: what they hold, and whether the host sends parts of files. */
import { PMTiles, Protocol, TileType } from 'pmtiles';
import type { Basemap, Sources } from './style.ts';

export interface OpenedSources {
  readonly sources: Sources;
  readonly basemap: Basemap;
  /** Asks the files that were opened; for `addProtocol`. */
  readonly protocol: Protocol;
  /** Whether a file was left out because the host sends files only whole. */
  readonly refused: boolean;
}

/** The message that pmtiles throws where a part was asked for and the whole file came. */
const WHOLE_FILE = /Byte Serving/;

interface Opened {
  /** Empty where the file cannot be used. */
  readonly address: string;
  readonly layers: readonly string[];
  readonly raster: boolean;
  readonly refused: boolean;
}

const NONE: Opened = { address: '', layers: [], raster: false, refused: false };

async function open(address: string, protocol: Protocol): Promise<Opened> {
  if (address === '') return NONE;
  const file = new PMTiles(new URL(address, location.href).href);
  try {
    const { tileType } = await file.getHeader();
    const metadata = (await file.getMetadata()) as { vector_layers?: readonly { id: string }[] };
    protocol.add(file);
    const layers = (metadata.vector_layers ?? []).map(({ id }) => id);
    const raster = tileType !== TileType.Mvt;
    // Without the names of its layers a vector file cannot be drawn.
    const usable = raster || layers.length > 0;
    return { address: usable ? file.source.getKey() : '', layers, raster, refused: false };
  } catch (error) {
    return { ...NONE, refused: error instanceof Error && WHOLE_FILE.test(error.message) };
  }
}

/** Files that cannot be had in parts, or not at all, are left out: the roads are shown all the same. */
export async function openSources(wanted: Sources): Promise<OpenedSources> {
  const protocol = new Protocol();
  const [tiles, basemap] = await Promise.all([open(wanted.tiles, protocol), open(wanted.basemap, protocol)]);
  return {
    sources: { ground: wanted.ground, tiles: tiles.address, basemap: basemap.address },
    basemap: { raster: basemap.raster, layers: basemap.layers },
    protocol,
    refused: tiles.refused || basemap.refused,
  };
}
