/** What the live map shows, and how an address says it. Pure, so that it can be tested without a browser. */
import { mapGroup, type MapGroup } from '../../charts/map/types.ts';
import type { Status } from '../../measures/types.ts';

/** Which roads are shown; null: all of them. */
export interface Filters {
  /** Id of a district. */
  readonly district: string | null;
  /** A group of roads. */
  readonly status: string | null;
}

export interface View extends Filters {
  /** `2024-05`. */
  readonly month: string;
}

/** What a road is known by, from `roads.geojson`. */
export interface RoadFacts {
  readonly project_id: string;
  readonly district: string;
  readonly statuses: readonly (readonly [string, Status])[];
}

/** The status at the end of a month: the last that began by then; null before the first. */
export function statusAt({ statuses }: Pick<RoadFacts, 'statuses'>, month: string): Status | null {
  let status: Status | null = null;
  for (const [from, then] of statuses) if (from <= month) status = then;
  return status;
}

export function groupAt(road: Pick<RoadFacts, 'statuses'>, month: string): MapGroup {
  const status = statusAt(road, month);
  return status === null ? 'none' : mapGroup(status);
}

/** Whether the filters let a thing through. */
export function matches({ district, status }: Filters, thing: { district: string; group: string }): boolean {
  return (district === null || thing.district === district) && (status === null || thing.group === status);
}

/** How many roads of each group the filters let through at the end of a month. */
export function countsOf(roads: readonly RoadFacts[], view: View): Record<MapGroup, number> {
  const counts = { open: 0, owed: 0, gap: 0, none: 0 };
  for (const road of roads) {
    const group = groupAt(road, view.month);
    if (matches(view, { district: road.district, group })) counts[group] += 1;
  }
  return counts;
}

/** Where a page of the map stands among them. */
export interface Place {
  /** The map's own page, `/map/`, below whatever the site stands under. */
  readonly root: string;
  /** Null on the map's own page and on those of a district or a group. */
  readonly month: string | null;
  /** The selection of the page itself. */
  readonly filters: Filters;
}

const PAGE = /^(.*?\/map\/)(?:(\d{4}-\d{2})\/|by\/(district|status)\/([^/]+)\/)?$/;

/** @returns null where the path is no page of the map */
export function placeOf(pathname: string): Place | null {
  const [, root, month = null, kind, id = ''] = PAGE.exec(pathname) ?? [];
  if (root === undefined) return null;
  const own = (name: string): string | null => (kind === name ? decodeURIComponent(id) : null);
  return { root, month, filters: { district: own('district'), status: own('status') } };
}

/** The filters of an address: those of its query, else the page's own (`/map/by/district/liuxi/`). */
export function filtersOf(address: URL): Filters {
  const own = placeOf(address.pathname)?.filters;
  return {
    district: address.searchParams.get('district') ?? own?.district ?? null,
    status: address.searchParams.get('status') ?? own?.status ?? null,
  };
}

/** The address that shows a view again: the page of its month, and the filters as a query. */
export function addressOf(page: string, { district, status }: Filters): string {
  const query = new URLSearchParams();
  if (district !== null) query.set('district', district);
  if (status !== null) query.set('status', status);
  const text = query.toString();
  return text === '' ? page : `${page}?${text}`;
}
