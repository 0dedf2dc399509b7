/** Which difficulties each list holds, worked out once per dataset, for both languages and every page of a list. */
import { daysOfIssue } from '../measures/timeline.ts';
import { issueCounts } from '../measures/scopes.ts';
import { daysBetween, lastDay, monthEnd, quarterEnd, quarterOf } from '../model/dates.ts';
import type { Dataset, Issue, Unit } from '../model/types.ts';

/** Kinds of selections, in the order in which pages offer them. */
export const ISSUE_VIEWS = ['category', 'unit', 'district', 'age'] as const;
export type IssueView = (typeof ISSUE_VIEWS)[number];

/** Days since a difficulty was raised, as addresses call them: from, to. */
const AGES: readonly (readonly [key: string, most: number])[] = [
  ['0-30', 30],
  ['31-90', 90],
  ['91-180', 180],
  ['181-365', 365],
  ['366', Infinity],
];

export interface IssueLists {
  /** Last day of the period. */
  readonly end: string;
  /** Every one that counts. */
  readonly counted: readonly Issue[];
  /** Not closed, the longest overdue first, without a deadline last. */
  readonly open: readonly Issue[];
  /** Closed, the newest first. */
  readonly closed: readonly Issue[];
  /** By selection as addresses name it: `category/land`, `unit/gdgs`, `district/east`, `age/0-30`. */
  readonly selected: ReadonlyMap<
    string,
    { readonly open: readonly Issue[]; readonly closed: readonly Issue[] }
  >;
  /** Those closed in each quarter, in the order in which they were closed; the newest quarter first. */
  readonly quarters: ReadonlyMap<string, readonly Issue[]>;
  /** Those raised in each month, in the order of their dates, withdrawn projects' too; the newest month first. */
  readonly months: ReadonlyMap<string, readonly Issue[]>;
}

export function isIssueClosed(issue: Issue, end: string): boolean {
  const { closed } = daysOfIssue(issue);
  return closed !== null && closed <= end;
}

export function isIssueOverdue(issue: Issue, end: string): boolean {
  const { due } = daysOfIssue(issue);
  return !isIssueClosed(issue, end) && due !== null && due < end;
}

/** Who is awaited: the unit written, or else the one that leads the project, as measures have it. */
export function unitOfIssue({ responsible_unit, project }: Issue): Unit | null {
  return responsible_unit ?? project?.lead_unit ?? null;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byUrgency(a: Issue, b: Issue): number {
  const [one, other] = [daysOfIssue(a), daysOfIssue(b)];
  return order(one.due ?? '9', other.due ?? '9') || order(one.raised, other.raised) || order(a.id, b.id);
}

function byClosing(a: Issue, b: Issue): number {
  return order(daysOfIssue(a).closed ?? '', daysOfIssue(b).closed ?? '') || order(a.id, b.id);
}

function byRaising(a: Issue, b: Issue): number {
  return order(daysOfIssue(a).raised, daysOfIssue(b).raised) || order(a.id, b.id);
}

function ageOf(issue: Issue, end: string): string {
  const days = daysBetween(daysOfIssue(issue).raised, end);
  return AGES.find(([, most]) => days <= most)?.[0] ?? '366';
}

function selectionsOf(issue: Issue, end: string): string[] {
  const unit = unitOfIssue(issue);
  return [
    `category/${issue.category ?? 'none'}`,
    ...(unit === null ? [] : [`unit/${unit.id}`]),
    ...(issue.district === null ? [] : [`district/${issue.district.id}`]),
    ...(isIssueClosed(issue, end) ? [] : [`age/${ageOf(issue, end)}`]),
  ];
}

function selectedOf(
  open: readonly Issue[],
  closed: readonly Issue[],
  end: string,
): Map<string, { open: Issue[]; closed: Issue[] }> {
  const selected = new Map<string, { open: Issue[]; closed: Issue[] }>();
  const of = (key: string): { open: Issue[]; closed: Issue[] } => {
    let list = selected.get(key);
    if (!list) selected.set(key, (list = { open: [], closed: [] }));
    return list;
  };
  // Ages have their pages even where nothing has that age, so that no address comes and goes.
  for (const [age] of AGES) of(`age/${age}`);
  for (const issue of open) for (const key of selectionsOf(issue, end)) of(key).open.push(issue);
  for (const issue of closed) for (const key of selectionsOf(issue, end)) of(key).closed.push(issue);
  return selected;
}

/** A quarter holds what counted at its own end, as the figure of its last month does: later withdrawals change nothing. */
function quartersOf({ issues, as_of }: Dataset, end: string): Map<string, Issue[]> {
  const closed = issues.filter((issue) => isIssueClosed(issue, end)).sort(byClosing);
  const all = [...Map.groupBy(closed, (issue) => quarterOf(daysOfIssue(issue).closed ?? end))].toReversed();
  return new Map(
    all
      .map(([quarter, own]): [string, Issue[]] => {
        const last = quarterEnd(quarter);
        const day = monthEnd(last < as_of ? last : as_of);
        return [quarter, own.filter((issue) => issueCounts(issue, day))];
      })
      .filter(([, own]) => own.length > 0),
  );
}

function listsOf(dataset: Dataset): IssueLists {
  const end = monthEnd(dataset.as_of);
  const counted = dataset.issues.filter((issue) => issueCounts(issue, end));
  const open = counted.filter((issue) => !isIssueClosed(issue, end)).sort(byUrgency);
  const closed = counted
    .filter((issue) => isIssueClosed(issue, end))
    .sort(byClosing)
    .reverse();
  const raised = dataset.issues.filter((issue) => daysOfIssue(issue).raised <= end).sort(byRaising);
  const months = [...Map.groupBy(raised, (issue) => raisedMonth(issue))].toSorted((a, b) =>
    order(b[0], a[0]),
  );
  return {
    end,
    counted,
    open,
    closed,
    selected: selectedOf(open, closed, end),
    quarters: quartersOf(dataset, end),
    months: new Map(months),
  };
}

/** The month of the page on which a difficulty stands for ever; where only the year was written, its last. */
export function raisedMonth({ raised_on }: Issue): string {
  return lastDay(raised_on).slice(0, 7);
}

const known = new WeakMap<Dataset, IssueLists>();

export function issueLists(dataset: Dataset): IssueLists {
  let lists = known.get(dataset);
  if (!lists) known.set(dataset, (lists = listsOf(dataset)));
  return lists;
}

/** The keys of a kind of selection: categories, units and districts in the order of their tables, ages from young to old. */
export function issueKeys(dataset: Dataset, view: IssueView): string[] {
  const { selected } = issueLists(dataset);
  const inOrder = {
    category: ['land', 'funds', 'site', 'utilities', 'approval', 'technical', 'other', 'none'],
    unit: dataset.units.map(({ id }) => id),
    district: dataset.districts.map(({ id }) => id),
    age: AGES.map(([age]) => age),
  }[view];
  return inOrder.map((id) => `${view}/${id}`).filter((key) => selected.has(key));
}
