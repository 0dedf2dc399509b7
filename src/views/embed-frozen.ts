/**
 * What each release said of a project or a district, for embeds that are fixed at a release. Everything comes from the
 * archive: rows as they were published, never judged again by the rules of today.
 */
import type { Archive } from '../history/archive.ts';
import type { FigureHistory, FigureVersion } from '../history/figure-history.ts';
import type { NoHistory } from '../history/releases.ts';
import { lastDay, monthEnd } from '../model/dates.ts';
import type { District, Project, Report } from '../model/types.ts';
import type { Month, PartialDate, RecordOf, Row } from '../schema/field.ts';
import type { TABLES } from '../schema/tables.ts';

type ProjectRow = RecordOf<(typeof TABLES)['projects']>;

/** What a release said of a project; listed where it differs from the release before. */
export interface ProjectState {
  readonly release: string;
  readonly period: Month | null;
  /** Null also while the release's own month ends before it, as pages of the project have it. */
  readonly actual_end: PartialDate | null;
  readonly withdrawn_on: PartialDate | null;
  readonly planned_end: PartialDate | null;
  readonly report: Pick<Report, 'period' | 'progress' | 'forecast_end'> | null;
}

export interface DistrictState {
  readonly release: string;
  readonly period: Month;
  readonly opened: number;
  readonly total: number;
}

const isProject = (row: Row | null): row is ProjectRow => row !== null && 'planned_end' in row;
const isReport = (row: Row | null): row is Report => row !== null && 'period' in row && 'progress' in row;

function latest(reports: ReadonlyMap<string, Report>, period: Month | null): ProjectState['report'] {
  let found: Report | null = null;
  for (const report of reports.values())
    if ((period === null || report.period <= period) && (found === null || report.period > found.period))
      found = report;
  return found && { period: found.period, progress: found.progress, forecast_end: found.forecast_end };
}

/** A date by the end of a period. */
function by(date: PartialDate | null, period: Month | null): PartialDate | null {
  return date !== null && period !== null && lastDay(date) > monthEnd(period) ? null : date;
}

/** The same to a reader: the period alone makes no new state. */
function saysTheSame(a: ProjectState, b: ProjectState): boolean {
  const said = ({ actual_end, withdrawn_on, planned_end, report }: ProjectState): string =>
    JSON.stringify([actual_end, withdrawn_on, planned_end, report]);
  return said(a) === said(b);
}

const told = new WeakMap<Archive, Map<string, readonly ProjectState[]>>();

/** What releases said of a project, the oldest first; nothing where there is no history. */
export function projectStates(archive: Archive | NoHistory, { id }: Project): readonly ProjectState[] {
  if (typeof archive === 'string') return [];
  let known = told.get(archive);
  if (known === undefined) told.set(archive, (known = new Map()));
  let states = known.get(id);
  if (states === undefined) known.set(id, (states = readStates(archive, id)));
  return states;
}

function readStates(archive: Archive, id: string): ProjectState[] {
  const states: ProjectState[] = [];
  const reports = new Map<string, Report>();
  const changed = new Map(archive.changesOfProject(id).map((one) => [one.release.id, one.changes]));
  let own: ProjectRow | null = null;
  // Releases that changed nothing of it too: a date that was known before counts from the month in which it lies.
  for (const release of archive.releases.toReversed()) {
    for (const { table, key, field, kind, row } of changed.get(release.id) ?? []) {
      const gone = field === null && kind !== 'added';
      if (table === 'projects' && isProject(row)) own = gone ? null : row;
      if (table !== 'progress' || !isReport(row)) continue;
      if (gone) reports.delete(key);
      else reports.set(key, row);
    }
    if (own === null) continue;
    const period = archive.asOf(release.id);
    const { planned_end } = own;
    const [actual_end, withdrawn_on] = [by(own.actual_end, period), by(own.withdrawn_on, period)];
    const report = latest(reports, period);
    const state = { release: release.id, period, actual_end, withdrawn_on, planned_end, report };
    const before = states.at(-1);
    if (before === undefined || !saysTheSame(before, state)) states.push(state);
  }
  return states;
}

type Counts = ReadonlyMap<string, readonly DistrictState[]>;
const counted = new WeakMap<Archive, Counts>();

function countAll(archive: Archive, projects: readonly Project[]): Counts {
  const states = new Map<string, DistrictState[]>();
  for (const { id: release } of archive.releases.toReversed()) {
    const period = archive.asOf(release);
    if (period === null) continue;
    const counts = new Map<string, { opened: number; total: number }>();
    for (const { id, district } of projects) {
      const row = archive.rowAt('projects', id, release);
      if (!isProject(row) || by(row.withdrawn_on, period) !== null) continue;
      // A project that moved counts where it stood then; one whose district cannot be told any more stays where it is.
      const place = archive.meant('districts', row.district) || district.id;
      const count = counts.get(place) ?? { opened: 0, total: 0 };
      count.total += 1;
      if (by(row.actual_end, period) !== null) count.opened += 1;
      counts.set(place, count);
    }
    for (const [place, { opened, total }] of counts) {
      const list = states.get(place);
      const state = { release, period, opened, total };
      if (list) list.push(state);
      else states.set(place, [state]);
    }
  }
  return states;
}

/** What every release said of a district, the oldest first; nothing where there is no history. */
export function districtStates(
  archive: Archive | NoHistory,
  district: District,
  projects: readonly Project[],
): readonly DistrictState[] {
  if (typeof archive === 'string') return [];
  let known = counted.get(archive);
  if (known === undefined) counted.set(archive, (known = countAll(archive, projects)));
  return known.get(district.id) ?? known.get(district.name) ?? [];
}

/** What a release said of some figures: the value each had then, in their order; undefined for one not yet published. */
export interface FiguresState {
  readonly release: string;
  readonly values: readonly (FigureVersion['exact'] | undefined)[];
}

/** What releases said of figures, the oldest first, where any of them changed; nothing where there is no history. */
export function figuresStates(
  archive: Archive | NoHistory,
  history: FigureHistory | null,
  ids: readonly string[],
): FiguresState[] {
  if (typeof archive === 'string' || history === null) return [];
  const versions = ids.map((id) => history.versions(id));
  const changed = new Set(versions.flat().map(({ release }) => release.id));
  const at = new Map(archive.releases.toReversed().map(({ id }, index) => [id, index]));
  return [...at]
    .filter(([id]) => changed.has(id))
    .map(([id, index]) => ({
      release: id,
      values: versions.map(
        (list) => list.findLast(({ release }) => (at.get(release.id) ?? Infinity) <= index)?.exact,
      ),
    }));
}
