/** Detours and pieces of a dataset: worked out once, from the network provided and the roads of the campaign. */
import type { Dataset, Project } from '../../model/types.ts';
import { monthEnd } from '../../model/dates.ts';
import type { Month } from '../../schema/field.ts';
import { timelineOf } from '../timeline.ts';
import { calendarOf, monthsBy, type Calendar } from './calendar.ts';
import { courseOf, wayBetween, type Course, type Road } from './course.ts';
import { graphOf } from './graph.ts';
import type { Connectivity, Detour, NetworkState, RoadConnection } from './types.ts';
import { Ways } from './ways.ts';

/** A road's ways before and after at a period, as the search finds them: Infinity without a way. */
interface Found {
  readonly before: number;
  readonly after: number;
  readonly joined: number;
}

class Network implements Connectivity {
  private readonly owners: ReadonlyMap<string, number>;
  private readonly calendar: Calendar;
  private readonly ways: Ways;
  private readonly course: Course;
  private readonly states = new Map<number, NetworkState>();
  private readonly afters = new Map<number, number>();

  constructor({ geometry, projects }: Dataset) {
    const graph = graphOf(geometry);
    const byId = new Map(projects.map((project) => [project.id, project]));
    this.owners = new Map(graph.lines.roads.map(({ id }, index) => [id, index + 1]));
    this.calendar = calendarOf(graph.lines.roads.map(({ id }) => byId.get(id)));
    this.ways = new Ways(graph, this.calendar);
    this.course = courseOf(graph, this.ways, this.calendar);
  }

  at(period: Month): NetworkState {
    const index = monthsBy(this.calendar, period);
    let state = this.states.get(index);
    if (state === undefined) this.states.set(index, (state = this.stateAt(index)));
    return state;
  }

  private stateAt(index: number): NetworkState {
    const { day, pieces, ways } = this.course.stages[index]!;
    let total = 0;
    let reached = 0;
    let unreachable = 0;
    for (const road of this.course.roads) {
      const way = ways[road.owner]!;
      if (this.calendar.gone[road.owner]! <= day || Number.isNaN(way)) continue;
      if (way === Infinity) {
        unreachable += 1;
      } else {
        total += way;
        reached += 1;
      }
    }
    return { pieces, detour_total: reached === 0 ? null : total, unreachable };
  }

  road(project: Project, period: Month): RoadConnection | null {
    const road = this.roadOf(project);
    if (road === null || isWithdrawn(project, period)) return null;
    const { joined } = this.find(road, period);
    const detour = this.detour(project, period);
    return {
      before: detour.kind === 'known' ? detour.before : null,
      after: detour.kind === 'known' || detour.kind === 'no_other_way' ? detour.after : null,
      direct: road.direct,
      pieces_joined: joined,
    };
  }

  detour(project: Project, period: Month): Detour {
    if (isWithdrawn(project, period)) return { kind: 'withdrawn' };
    const road = this.roadOf(project);
    if (road === null) return { kind: 'no_geometry' };
    if (road.ends === null) return { kind: 'broken' };
    if (road.ends.off !== null) return { kind: 'off_network', end: road.ends.off };
    const { before, after } = this.find(road, period);
    if (after === Infinity) return { kind: 'broken' };
    return before === Infinity ? { kind: 'no_other_way', after } : { kind: 'known', before, after };
  }

  private roadOf({ id }: Project): Road | null {
    const owner = this.owners.get(id);
    return owner === undefined ? null : this.course.roads[owner - 1]!;
  }

  private find(road: Road, period: Month): Found {
    const { owner } = road;
    const { before, joined, stages } = this.course;
    const index = monthsBy(this.calendar, period);
    const { day, ways, joins } = stages[index]!;
    const opened = this.calendar.opens[owner]!;
    const able = road.ends !== null && road.ends.off === null;
    if (opened <= day) {
      const found = before[owner]!;
      const after = able ? this.after(road, -1, opened - 1, opened, found) : NaN;
      return { before: found, after, joined: joined[owner]! };
    }
    const found = ways[owner]!;
    return {
      before: found,
      after: able ? this.after(road, index, day, day, found) : NaN,
      joined: joins[owner]!,
    };
  }

  /** The way with the road itself, in the network of a stage or, with -1, of the day before it opened. */
  private after(road: Road, stage: number, openedBy: number, goneBy: number, before: number): number {
    const key = (stage + 1) * (this.course.roads.length + 1) + road.owner;
    let after = this.afters.get(key);
    if (after === undefined) {
      const moment = { openedBefore: openedBy + 1, goneAfter: goneBy, extra: road.owner };
      const bound = Math.min(before, road.leads ? road.direct : Infinity);
      this.afters.set(key, (after = wayBetween(this.ways, road, moment, bound)));
    }
    return after;
  }
}

function isWithdrawn(project: Project, period: Month): boolean {
  const { withdrawn } = timelineOf(project);
  return withdrawn !== null && withdrawn <= monthEnd(period);
}

const known = new WeakMap<Dataset, Connectivity>();

/** The connectivity of a dataset, kept; null where the city provides no network. */
export function connectivityOf(dataset: Dataset): Connectivity | null {
  if (dataset.geometry.network === null) return null;
  let connectivity = known.get(dataset);
  if (!connectivity) known.set(dataset, (connectivity = new Network(dataset)));
  return connectivity;
}

/** The way round a road and the way along it at a period, or why there is no such number. */
export function detourOf(dataset: Dataset, project: Project, period: Month): Detour {
  const connectivity = connectivityOf(dataset);
  if (connectivity) return connectivity.detour(project, period);
  if (isWithdrawn(project, period)) return { kind: 'withdrawn' };
  return { kind: dataset.geometry.roads.has(project.id) ? 'no_network' : 'no_geometry' };
}
