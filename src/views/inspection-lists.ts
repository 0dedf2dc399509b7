/** Which findings each list holds, worked out once per dataset. */
import { repeatsOf } from '../measures/repeats.ts';
import { inspectionCounts } from '../measures/scopes.ts';
import { daysOfInspection } from '../measures/timeline.ts';
import { lastDay, monthEnd } from '../model/dates.ts';
import type { Dataset, Inspection, Unit } from '../model/types.ts';

const INSPECTION_VIEWS = ['unit', 'kind'] as const;
export type InspectionView = (typeof INSPECTION_VIEWS)[number];

const KINDS: readonly Inspection['kind'][] = ['comprehensive', 'focused', 'joint', 'routine', 'other'];

export interface InspectionLists {
  readonly end: string;
  /** Every finding that counts, the newest first. */
  readonly counted: readonly Inspection[];
  /** Not rectified, the longest overdue first, without a deadline last. */
  readonly open: readonly Inspection[];
  /** Found again after they were rectified, the newest first. */
  readonly repeated: readonly Inspection[];
  /** The newest first, by selection as addresses name it: `unit/gdgs`, `kind/joint`. */
  readonly selected: ReadonlyMap<string, readonly Inspection[]>;
  /** By month, withdrawn projects' too, the newest month first. */
  readonly months: ReadonlyMap<string, readonly Inspection[]>;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function isRectified(inspection: Inspection, end: string): boolean {
  const { rectified } = daysOfInspection(inspection);
  return rectified !== null && rectified <= end;
}

export function isOverdue(inspection: Inspection, end: string): boolean {
  const { due } = daysOfInspection(inspection);
  return !isRectified(inspection, end) && due !== null && due < end;
}

/** The unit written, or else the one that leads the project, as measures have it. */
export function unitOf({ unit, project }: Inspection): Unit | null {
  return unit ?? project?.lead_unit ?? null;
}

/** The month of the page on which a finding stands for ever. */
export function foundMonth({ date }: Inspection): string {
  return lastDay(date).slice(0, 7);
}

function byUrgency(a: Inspection, b: Inspection): number {
  const [one, other] = [daysOfInspection(a), daysOfInspection(b)];
  return order(one.due ?? '9', other.due ?? '9') || order(one.found, other.found) || order(a.id, b.id);
}

function listsOf(dataset: Dataset): InspectionLists {
  const end = monthEnd(dataset.as_of);
  const newest = (a: Inspection, b: Inspection): number =>
    order(daysOfInspection(b).found, daysOfInspection(a).found) || order(b.id, a.id);
  const known = dataset.inspections.filter((one) => daysOfInspection(one).found <= end).sort(newest);
  const counted = known.filter((one) => inspectionCounts(one, end));
  const repeats = repeatsOf(dataset);
  const selected = new Map<string, Inspection[]>();
  for (const one of counted)
    for (const key of [`kind/${one.kind}`, ...[unitOf(one)].map((unit) => `unit/${unit?.id ?? ''}`)]) {
      const list = selected.get(key);
      if (list) list.push(one);
      else selected.set(key, [one]);
    }
  return {
    end,
    counted,
    open: counted.filter((one) => !isRectified(one, end)).sort(byUrgency),
    repeated: counted.filter((one) => repeats.has(one)),
    selected,
    months: Map.groupBy(known, foundMonth),
  };
}

const lists = new WeakMap<Dataset, InspectionLists>();

export function inspectionLists(dataset: Dataset): InspectionLists {
  let own = lists.get(dataset);
  if (!own) lists.set(dataset, (own = listsOf(dataset)));
  return own;
}

/** The keys of a kind of selection in the order of units or kinds; those that hold anything. */
export function inspectionKeys(dataset: Dataset, view: InspectionView): string[] {
  const { selected } = inspectionLists(dataset);
  const ids = view === 'unit' ? dataset.units.map(({ id }) => id) : KINDS;
  return ids.map((id) => `${view}/${id}`).filter((key) => selected.has(key));
}

/** Keys of all selections. */
export function allInspectionKeys(dataset: Dataset): string[] {
  return INSPECTION_VIEWS.flatMap((view) => inspectionKeys(dataset, view));
}
