/** What happened in a month, a quarter or a year, as data without a language. */
import { factsOf } from '../measures/facts.ts';
import { isLate } from '../measures/lateness.ts';
import type { Span } from '../measures/spans.ts';
import { statusOf } from '../measures/status.ts';
import type { Status } from '../measures/types.ts';
import { daysBetween, lastDay } from '../model/dates.ts';
import type { Correction, Dataset, Issue, Project } from '../model/types.ts';
import type { Month, PartialDate } from '../schema/field.ts';
import { slipLedger } from './slip-ledger.ts';

/** The end of a project, said to be another day than before. */
export interface EndMove {
  project: Project;
  /** In the plan, or as the reports expect it. */
  of: 'planned_end' | 'forecast_end';
  from: PartialDate;
  to: PartialDate;
  days: number;
  reason: string | null;
}

/** A project that fell behind, or came back. */
export interface Turn {
  project: Project;
  from: Status;
  to: Status;
}

export interface DigestEvents {
  opened: readonly Project[];
  started: readonly Project[];
  later: readonly EndMove[];
  earlier: readonly EndMove[];
  raised: readonly Issue[];
  closed: readonly Issue[];
  fell: readonly Turn[];
  recovered: readonly Turn[];
  withdrawn: readonly Project[];
  corrected: readonly Correction[];
}

/** In the span by its last day, and not after what the site knows. */
export function within({ first, last, end }: Span, date: PartialDate | null): boolean {
  if (date === null) return false;
  const month = lastDay(date).slice(0, 7);
  return month >= first && month <= last && month <= end;
}

function movesOf(project: Project, span: Span): EndMove[] {
  const moves = slipLedger(project, null, span.end).filter(
    ({ when, field, milestone }) =>
      milestone === null && (field === 'planned_end' || field === 'forecast_end') && within(span, when),
  );
  return [...Map.groupBy(moves, ({ field }) => field)].flatMap(([field, own]): EndMove[] => {
    const from = own[0]?.from ?? null;
    const to = own.at(-1)?.to ?? null;
    if (from === null || to === null || from === to) return [];
    return [
      {
        project,
        of: field === 'planned_end' ? 'planned_end' : 'forecast_end',
        from,
        to,
        days: daysBetween(lastDay(from), lastDay(to)),
        reason: own.findLast(({ reason }) => reason !== null)?.reason ?? null,
      },
    ];
  });
}

/** Statuses of the period asked for last: spans that follow each other share one. */
const statuses = new WeakMap<Dataset, Map<Month, ReadonlyMap<Project, Status>>>();

function statusesAt(dataset: Dataset, period: Month): ReadonlyMap<Project, Status> {
  let known = statuses.get(dataset);
  if (known === undefined) statuses.set(dataset, (known = new Map()));
  let found = known.get(period);
  if (found === undefined) {
    found = new Map(dataset.projects.map((one) => [one, statusOf(factsOf(one, period), dataset)]));
    known.set(period, found);
  }
  return found;
}

/** What a late project has caught up to. */
const IN_TIME: ReadonlySet<Status> = new Set(['opened', 'ahead', 'on_track']);

function turnsOf(dataset: Dataset, { before, end }: Span): Turn[] {
  if (before === null) return [];
  const [then, now] = [statusesAt(dataset, before), statusesAt(dataset, end)];
  return dataset.projects.flatMap((project): Turn[] => {
    const [from, to] = [then.get(project), now.get(project)];
    return from === undefined || to === undefined || isLate(from) === isLate(to)
      ? []
      : [{ project, from, to }];
  });
}

function eventsOf(dataset: Dataset, span: Span): DigestEvents {
  const { projects } = dataset;
  const moves = projects.flatMap((project) => movesOf(project, span));
  const turns = turnsOf(dataset, span);
  // An issue of a project that was withdrawn before counts no more.
  const issues = dataset.issues.filter(({ project }) => {
    const gone = project?.withdrawn_on ?? null;
    return gone === null || lastDay(gone).slice(0, 7) >= span.first;
  });
  const byDate = <T>(list: readonly T[], date: (one: T) => PartialDate | null): T[] =>
    list
      .filter((one) => within(span, date(one)))
      .sort((a, b) => ((date(a) ?? '') < (date(b) ?? '') ? -1 : date(a) === date(b) ? 0 : 1));
  return {
    opened: byDate(projects, ({ actual_end }) => actual_end),
    started: byDate(projects, ({ actual_start }) => actual_start),
    later: moves.filter(({ days }) => days > 0).sort((a, b) => b.days - a.days),
    earlier: moves.filter(({ days }) => days < 0).sort((a, b) => a.days - b.days),
    raised: byDate(issues, ({ raised_on }) => raised_on),
    closed: byDate(issues, ({ closed_on }) => closed_on),
    fell: turns.filter(({ to }) => isLate(to)),
    // Whoever is withdrawn, paused or silent is late no more, and has not caught up.
    recovered: turns.filter(({ to }) => IN_TIME.has(to)),
    withdrawn: byDate(projects, ({ withdrawn_on }) => withdrawn_on),
    corrected: byDate(dataset.corrections, ({ date }) => date),
  };
}

const known = new WeakMap<Dataset, Map<string, DigestEvents>>();

/** Worked out once for all languages. */
export function digestEvents(dataset: Dataset, span: Span): DigestEvents {
  let all = known.get(dataset);
  if (all === undefined) known.set(dataset, (all = new Map()));
  let events = all.get(span.id);
  if (events === undefined) all.set(span.id, (events = eventsOf(dataset, span)));
  return events;
}
