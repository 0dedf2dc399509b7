/** Dates that moved: planned ones, and those that are forecast now. */
import { daysBetween } from '../model/dates.ts';
import type { PartialDate, Row } from '../schema/field.ts';
import type { Explanations } from './explanations.ts';
import { isEmpty, valueOf } from './snapshot.ts';
import { byProject, projectRef, reasonOf, type Sides } from './tables.ts';
import type { DateField, DateMove, Reason } from './types.ts';

function dateOf(row: Row | undefined, field: string): PartialDate | null {
  const value = row === undefined ? null : valueOf(row, field);
  return typeof value === 'string' ? value : null;
}

function moved(from: PartialDate, to: PartialDate | null): Pick<DateMove, 'from' | 'to' | 'days'> {
  return { from, to, days: to === null ? null : daysBetween(from, to) };
}

/** The latest report that says when the project is expected to end. */
function latestForecast(rows: readonly Row[] = []): Row | undefined {
  let latest: Row | undefined;
  for (const row of rows) {
    if (dateOf(row, 'forecast_end') === null) continue;
    if (latest === undefined || dateOf(row, 'period')! > dateOf(latest, 'period')!) latest = row;
  }
  return latest;
}

/** A new row of changes.csv about the planned end tells why the forecast moved; or else the report itself may. */
function forecastReason(
  report: Row,
  project: string,
  { now }: Sides,
  explanations: Explanations,
): Reason | null {
  const row = now.index.rows('projects').get(project);
  const told = explanations.all.findLast(
    (one) => one.isNew && one.table === 'projects' && one.key === project && one.field.name === 'planned_end',
  );
  if (told !== undefined && row !== undefined) return reasonOf(told);
  const note = valueOf(report, 'note');
  return typeof note === 'string' ? { text: note, source: 'report', id: null } : null;
}

function forecasts(sides: Sides, explanations: Explanations): DateMove[] {
  const before = byProject(sides.before, 'progress');
  const now = byProject(sides.now, 'progress');
  return [...now].flatMap(([project, rows]) => {
    const report = latestForecast(rows);
    const from = dateOf(latestForecast(before.get(project)), 'forecast_end');
    const to = dateOf(report, 'forecast_end');
    if (report === undefined || from === null || to === null || from === to) return [];
    // Of a project that is open, nothing is forecast any more.
    if (dateOf(sides.now.index.rows('projects').get(project), 'actual_end') !== null) return [];
    const reason = forecastReason(report, project, sides, explanations);
    const where = projectRef(sides, project);
    return [{ ...where, field: 'forecast_end', milestone: null, ...moved(from, to), reason } as const];
  });
}

const OF_TABLES: Readonly<Record<string, readonly DateField[]>> = {
  projects: ['planned_start', 'planned_end'],
  milestones: ['planned_on', 'forecast_on'],
};

/** Dates of projects and milestones whose cells differ, and the forecasts of the latest reports. */
export function datesMoved(sides: Sides, explanations: Explanations): DateMove[] {
  const cells = sides.tables.flatMap(({ table, changed }) =>
    changed.flatMap(({ field, before, now, key }): DateMove[] => {
      const name = OF_TABLES[table]?.find((one) => one === field.name);
      const from = dateOf(before, field.name);
      if (name === undefined || from === null) return [];
      const to = isEmpty(valueOf(now, field.name)) ? null : dateOf(now, field.name);
      const isMilestone = table === 'milestones';
      const told = explanations.newOnes(table, key, field).at(-1);
      const note = isMilestone ? valueOf(now, 'note') : null;
      const reason: Reason | null =
        told !== undefined
          ? reasonOf(told)
          : typeof note === 'string'
            ? { text: note, source: 'milestone', id: null }
            : null;
      const project = String(valueOf(now, isMilestone ? 'project_id' : 'id'));
      const milestone = isMilestone ? String(valueOf(now, 'name')) : null;
      return [{ ...projectRef(sides, project), field: name, milestone, ...moved(from, to), reason }];
    }),
  );
  return [...cells, ...forecasts(sides, explanations)];
}
