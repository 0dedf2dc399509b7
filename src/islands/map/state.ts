/** What the live map shows, and how an address says it. Pure, so that it can be tested without a browser. */
import { mapGroup, type MapGroup } from '../../charts/map/types.ts';
import type { Status } from '../../measures/types.ts';

export interface View {
  /** `2024-05`. */
  readonly month: string;
  /** Id of a district; null for all. */
  readonly district: string | null;
  /** A group of roads; null for all. */
  readonly status: string | null;
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

/** Whether a filter lets a thing through; `all` and null let everything through. */
export function matches({ district, status }: View, thing: { district: string; group: string }): boolean {
  return (district === null || thing.district === district) && (status === null || thing.group === status);
}

/** The filters of an address: the page's own (`/map/by/district/liuxi/`) and those of the query. */
export function filtersOf(address: URL): Pick<View, 'district' | 'status'> {
  const [, kind, value] = /\/by\/(district|status)\/([^/]+)\/$/.exec(address.pathname) ?? [];
  const own = (name: string): string | null =>
    address.searchParams.get(name) ?? (kind === name ? decodeURIComponent(value ?? '') : null);
  return { district: own('district'), status: own('status') };
}

/** The address that shows a view again: the page of its month, and the filters as a query. */
export function addressOf(page: string, { district, status }: View): string {
  const query = new URLSearchParams();
  if (district !== null) query.set('district', district);
  if (status !== null) query.set('status', status);
  const text = query.toString();
  return text === '' ? page : `${page}?${text}`;
}
