/**
 * The four coordinate systems of Chinese geodata, by gcoord. Only degrees: plane coordinates are refused before.
 * CGCS2000 counts as WGS-84: the frames differ by centimetres, and positions of the year 2000 have since drifted with
 * the ground by some decimetres. Neither is seen on a map of roads, whose lines are a lane off at best.
 */
import gcoord from 'gcoord';
import type { Position } from '../model/geometry.ts';
import type { Settings } from '../schema/settings.ts';

export type CoordinateSystem = Settings['coordinates'];
type Crs = Parameters<typeof gcoord.transform>[1];

const CRS: Readonly<Record<CoordinateSystem, Crs>> = {
  wgs84: gcoord.WGS84,
  cgcs2000: gcoord.WGS84,
  gcj02: gcoord.GCJ02,
  bd09: gcoord.BD09,
};

/** A position in another system; a new one, for gcoord changes what it is given. */
function between(position: Position, from: Crs, to: Crs): Position {
  if (from === to) return position;
  const [lon, lat] = gcoord.transform([position[0], position[1]], from, to);
  return [lon, lat];
}

/** From a WGS-84 position to the same place in another system. */
export function fromWgs84(position: Position, system: CoordinateSystem): Position {
  return between(position, gcoord.WGS84, CRS[system]);
}

/**
 * A position of a file in WGS-84, within a centimetre in mainland China. gcoord's way back misses by up to 15 cm; what
 * its exact way there shows to be missing is added, which leaves a millimetre.
 */
export function toWgs84(position: Position, system: CoordinateSystem): Position {
  const crs = CRS[system];
  if (crs === gcoord.WGS84) return position;
  const near = between(position, crs, gcoord.WGS84);
  const [lon, lat] = between(near, gcoord.WGS84, crs);
  return [near[0] + position[0] - lon, near[1] + position[1] - lat];
}
