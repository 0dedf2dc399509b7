/**
 * Where things lie: lines and areas of a dataset, always in WGS-84 and in degrees, whatever system the city's files
 * are in. Read and converted by `src/geo`, never changed afterwards.
 */

/** Longitude, latitude. */
export type Position = readonly [lon: number, lat: number];
export type Line = readonly Position[];
/** The outer ring first, then its holes; rings wind as RFC 7946 asks: outer counter-clockwise, holes clockwise. */
export type Polygon = readonly Line[];

/** How a road's line came to be: measured, taken from OpenStreetMap, drawn over a map, or set by its two ends. */
export const QUALITIES = ['surveyed', 'osm', 'drawn', 'approximate'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Which way traffic may use a line, seen along its points. */
export type Direction = 'both' | 'forward' | 'backward';

export interface DirectedLine {
  readonly line: Line;
  readonly direction: Direction;
}

/** One road of the campaign: every line of it, both carriageways of a divided road among them, opens as one. */
export interface RoadGeometry {
  readonly parts: readonly DirectedLine[];
  /** Null where the file does not say. */
  readonly quality: Quality | null;
}

/** A road that was there before the campaign. */
export interface NetworkRoad extends DirectedLine {
  readonly name: string | null;
}

/** A river, canal or lake: for reading the map only, nothing is computed from it. */
export interface Water {
  readonly name: string | null;
  readonly lines: readonly Line[];
  readonly areas: readonly Polygon[];
}

export interface Geometry {
  /** By project id; a project without an entry is not on the map. */
  readonly roads: ReadonlyMap<string, RoadGeometry>;
  /** Null where the city publishes no network: then nothing about detours can be said. */
  readonly network: readonly NetworkRoad[] | null;
  readonly water: readonly Water[];
  /** Areas by district id, for checking where roads lie; drawn only where the settings allow boundaries. */
  readonly districts: ReadonlyMap<string, readonly Polygon[]>;
}

/** A city that publishes no geometry. */
export const NO_GEOMETRY: Geometry = { roads: new Map(), network: null, water: [], districts: new Map() };
