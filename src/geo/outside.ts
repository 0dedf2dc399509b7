/** Lines that lie where they cannot, or should not: far from the city, from their district, from the network. */
import type { RowReason } from '../csv/row-reasons.ts';
import type { Line, Polygon, Position } from '../model/geometry.ts';
import { Area } from './areas.ts';
import { farFromCity } from './city.ts';
import { distanceTo } from './near.ts';
import { inChina } from './shape.ts';

/** Borders are drawn roughly, and a road may cross one. */
const NEAR_DISTRICT = 2_000;
/** A city whose roads lie further from its network gives only part of it. */
const NEAR_NETWORK = 5_000;
/** Nothing of a prefecture lies further from the rest of it, however large. */
const FARTHEST = 600_000;

export interface Misplaced {
  readonly reason: Extract<
    RowReason<'geometry'>,
    'outside_city' | 'outside_district' | 'strays' | 'off_network' | 'swapped'
  >;
  readonly severity: 'error' | 'warning';
  /** Of the vertex that shows it: the number of its line, and its own. */
  readonly at: readonly [line: number, vertex: number];
  readonly metres: number;
}

export interface Surroundings {
  /** One position of each line of every file. */
  readonly starts: readonly Position[];
  /** Empty where the city gives none. */
  readonly network: readonly Line[];
  readonly districts: ReadonlyMap<string, readonly Polygon[]>;
  /** Whether the areas are those of all districts: then a position outside them is outside the city. */
  readonly isWhole: boolean;
}

interface Measured {
  readonly at: readonly [number, number];
  readonly metres: number;
}

/** The vertices that lie nearest to and farthest from something. */
function extremes(lines: readonly Line[], measure: (position: Position) => number): [Measured, Measured] {
  let nearest: Measured = { at: [0, 0], metres: Infinity };
  let farthest: Measured = { at: [0, 0], metres: -1 };
  for (const [line, positions] of lines.entries()) {
    for (const [vertex, position] of positions.entries()) {
      const metres = measure(position);
      const at = [line, vertex] as const;
      if (metres < nearest.metres) nearest = { at, metres };
      if (metres > farthest.metres) farthest = { at, metres };
    }
  }
  return [nearest, farthest];
}

/** Of each part the vertex that lies nearest to something; of these the farthest: no part may lie apart. */
function nearestOfParts(lines: readonly Line[], measure: (position: Position) => number): Measured {
  let worst: Measured = { at: [0, 0], metres: -1 };
  for (const [line, positions] of lines.entries()) {
    const [{ at, metres }] = extremes([positions], measure);
    if (metres > worst.metres) worst = { at: [line, at[1]], metres };
  }
  return worst;
}

export class Places {
  readonly #farFromCity: (position: Position) => number | null;
  readonly #toNetwork: ((position: Position) => number) | null;
  readonly #areas: ReadonlyMap<string, Area>;
  readonly #isWhole: boolean;

  constructor({ starts, network, districts, isWhole }: Surroundings) {
    this.#farFromCity = farFromCity(starts);
    this.#toNetwork = distanceTo(network);
    this.#areas = new Map([...districts].map(([id, polygons]) => [id, new Area(polygons)]));
    this.#isWhole = isWhole && districts.size > 0;
  }

  /** Metres to the nearest district; 0 inside. */
  #outsideAll = (position: Position): number => {
    let least = Infinity;
    for (const area of this.#areas.values()) {
      least = Math.min(least, area.outside(position));
      if (least === 0) break;
    }
    return least;
  };

  /** Metres beyond the city, where a position cannot belong to it; else 0. A district is of the city wherever it lies. */
  #beyond = (position: Position): number => {
    const far = this.#farFromCity(position);
    return far === null || this.#outsideAll(position) <= NEAR_DISTRICT ? 0 : far;
  };

  #outsideCity(lines: readonly Line[], found: Measured): Misplaced {
    const [lon, lat] = lines[found.at[0]]![found.at[1]]!;
    // Outside China both orders are on Earth: only where the city lies tells which is meant.
    const isSwapped = !inChina(lon, lat) && Math.abs(lon) <= 90 && this.#farFromCity([lat, lon]) === null;
    return { ...found, reason: isSwapped ? 'swapped' : 'outside_city', severity: 'error' };
  }

  /** A line of the network. */
  ofNetwork(lines: readonly Line[]): Misplaced | null {
    const [, farthest] = extremes(lines, this.#beyond);
    return farthest.metres > 0 ? this.#outsideCity(lines, farthest) : null;
  }

  /** A river or a district: large, and no part of the network. */
  ofGround(lines: readonly Line[]): Misplaced | null {
    const [, farthest] = extremes(lines, (position) => this.#farFromCity(position) ?? 0);
    return farthest.metres > FARTHEST ? this.#outsideCity(lines, farthest) : null;
  }

  /**
   * A road of the campaign.
   * @param district id of the district in which its project is; null where that is not known
   */
  ofRoad(lines: readonly Line[], district: string | null): Misplaced | null {
    const area = district === null ? undefined : this.#areas.get(district);
    const error = this.ofNetwork(lines) ?? (area === undefined ? null : outOfDistrict(lines, area));
    if (error !== null) return error;
    const network = this.#toNetwork;
    if (area === undefined) return network === null ? null : this.#offNetwork(lines, network);
    if (this.#isWhole) {
      const [, farthest] = extremes(lines, this.#outsideAll);
      if (farthest.metres > NEAR_DISTRICT) return { ...farthest, reason: 'strays', severity: 'warning' };
    }
    if (network === null) return null;
    const nearest = nearestOfParts(lines, network);
    // The city may give the network of its middle only: the road lies where it should, and has no detour.
    return nearest.metres > NEAR_NETWORK ? { ...nearest, reason: 'off_network', severity: 'warning' } : null;
  }

  /** Without its district, only the network tells whether a road is where it should be. */
  #offNetwork(lines: readonly Line[], network: (position: Position) => number): Misplaced | null {
    const nearest = nearestOfParts(lines, network);
    const [, farthest] = extremes(lines, network);
    if (nearest.metres > NEAR_NETWORK) return this.#outsideCity(lines, nearest);
    return farthest.metres > NEAR_NETWORK ? { ...farthest, reason: 'strays', severity: 'warning' } : null;
  }
}

function outOfDistrict(lines: readonly Line[], area: Area): Misplaced | null {
  const nearest = nearestOfParts(lines, (position) => area.outside(position));
  return nearest.metres > NEAR_DISTRICT
    ? { ...nearest, reason: 'outside_district', severity: 'error' }
    : null;
}
