/** The roads of a month as the map wants them, and the ground they lie on. */
import Flatbush from 'flatbush';
import { mapGroup, type Ground, type LonLat, type LonLatLine, type MapGroup } from '../charts/map/types.ts';
import { showsBoundaries } from '../export/ground.ts';
import type { Status } from '../measures/types.ts';
import type { Dataset, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';

/** One project at the end of one month. */
export interface RoadState {
  project: Project;
  status: Status;
  group: MapGroup;
  /** Null where it is not on the map. */
  parts: readonly LonLatLine[] | null;
}

const states = new WeakMap<Dataset, Map<Month, readonly RoadState[]>>();

/** Every project at the end of a month, in the order of the file. */
export function statesAt(context: Context, period: Month): readonly RoadState[] {
  const { dataset } = context;
  let known = states.get(dataset);
  if (!known) states.set(dataset, (known = new Map()));
  let list = known.get(period);
  if (!list) {
    list = dataset.projects.map((project) => {
      const { status } = context.judgement(project, period);
      return { project, status, group: mapGroup(status), parts: partsOf(dataset, project) };
    });
    known.set(period, list);
  }
  return list;
}

/** The lines of a project; null where it is not on the map. */
export function partsOf({ geometry }: Dataset, project: Project): readonly LonLatLine[] | null {
  return geometry.roads.get(project.id)?.parts.map(({ line }) => line) ?? null;
}

export function isBroken({ group }: RoadState): boolean {
  return group === 'owed' || group === 'gap';
}

const grounds = new WeakMap<Context, Ground>();

/** The whole ground of the city. */
export function cityGround(context: Context): Ground {
  let ground = grounds.get(context);
  if (!ground) {
    const { dataset, lang } = context;
    const { network, water, districts } = dataset.geometry;
    ground = {
      network: network ?? [],
      water,
      districts: showsBoundaries(dataset)
        ? dataset.districts.flatMap((district) => {
            const areas = districts.get(district.id);
            return areas ? [{ name: nameOf(district, lang), areas }] : [];
          })
        : [],
    };
    grounds.set(context, ground);
  }
  return ground;
}

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function boxAround(lines: readonly LonLatLine[]): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const line of lines)
    for (const [lon, lat] of line) {
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    }
  return box;
}

const indexes = new WeakMap<Ground, Flatbush | null>();

function networkIndex(ground: Ground): Flatbush | null {
  let index = indexes.get(ground);
  if (index === undefined) {
    index = ground.network.length > 0 ? new Flatbush(ground.network.length) : null;
    for (const { line } of ground.network) {
      const { west, south, east, north } = boxAround([line]);
      index?.add(west, south, east, north);
    }
    index?.finish();
    indexes.set(ground, index);
  }
  return index;
}

/** A box some metres wider on every side. */
function widened({ west, south, east, north }: Box, metres: number): Box {
  const lat = metres / 111_000;
  const lon = lat / Math.max(0.1, Math.cos((south * Math.PI) / 180));
  return { west: west - lon, south: south - lat, east: east + lon, north: north + lat };
}

function meets(a: Box, b: Box): boolean {
  return a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south;
}

/** The runs of a line whose steps come near a box: a long river is not drawn for each road beside it. */
function runsIn(line: LonLatLine, box: Box): LonLatLine[] {
  const runs: LonLat[][] = [];
  let open = false;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const near =
      Math.min(a[0], b[0]) <= box.east &&
      Math.max(a[0], b[0]) >= box.west &&
      Math.min(a[1], b[1]) <= box.north &&
      Math.max(a[1], b[1]) >= box.south;
    if (near && open) runs.at(-1)!.push(b);
    else if (near) runs.push([a, b]);
    open = near;
  }
  return runs;
}

/** The ground within some metres of some lines. */
export function groundNear(context: Context, lines: readonly LonLatLine[], metres: number): Ground {
  const whole = cityGround(context);
  const box = widened(boxAround(lines), metres);
  const found = networkIndex(whole)?.search(box.west, box.south, box.east, box.north) ?? [];
  return {
    network: found.sort((a, b) => a - b).flatMap((i) => whole.network[i] ?? []),
    water: whole.water.flatMap(({ name, lines: rivers, areas }) => {
      const near = {
        name,
        lines: rivers.flatMap((line) => runsIn(line, box)),
        areas: areas.filter((rings) => meets(boxAround(rings), box)),
      };
      return near.lines.length + near.areas.length > 0 ? [near] : [];
    }),
    districts: whole.districts.filter(({ areas }) => areas.some((rings) => meets(boxAround(rings), box))),
  };
}

interface RoadIndex {
  projects: readonly Project[];
  tree: Flatbush;
}
const roadIndexes = new WeakMap<Dataset, RoadIndex | null>();

function roadIndex(dataset: Dataset): RoadIndex | null {
  let index = roadIndexes.get(dataset);
  if (index === undefined) {
    const projects = dataset.projects.filter((project) => dataset.geometry.roads.has(project.id));
    const tree = projects.length > 0 ? new Flatbush(projects.length) : null;
    for (const project of projects) {
      const { west, south, east, north } = boxAround(partsOf(dataset, project) ?? []);
      tree?.add(west, south, east, north);
    }
    tree?.finish();
    index = tree ? { projects, tree } : null;
    roadIndexes.set(dataset, index);
  }
  return index;
}

/** Roads of the campaign within some metres of some lines, in the order of the file. */
export function roadsNear(dataset: Dataset, lines: readonly LonLatLine[], metres: number): Project[] {
  const index = roadIndex(dataset);
  const box = widened(boxAround(lines), metres);
  const found = index?.tree.search(box.west, box.south, box.east, box.north) ?? [];
  return found.sort((a, b) => a - b).flatMap((i) => index?.projects[i] ?? []);
}
