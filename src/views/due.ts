/** Everything that is due: milestones, planned starts and ends, deadlines of difficulties and of findings. */
import { factsOf } from '../measures/facts.ts';
import { timelineOf } from '../measures/timeline.ts';
import { daysBetween, lastDay, monthEnd } from '../model/dates.ts';
import type { Dataset, District, Project, Unit } from '../model/types.ts';
import type { PartialDate } from '../schema/field.ts';
import { forecastEnd } from './period.ts';

type DueKind = 'milestone' | 'start' | 'end' | 'issue' | 'finding';

export interface Due {
  readonly kind: DueKind;
  /** The milestone, difficulty or finding; null for a start or an end. */
  readonly what: string | null;
  /** At the precision it was planned with. */
  readonly date: PartialDate;
  readonly last: string;
  /** When it was met; null where it is not, or where no row says on which day. */
  readonly met: PartialDate | null;
  readonly state: 'met' | 'past' | 'coming';
  readonly forecast: PartialDate | null;
  readonly project: Project | null;
  readonly unit: Unit | null;
  readonly district: District | null;
}

interface Wish {
  kind: DueKind;
  what: string | null;
  date: PartialDate | null;
  actual: PartialDate | null;
  /** Met by the end, though no row may say when. */
  done?: boolean;
  forecast?: PartialDate | null;
  project: Project | null;
  unit: Unit | null;
  district?: District | null;
}

/** Deadlines still stand on their own day; what is planned for a day is overdue when it has passed. */
const DEADLINES: ReadonlySet<DueKind> = new Set(['issue', 'finding']);

function dueOf(wish: Wish, end: string): Due | null {
  const { kind, date, actual, done = false, forecast = null, project, unit } = wish;
  if (date === null) return null;
  const last = lastDay(date);
  const isMet = done || (actual !== null && lastDay(actual) <= end);
  const isPast = DEADLINES.has(kind) ? last < end : last <= end;
  // Nobody waits any more for what was not met of a withdrawn project.
  if (!isMet && project !== null && isWithdrawn(project, end)) return null;
  return {
    kind,
    what: wish.what,
    date,
    last,
    met: isMet ? actual : null,
    state: isMet ? 'met' : isPast ? 'past' : 'coming',
    forecast: isMet ? null : forecast,
    project,
    unit,
    district: wish.district ?? project?.district ?? null,
  };
}

function isWithdrawn(project: Project, end: string): boolean {
  const { withdrawn } = timelineOf(project);
  return withdrawn !== null && withdrawn <= end;
}

function duesOfProject(project: Project, { as_of }: Dataset): (Due | null)[] {
  const end = monthEnd(as_of);
  const facts = factsOf(project, as_of);
  const unit = project.lead_unit;
  return [
    ...project.milestones.map(({ name, planned_on, actual_on, forecast_on }) =>
      dueOf(
        {
          kind: 'milestone',
          what: name,
          date: planned_on,
          actual: actual_on,
          forecast: forecast_on,
          project,
          unit,
        },
        end,
      ),
    ),
    dueOf(
      {
        kind: 'start',
        what: null,
        date: facts.planned_start,
        actual: project.actual_start,
        done: facts.started,
        project,
        unit,
      },
      end,
    ),
    dueOf(
      {
        kind: 'end',
        what: null,
        date: facts.planned_end,
        actual: project.actual_end,
        forecast: forecastEnd(project, as_of),
        project,
        unit,
      },
      end,
    ),
  ];
}

const known = new WeakMap<Dataset, readonly Due[]>();

/**
 * All of it, the earliest first; what is planned for a month or a year counts by its last day and stands after the
 * days. As known at the period of the site; what was left undone of withdrawn projects is left out.
 */
export function duesOf(dataset: Dataset): readonly Due[] {
  const remembered = known.get(dataset);
  if (remembered) return remembered;
  const end = monthEnd(dataset.as_of);
  const made = [
    ...dataset.projects.flatMap((project) => duesOfProject(project, dataset)),
    ...dataset.issues
      .filter(({ raised_on }) => lastDay(raised_on) <= end)
      .map((issue) => {
        const { title, due_on, closed_on, project, responsible_unit, district } = issue;
        const unit = responsible_unit ?? project?.lead_unit ?? null;
        return dueOf(
          { kind: 'issue', what: title, date: due_on, actual: closed_on, project, unit, district },
          end,
        );
      }),
    ...dataset.inspections
      .filter(({ date }) => lastDay(date) <= end)
      .map(({ finding, due_on, rectified_on, project, unit }) =>
        dueOf(
          {
            kind: 'finding',
            what: finding,
            date: due_on,
            actual: rectified_on,
            project,
            unit: unit ?? project?.lead_unit ?? null,
          },
          end,
        ),
      ),
  ].filter((due) => due !== null);
  const dues = made.sort(
    (a, b) => (a.last < b.last ? -1 : a.last > b.last ? 1 : 0) || b.date.length - a.date.length,
  );
  known.set(dataset, dues);
  return dues;
}

/** How many days are left at the period of the site; negative where it has passed. */
export function daysTo(due: Due, { as_of }: Dataset): number {
  return daysBetween(monthEnd(as_of), due.last);
}

export interface DueCounts {
  due: number;
  met: number;
  past: number;
  coming: number;
}

export function countsOf(dues: readonly Due[]): DueCounts {
  const counts = { due: dues.length, met: 0, past: 0, coming: 0 };
  for (const { state } of dues) counts[state] += 1;
  return counts;
}
