/** The fictional city on the ground: its rivers, districts, streets, and the roads that the campaign joins. */
import type { City, StreetGrid } from '../city.ts';
import type { Namer } from '../names.ts';
import { type Random, randomStream } from '../random.ts';
import type { Road } from '../road.ts';
import { makeCells, packDiscs } from './cells.ts';
import { type Cut, findCanal, findPocket } from './cuts.ts';
import { diagonalOf, type Field } from './grid.ts';
import { fitField, type Land, landOf, usableNodes } from './ground.ts';
import { type LinkLine, makeLinks } from './links.ts';
import { districtLines, type NetworkLine } from './network.ts';
import { add, direction, firstHit, type Path, pathLength, type Point, pointAlong, times } from './plane.ts';
import { join, makeBridges, makeRims, type Rim } from './rims.ts';
import { districtRings, type Frame, makeFrame, type River, waved } from './rivers.ts';
import { makeStreets, type Streets } from './streets.ts';

export interface Geography {
  readonly links: readonly LinkLine[];
  readonly network: readonly NetworkLine[];
  readonly rivers: readonly River[];
  readonly canals: readonly { readonly name: string; readonly path: Path }[];
  /** Outer rings in the districts' order, counter-clockwise, without the repeated last point. */
  readonly districts: readonly Path[];
}

/** Metres of land around the named streets of a district. */
const MARGIN = 380;

/** What canals are called; a city with more has nameless ones. */
const CANALS = ['荷埭港', '竹汀浦', '菱坞河', '桐渚港', '苇埠浦', '鹭汊河'];
const MOAT = '古城濠';
const RING = '示例环路';
const ELEVATED = '示例高架';

interface District {
  readonly field: Field;
  readonly land: Land;
  readonly cuts: readonly Cut[];
  readonly streets: Streets;
}

/** The parts that the districts by number of roads have: canals in the largest, pockets in those after. */
function partsOf(sizes: readonly number[]): ('canal' | 'moat' | 'wall' | null)[] {
  const ranks = sizes.map((size, i) => ({ size, i })).sort((a, b) => b.size - a.size || a.i - b.i);
  const parts: ('canal' | 'moat' | 'wall' | null)[] = sizes.map(() => null);
  ranks.forEach(({ i }, rank) => {
    parts[i] = rank === 2 ? 'moat' : rank === 3 ? 'wall' : rank % 3 < 2 ? 'canal' : null;
  });
  return parts;
}

const isOpen = (road: Road): boolean => road.schedule.actualEnd !== null;
const isComing = (road: Road): boolean => !isOpen(road) && road.schedule.withdrawnOn === null;

function makeCuts(
  field: Field,
  land: Land,
  part: 'canal' | 'moat' | 'wall' | null,
  usable: boolean[],
  random: Random,
) {
  if (part === null) return [];
  const cut =
    part === 'canal'
      ? findCanal(field, land)
      : findPocket(field, usable, part === 'moat' ? isOpen : isComing, part === 'moat', random);
  return cut === null ? [] : [cut];
}

function makeDistricts(
  grids: readonly StreetGrid[],
  roads: readonly Road[],
  city: City,
  {
    centres,
    frame,
    rims,
    ring,
  }: { centres: readonly Point[]; frame: Frame; rims: readonly Rim[]; ring: Path },
  seed: number,
): District[] {
  const areas = districtRings(frame);
  const parts = partsOf(city.districts.map(({ size }) => size));
  return city.districts.map((district, i) => {
    const random = randomStream(seed, `streets of ${district.id}`);
    const own = roads.filter((road) => road.district === district);
    const around = rims.filter(({ districts }) => districts.includes(i));
    const land = landOf(areas[i]!, around, ring, frame.rivers);
    const field = fitField(grids[i]!, own, centres[i]!, land, random);
    const usable = usableNodes(field, land, random);
    const cuts = makeCuts(field, land, parts[i]!, usable, random);
    return { field, land, cuts, streets: makeStreets(field, usable, cuts, random) };
  });
}

/** An elevated road through the middle of the city, which only meets the roads along borders and banks. */
function elevated(rims: readonly Rim[], random: Random): Point[] {
  const ring = rims[0]!.path;
  const lean = (random.next() - 0.5) * 3000;
  const end = (side: 1 | -1) => firstHit(ring, [300, 0], [300 + side * lean, side * 90_000]);
  const [top, bottom] = [end(1), end(-1)];
  if (top === null || bottom === null) return [];
  const path = waved([top.point, [300, 0], bottom.point], 450, 7000, random);
  for (const { kind, path: rim } of rims) if (kind !== 'ring') join(path, rim);
  return path;
}

const RADIAL_EVERY = 5200;

/** Roads from the ring to the city's limits. */
function radials(ring: Path, areas: readonly Path[], random: Random): Point[][] {
  const length = pathLength(ring);
  const count = Math.round(length / RADIAL_EVERY);
  return Array.from({ length: count }, (_, i) =>
    pointAlong(ring, (length * (i + 0.25 + random.next() * 0.5)) / count),
  )
    .map(({ point, heading }) => {
      const out = direction([0, 0], [heading[1], -heading[0]]);
      const start = add(point, times(out, 1));
      const limits = areas
        .map((area) => firstHit([...area, area[0]!], start, add(start, times(out, 6000))))
        .filter((hit) => hit !== null)
        .sort((a, b) => b.t - a.t);
      return limits[0] === undefined ? [] : waved([point, limits[0].point], 70, 2400, random);
    })
    .filter((path) => path.length > 1);
}

const plain = (path: Path, name: string | null): NetworkLine => ({ name, oneway: null, path });

export function makeGeography(
  grids: readonly StreetGrid[],
  roads: readonly Road[],
  city: City,
  names: Namer,
  seed: number,
): Geography {
  const random = randomStream(seed, 'geography');
  const discs = packDiscs(
    grids.map((grid) => diagonalOf(grid) / 2 + MARGIN),
    random,
  );
  const cells = makeCells(discs);
  const frame = makeFrame(cells, random);
  const rims = makeRims(frame, cells);
  const ring = rims[0]!.path;
  const areas = districtRings(frame);
  const over = elevated(rims, random);
  const bridges = makeBridges(frame, rims);
  const centres = discs.map(({ centre }) => centre);
  const districts = makeDistricts(grids, roads, city, { centres, frame, rims, ring }, seed);
  const canals = districts
    .flatMap(({ cuts }) => cuts)
    .flatMap(({ water, pocket }) => (water === null ? [] : [{ path: water, isMoat: pocket.length > 0 }]));
  const water = canals.map(({ path }) => path);
  const outward = centres
    .map((centre, i) => ({ i, far: Math.hypot(...centre) }))
    .sort((a, b) => a.far - b.far);
  const paired = new Set(outward.slice(0, 3).map(({ i }) => districts[i]!));
  const streets = districts.flatMap((district) =>
    districtLines(
      district.field,
      district.streets,
      { rims: district.land.rims, water },
      paired.has(district),
      random,
    ),
  );
  const frameName = (rim: Rim): string => (rim.kind === 'ring' ? RING : names.street().zh);
  const network = [
    ...rims.map((rim) => plain(rim.path, frameName(rim))),
    plain(over, ELEVATED),
    ...bridges.map((path) => plain(path, null)),
    ...radials(ring, areas, random).map((path) => plain(path, names.street().zh)),
    ...streets,
  ].filter(({ path }) => path.length > 1);
  let number = 0;
  return {
    links: makeLinks(
      districts.map(({ field }) => field),
      districts.map((district) => district.streets),
      random,
    ),
    network,
    rivers: frame.rivers,
    canals: canals.map(({ path, isMoat }) => ({ path, name: isMoat ? MOAT : (CANALS[number++] ?? '') })),
    districts: areas,
  };
}
