/** The campaign's roads as lines: exactly where the streets have a gap. */
import type { Random } from '../random.ts';
import type { Road } from '../road.ts';
import { endsOf, type Field } from './grid.ts';
import { add, between, beside, direction, distance, left, pathLength, type Point, times } from './plane.ts';
import type { Streets } from './streets.ts';
import { stretchKey } from './cuts.ts';
import type { Way } from '../city.ts';

export interface LinkLine {
  readonly id: string;
  readonly path: readonly Point[];
  readonly quality: 'surveyed' | 'osm' | 'drawn' | 'approximate';
  readonly oneway: 'yes' | '-1' | null;
}

const QUALITIES = [
  'surveyed',
  'surveyed',
  'surveyed',
  'osm',
  'osm',
  'drawn',
  'drawn',
  'approximate',
] as const;

/** A shallow parabola from a to b that is `length` long: its height is c·√(3/8·(length/c − 1)) over the chord c. */
function bow(a: Point, b: Point, length: number, parts: number, side: 1 | -1): Point[] {
  const chord = distance(a, b);
  const height = side * chord * Math.sqrt((3 / 8) * Math.max(0, length / chord - 1));
  const out = left(direction(a, b));
  return Array.from({ length: parts + 1 }, (_, i) => {
    const t = i / parts;
    return add(between(a, b, t), times(out, 4 * height * t * (1 - t)));
  });
}

/** Points of a line by how it came to be. */
const PARTS = { surveyed: 6, osm: 4, drawn: 3, approximate: 1 } as const;
/** The most by which a straight line between its ends may be shorter than a road. */
const STRAIGHT = 1.02;

/** The least share of its length at which a road is drawn. */
const LEAST = 0.975;

/** An end that the drawing does not quite bring to the street: 3 to 8 m short. */
function short(path: Point[], random: Random): Point[] {
  const gap = 3 + random.next() * 5;
  const [first, second] = [path[0]!, path[1]!];
  return [add(first, times(direction(first, second), gap)), ...path.slice(1)];
}

interface Place {
  readonly field: Field;
  readonly streets: Streets;
  readonly way: Way;
  readonly index: number;
  readonly road: Road;
}

/** Whether the street across goes on both ways at an end of the road. */
function meetsThrough({ field, streets, way }: Place, node: number): boolean {
  const [across, step] = way === 'ew' ? (['ns', field.columns] as const) : (['ew', 1] as const);
  return streets.kept.has(stretchKey(across, node)) && streets.kept.has(stretchKey(across, node - step));
}

function linesOf(place: Place, isDivided: boolean, random: Random): LinkLine[] {
  const { field, way, index, road } = place;
  const [low, high] = endsOf(field, way, index).map((node) => field.nodes[node]!) as [Point, Point];
  const [from, to] = road.stretch.place.backward ? [high, low] : [low, high];
  const picked = isDivided ? 'surveyed' : random.pick(QUALITIES);
  const bends = road.stretch.length / distance(from, to) > STRAIGHT;
  const quality = picked === 'approximate' && bends ? 'drawn' : picked;
  const path = bow(from, to, road.stretch.length, PARTS[quality], random.chance(0.5) ? 1 : -1);
  if (isDivided) {
    const aside = road.width / 4;
    // Traffic keeps to the right.
    const lanes = [beside(path, () => -aside), beside(path, () => aside)];
    return lanes.map((lane, i) => ({ id: road.id, path: lane, quality, oneway: i === 0 ? 'yes' : '-1' }));
  }
  const isRough = quality === 'drawn' || quality === 'approximate';
  const cut = short(path, random);
  const isShort = isRough && random.chance(0.5) && pathLength(cut) > road.stretch.length * LEAST;
  return [{ id: road.id, path: isShort ? cut : path, quality, oneway: null }];
}

/** Of so many wide roads one is drawn as two carriageways. */
const DIVIDED_SHARE = 4;
/** Campaigns of at least so many roads have two that nobody has drawn yet. */
const UNDRAWN_FROM = 20;

/** Whether the road is the only way into a pocket: then it is drawn, so that the map can tell of it. */
function isOnlyWay({ field, streets, way, index }: Place): boolean {
  const [a, b] = endsOf(field, way, index);
  return streets.pockets[a] !== streets.pockets[b];
}

/** The lines of all roads, in the order of their ids; two roads have none. */
export function makeLinks(fields: readonly Field[], streets: readonly Streets[], random: Random): LinkLine[] {
  const places = fields.flatMap((field, i) =>
    (['ew', 'ns'] as const).flatMap((way) =>
      [...field.links[way]].map(([index, road]): Place => ({
        field,
        streets: streets[i]!,
        way,
        index,
        road,
      })),
    ),
  );
  places.sort((a, b) => Number(a.road.plate) - Number(b.road.plate));
  const wide = places.filter(
    (place) =>
      place.road.lanes >= 6 &&
      endsOf(place.field, place.way, place.index).every((node) => meetsThrough(place, node)),
  );
  const divided = new Set(random.shuffle(wide).slice(0, Math.ceil(wide.length / DIVIDED_SHARE)));
  const undrawn = new Set<Place>();
  if (places.length >= UNDRAWN_FROM) {
    for (const isOpen of [true, false]) {
      const some = places.filter(
        (place) =>
          !divided.has(place) && !isOnlyWay(place) && (place.road.schedule.actualEnd !== null) === isOpen,
      );
      if (some.length > 0) undrawn.add(random.pick(some));
    }
  }
  return places
    .filter((place) => !undrawn.has(place))
    .flatMap((place) => linesOf(place, divided.has(place), random));
}
