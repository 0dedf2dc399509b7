/**
 * The disclosure clock: which of the eight categories of 国办发〔2017〕94号 a project should have made public by a day,
 * which it has, and whether each document came out in time.
 *
 * A date written to the month is a span: a verdict is given only where every day of the span gives the same one.
 */
import { firstDay, lastDay } from '../model/dates.ts';
import { fieldNamed } from '../model/naming.ts';
import type { Change, Document, Project } from '../model/types.ts';
import type { PartialDate } from '../schema/field.ts';
import { timelineOf } from './timeline.ts';
import { deadlineAfter, withinWorkdays } from './workdays.ts';

export const CATEGORIES = [
  'approval_service',
  'approval_result',
  'tender',
  'land',
  'design_change',
  'construction',
  'quality_safety',
  'completion',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** 条例 第二十六条 (until May 2019 第十八条): 20 working days from the day a document was made or changed. */
const GENERAL = { days: 20, from: '2008-05-01' } as const;
/** 发改办财金〔2018〕424号: permits and penalties, 7 working days from the decision. */
const PERMITS = { days: 7, from: '2018-07-25' } as const;
/** The day on which 国办发〔2017〕94号 was made public: what was due before is not counted against anyone. */
const CATEGORIES_FROM = '2017-12-15';

/** The earliest and the latest day that a date can mean. */
interface Span {
  readonly first: string;
  readonly last: string;
}

export interface DocumentClock {
  readonly document: Document;
  /** Working days allowed; null for one made before the regulation, or on a day not stated. */
  readonly limit: number | null;
  /** Last day allowed; null where unknown. */
  readonly due: Span | null;
  /** Within how many working days after it was made it was public; null where either day is not known to the day. */
  readonly days: number | null;
}

/** What made a category due: work begun, acceptance, a change of scope, or a document that exists. */
export type Cause = 'start' | 'acceptance' | 'change' | 'document';

export interface CategoryClock {
  readonly category: Category;
  readonly documents: readonly DocumentClock[];
  /** Null where nothing in the data makes it due. */
  readonly since: { readonly cause: Cause; readonly date: PartialDate } | null;
  /** Last day by which something of the category must be public; null where the calendar does not reach so far. */
  readonly due: Span | null;
  /** What would have made it due came before the rule. */
  readonly earlier: boolean;
}

/**
 * `public`; `overdue` should be by now; `running` within its time; `not_yet` what makes it due has not come;
 * `untold` the data cannot say whether it applies; `undecided` due around now, dates too coarse; `earlier` than the rule;
 * `service` never counted, because it belongs to no single project.
 */
export type CategoryState =
  'public' | 'overdue' | 'running' | 'not_yet' | 'untold' | 'undecided' | 'earlier' | 'service';
/** `running` and `future` are not settled; `undated` cannot be judged; `earlier` than the regulation. */
export type DocumentState = 'on_time' | 'late' | 'running' | 'undated' | 'earlier' | 'future';

function spanOf(date: PartialDate): Span {
  return { first: firstDay(date), last: lastDay(date) };
}

function deadlineOf({ first, last }: Span, days: number): Span | null {
  const from = deadlineAfter(first, days);
  const to = deadlineAfter(last, days);
  return from === null || to === null ? null : { first: from, last: to };
}

/** Permits and penalties are known by their titles; everything else has the longer time. */
function isDecision({ title }: Document): boolean {
  return /许可|处罚/.test(title);
}

function limitOf(document: Document, made: Span): number | null {
  if (made.first < GENERAL.from) return null;
  return isDecision(document) && made.first >= PERMITS.from ? PERMITS.days : GENERAL.days;
}

const isDay = (date: PartialDate | null): date is PartialDate => date?.length === 10;

function documentClock(document: Document): DocumentClock {
  const { formed_on, published_on } = document;
  const made = formed_on === null ? null : spanOf(formed_on);
  const limit = made && limitOf(document, made);
  return {
    document,
    limit,
    due: made && limit !== null ? deadlineOf(made, limit) : null,
    days: isDay(formed_on) && isDay(published_on) ? withinWorkdays(formed_on, published_on) : null,
  };
}

interface Event {
  cause: Cause;
  date: PartialDate;
  days: number;
}

function startOf(project: Project): PartialDate | null {
  // What is open has been begun, even where no row says when.
  return project.actual_start ?? timelineOf(project).begun?.period ?? project.actual_end;
}

/** Columns of projects.csv that say what is built. */
export const SCOPE_FIELDS: ReadonlySet<string> = new Set([
  'scope',
  'kind',
  'from',
  'to',
  'length_m',
  'width_m',
  'lanes',
  'summary',
]);

/** The first approved change of what is built; null where there is none. */
export function scopeChange(project: Project): Change | null {
  const change = project.changes.find(({ field, approved_by }) => {
    const name = fieldNamed('projects', field)?.name ?? field;
    return approved_by !== null && SCOPE_FIELDS.has(name);
  });
  return change ?? null;
}

/** What happened to the project that makes a category due, apart from documents; undefined where nothing can. */
function happened(project: Project, category: Category): Event | null | undefined {
  const event = (cause: Cause, date: PartialDate | null): Event | null =>
    date === null ? null : { cause, date, days: GENERAL.days };
  switch (category) {
    case 'approval_result':
    case 'tender':
    case 'construction':
    case 'quality_safety':
      return event('start', startOf(project));
    case 'completion':
      return event('acceptance', project.accepted_on);
    case 'design_change':
      return event('change', scopeChange(project)?.date ?? null) ?? undefined;
    default:
      return undefined;
  }
}

function earliest(events: readonly Event[]): Event | null {
  return events.reduce<Event | null>(
    (found, one) => (found === null || lastDay(one.date) < lastDay(found.date) ? one : found),
    null,
  );
}

function categoryClock(project: Project, category: Category, documents: DocumentClock[]): CategoryClock {
  const nothing = { category, documents, since: null, due: null, earlier: false };
  if (category === 'approval_service') return nothing;
  const made = documents.flatMap(({ document, limit }): Event[] =>
    document.formed_on === null || limit === null
      ? []
      : [{ cause: 'document', date: document.formed_on, days: limit }],
  );
  const event = happened(project, category);
  const all = event ? [...made, event] : made;
  const since = earliest(all.filter(({ date }) => firstDay(date) >= CATEGORIES_FROM));
  if (since === null) return { ...nothing, earlier: all.length > 0 };
  const { cause, date, days } = since;
  return { category, documents, since: { cause, date }, due: deadlineOf(spanOf(date), days), earlier: false };
}

const clocks = new WeakMap<Project, readonly CategoryClock[]>();

/** The eight categories of a project with their documents, worked out once; what was known when is asked of `stateOf`. */
export function clockOf(project: Project): readonly CategoryClock[] {
  let clock = clocks.get(project);
  if (!clock) {
    const documents = Map.groupBy(project.documents.map(documentClock), (one) => one.document.kind);
    clock = CATEGORIES.map((one) => categoryClock(project, one, documents.get(one) ?? []));
    clocks.set(project, clock);
  }
  return clock;
}

/** Public by a day: the day of publication has come or, where none is stated, the address is given. */
export function isPublic({ published_on, url, formed_on }: Document, end: string): boolean {
  if (published_on !== null) return lastDay(published_on) <= end;
  return url !== null && (formed_on === null || lastDay(formed_on) <= end);
}

/** How a category stands at the end of a day, by what was known then. */
export function stateOf(clock: CategoryClock, project: Project, end: string): CategoryState {
  const { category, documents, since, due, earlier } = clock;
  if (documents.some(({ document }) => isPublic(document, end))) return 'public';
  if (category === 'approval_service') return 'service';
  if (since === null) return earlier ? 'earlier' : withoutCause(clock, project, end);
  if (lastDay(since.date) > end) return withoutCause(clock, project, end);
  if (due === null) return 'undecided';
  if (due.last <= end) return 'overdue';
  return due.first > end ? 'running' : 'undecided';
}

/** Land and changes of design may never come; an opened road without a day of acceptance may have been accepted. */
function withoutCause({ category }: CategoryClock, project: Project, end: string): CategoryState {
  if (category === 'land' || category === 'design_change') return 'untold';
  const { opened } = timelineOf(project);
  return category === 'completion' && opened !== null && opened <= end && project.accepted_on === null
    ? 'untold'
    : 'not_yet';
}

/** Whether a category had to be public by the end of a day, whatever its state. */
export function isDue({ since, due }: CategoryClock, end: string): boolean {
  return since !== null && due !== null && due.last <= end && lastDay(since.date) <= end;
}

/** Whether a document came out in time, by what was known at the end of a day. */
export function documentState({ document, due, limit }: DocumentClock, end: string): DocumentState {
  const { formed_on, published_on } = document;
  if (formed_on === null) return 'undated';
  if (lastDay(formed_on) > end) return 'future';
  if (limit === null) return 'earlier';
  if (due === null) return 'undated';
  if (published_on !== null && lastDay(published_on) <= end) {
    if (lastDay(published_on) <= due.first) return 'on_time';
    return firstDay(published_on) > due.last ? 'late' : 'undated';
  }
  if (isPublic(document, end)) return 'undated';
  if (due.last <= end) return 'late';
  return due.first > end ? 'running' : 'undated';
}

/** Counts of one project at the end of a day. */
export interface Disclosure {
  /** Categories that had to be public by then, and of those the ones that were. */
  due: number;
  public: number;
  overdue: number;
  /** Documents by whether they came out in time. */
  on_time: number;
  late: number;
  undated: number;
}

export function disclosureOf(project: Project, end: string): Disclosure {
  const counts: Disclosure = { due: 0, public: 0, overdue: 0, on_time: 0, late: 0, undated: 0 };
  for (const clock of clockOf(project)) {
    if (isDue(clock, end)) {
      counts.due += 1;
      if (stateOf(clock, project, end) === 'public') counts.public += 1;
      else counts.overdue += 1;
    }
    for (const one of clock.documents) {
      const state = documentState(one, end);
      if (state === 'on_time' || state === 'late' || state === 'undated') counts[state] += 1;
    }
  }
  return counts;
}
