/**
 * What each release changed for readers, typed, as data without a language: the pages of updates, the history of a
 * project and the feeds are made from it. Nothing here depends on later releases, so that what is made from it can
 * stay the same for ever; names and districts are those of the release.
 */
import { isEmpty, valueOf, type Value } from '../compare/snapshot.ts';
import type { Archive, ReleaseChange } from '../history/archive.ts';
import type { Release } from '../history/releases.ts';
import { canonical, fieldNamed, tableNamed } from '../model/naming.ts';
import type { Month, Row } from '../schema/field.ts';
import type { TableName } from '../schema/tables.ts';

/** In the order in which pages tell them: first what changes the meaning of what was published. */
export const UPDATE_KINDS = [
  'correction',
  'revision',
  'silent',
  'withdrawal',
  'change',
  'method',
  'progress',
  'file',
] as const;

/**
 * `progress` 进展, also a new row; `revision` 修订, `correction` 更正, `change` 计划调整 with their row in the ledger;
 * `withdrawal` 撤销; `method` 口径; `silent` a published value changed and nobody says why; `file` a file of no table.
 */
export type UpdateKind = (typeof UPDATE_KINDS)[number];

export interface Update {
  readonly kind: UpdateKind;
  /** Null for settings and files. */
  readonly table: TableName | null;
  /** Of the row, in one spelling and in lower case; of a setting; the path of a file. */
  readonly key: string;
  /** Null where a whole row is new or gone. */
  readonly field: string | null;
  readonly from: Value;
  readonly to: Value;
  /** Whether a whole row is new, or gone. */
  readonly whole: 'new' | 'gone' | null;
  /** The row as the release left it, or as it was before it was taken away; null for settings and files. */
  readonly row: Row | null;
  readonly reason: string | null;
  /** Told by the ledger of a change made in another release, or before the first; `row` is that of the ledger. */
  readonly toldOnly: boolean;
  /** The id of the row of changes.csv or corrections.csv that says why. */
  readonly ledger: string | null;
  /** Day of that row. */
  readonly date: string | null;
  /** Ids of whom it is about. */
  readonly project: string | null;
  readonly district: string | null;
  readonly units: readonly string[];
}

export interface ReleaseUpdates {
  readonly release: Release;
  /** The month as of which the release speaks. */
  readonly asOf: Month | null;
  /** The first release brings everything: that is no change. */
  readonly isFirst: boolean;
  readonly updates: readonly Update[];
}

const text = (row: Row, field: string): string | null => {
  const value = valueOf(row, field);
  return typeof value === 'string' ? value : null;
};

interface Subjects {
  readonly project: string | null;
  readonly district: string | null;
  readonly units: readonly string[];
}

const NOBODY: Subjects = { project: null, district: null, units: [] };

/** Columns of any table that name a unit. */
const UNIT_COLUMNS = ['lead_unit', 'responsible_unit', 'unit'] as const;

function subjectsOf(archive: Archive, change: ReleaseChange, release: string): Subjects {
  const { row, table, key } = change;
  if (row === null || table === null) return NOBODY;
  const project = archive.projectOf(change);
  const own = project === null ? null : archive.rowAt('projects', project, release);
  const district = text(row, 'district') ?? (own === null ? null : text(own, 'district'));
  const named = [row, ...(own === null || own === row ? [] : [own])].flatMap((one) => [
    ...UNIT_COLUMNS.map((name) => text(one, name)),
    ...listed(valueOf(one, 'responsible_units')),
  ]);
  const units = named.filter((name) => name !== null).map((name) => archive.meant('units', name));
  return {
    project,
    district: table === 'districts' ? key : district === null ? null : archive.meant('districts', district),
    units: [...new Set(table === 'units' ? [archive.meant('units', key)] : units)],
  };
}

function listed(value: Value): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}

const KINDS: Readonly<Record<ReleaseChange['kind'], UpdateKind>> = {
  added: 'progress',
  progress: 'progress',
  withdrawal: 'withdrawal',
  change: 'change',
  revision: 'revision',
  correction: 'correction',
  silent: 'silent',
  removed: 'withdrawal',
  method: 'method',
  file: 'file',
};

function updateOf(archive: Archive, change: ReleaseChange, release: string): Update {
  const { kind, table, key, field, from, to, row, because } = change;
  const whole = table === null || field !== null ? null : kind === 'added' ? 'new' : 'gone';
  const withdrawn = kind === 'withdrawal' && row !== null ? text(row, 'withdrawn_reason') : null;
  return {
    kind: KINDS[kind],
    table,
    key,
    field,
    from,
    to,
    whole,
    row,
    toldOnly: false,
    reason: because?.reason ?? withdrawn,
    ledger: because?.id ?? null,
    date: because?.date ?? null,
    ...subjectsOf(archive, change, release),
  };
}

/** A ledger writes values as people do. */
function asWritten(table: TableName, field: string, written: string | null): Value {
  const known = fieldNamed(table, field);
  if (written === null || known === null) return written;
  const read = canonical(known, written);
  const isNumber = ['money', 'number', 'integer', 'percent', 'value'].includes(known.type);
  return isNumber && /^-?\d+(?:\.\d+)?$/.test(read) ? Number(read) : read;
}

/** A row of the ledger that no changed cell of its release rests on: it tells of a change made before. */
function toldOnly(archive: Archive, change: ReleaseChange, release: string): Update[] {
  const { row, table } = change;
  if (row === null || (table !== 'changes' && table !== 'corrections')) return [];
  const target = table === 'changes' ? 'projects' : tableNamed(text(row, 'table') ?? '');
  if (target === null) return [];
  const named = text(row, 'field') ?? '';
  const kind = table === 'changes' ? 'change' : text(row, 'kind') === 'revision' ? 'revision' : 'correction';
  return [
    {
      kind,
      table: target,
      key: archive.keyOf(target, text(row, table === 'changes' ? 'project_id' : 'key') ?? ''),
      field: fieldNamed(target, named)?.name ?? named,
      from: asWritten(target, named, text(row, 'old')),
      to: asWritten(target, named, text(row, 'new')),
      whole: null,
      row,
      toldOnly: true,
      reason: text(row, 'reason'),
      ledger: text(row, 'id'),
      date: text(row, 'date'),
      ...subjectsOf(archive, change, release),
    },
  ];
}

/** Columns that say more of a withdrawal in the same release. */
const OF_WITHDRAWAL: ReadonlySet<string> = new Set(['withdrawn_reason', 'withdrawn_on']);

function updatesIn(archive: Archive, changes: readonly ReleaseChange[], release: string): Update[] {
  const used = new Set(
    changes.flatMap(({ because }) =>
      because === null
        ? []
        : [`${'kind' in because ? 'corrections' : 'changes'} ${because.id.toLowerCase()}`],
    ),
  );
  const withdrawn = new Set(changes.filter(({ kind }) => kind === 'withdrawal').map(({ key }) => key));
  const met = new Set(
    changes.filter(({ field, from }) => field === 'actual_on' && isEmpty(from)).map(({ key }) => key),
  );
  return changes.flatMap((change): Update[] => {
    const { kind, table, field, key, to } = change;
    // A forecast that makes way for the date itself is no news.
    if (table === 'milestones' && field === 'forecast_on' && isEmpty(to) && met.has(key)) return [];
    if (kind === 'added' && (table === 'changes' || table === 'corrections'))
      return used.has(`${table} ${key}`) ? [] : toldOnly(archive, change, release);
    const isTold =
      kind === 'progress' && table === 'projects' && withdrawn.has(key) && OF_WITHDRAWAL.has(field ?? '');
    return isTold ? [] : [updateOf(archive, change, release)];
  });
}

/** The release asked for last: its page is made in each language, one after the other. */
const latest = new WeakMap<Archive, ReleaseUpdates>();

/** The updates of one release; null where the archive has no such release. */
export function releaseUpdates(archive: Archive, id: string): ReleaseUpdates | null {
  const kept = latest.get(archive);
  if (kept?.release.id === id) return kept;
  const release = archive.releases.find((one) => one.id === id);
  if (release === undefined) return null;
  const found = updatesOf(archive, release, archive.changes(id));
  latest.set(archive, found);
  return found;
}

/** How much a release changed, remembered: lists of releases ask for it again and again. */
export interface ReleaseSummary extends Omit<ReleaseUpdates, 'updates'> {
  readonly counts: ReadonlyMap<UpdateKind, number>;
  readonly projects: number;
}

const summaries = new WeakMap<Archive, Map<string, ReleaseSummary>>();

export function releaseSummary(archive: Archive, id: string): ReleaseSummary | null {
  let known = summaries.get(archive);
  if (known === undefined) summaries.set(archive, (known = new Map()));
  const kept = known.get(id);
  if (kept !== undefined) return kept;
  const all = releaseUpdates(archive, id);
  if (all === null) return null;
  const { updates, ...rest } = all;
  const projects = new Set(updates.flatMap(({ project }) => (project === null ? [] : [project]))).size;
  const summary = { ...rest, counts: countKinds(updates), projects };
  known.set(id, summary);
  return summary;
}

function updatesOf(archive: Archive, release: Release, changes: readonly ReleaseChange[]): ReleaseUpdates {
  return {
    release,
    asOf: archive.asOf(release.id),
    isFirst: release === archive.releases.at(-1),
    updates: updatesIn(archive, changes, release.id),
  };
}

/** The project asked for last: its pages are made in each language, one after the other. */
const latestProject = new WeakMap<Archive, { project: string; releases: readonly ReleaseUpdates[] }>();

/** What each release changed in a project, the newest first; releases without any change to it are left out. */
export function projectUpdates(archive: Archive, project: string): readonly ReleaseUpdates[] {
  const kept = latestProject.get(archive);
  if (kept?.project === project) return kept.releases;
  const releases = archive
    .changesOfProject(project)
    .map(({ release, changes }) => updatesOf(archive, release, changes))
    .filter(({ updates }) => updates.length > 0);
  latestProject.set(archive, { project, releases });
  return releases;
}

/** Those of a release's updates that are about a district, or about a unit. */
export function updatesAbout(
  all: ReleaseUpdates,
  kind: 'project' | 'district' | 'unit',
  id: string,
): readonly Update[] {
  switch (kind) {
    case 'project':
      return all.updates.filter(({ project }) => project === id);
    case 'district':
      return all.updates.filter(({ district }) => district === id);
    case 'unit':
      return all.updates.filter(({ units }) => units.includes(id));
  }
}

/** How many of each kind, in the order of the kinds; kinds that do not occur are left out. */
export function countKinds(updates: readonly Update[]): ReadonlyMap<UpdateKind, number> {
  const counts = new Map<UpdateKind, number>();
  for (const { kind } of updates) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Map(UPDATE_KINDS.flatMap((kind) => (counts.has(kind) ? [[kind, counts.get(kind) ?? 0]] : [])));
}

/** A later release that changed a value again, other than as progress. */
export interface LaterMark {
  readonly update: Update;
  readonly by: Release;
}

const CORRECTING: ReadonlySet<UpdateKind> = new Set(['correction', 'revision', 'silent']);
const marked = new WeakMap<Archive, ReadonlyMap<string, readonly LaterMark[]>>();

/** By release: what of it was corrected, revised or silently changed by a later one. */
export function laterMarks(archive: Archive): ReadonlyMap<string, readonly LaterMark[]> {
  let marks = marked.get(archive);
  if (marks === undefined) marked.set(archive, (marks = marksOf(archive)));
  return marks;
}

function marksOf(archive: Archive): ReadonlyMap<string, readonly LaterMark[]> {
  const marks = new Map<string, LaterMark[]>();
  const order = new Map(archive.releases.toReversed().map(({ id }, at) => [id, at]));
  for (const [by, at] of order) {
    const telling = archive
      .changes(by)
      .filter(({ kind, table }) => CORRECTING.has(KINDS[kind]) || table === 'corrections');
    const release = archive.releases.find(({ id }) => id === by)!;
    for (const update of updatesIn(archive, telling, by)) {
      if (update.table === null || update.field === null || isEmpty(update.from)) continue;
      const values = archive.publishedValues(update.table, update.key).get(update.field) ?? [];
      const published = values.findLast((one) => (order.get(one.release.id) ?? at) < at)?.release.id;
      if (published === undefined) continue;
      const list = marks.get(published);
      if (list === undefined) marks.set(published, [{ update, by: release }]);
      else list.push({ update, by: release });
    }
  }
  return marks;
}
