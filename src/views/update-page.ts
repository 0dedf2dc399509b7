/** The page of one release: what it changed, typed, project by project. It says nothing that a later release could alter. */
import type { Archive } from '../history/archive.ts';
import type { FigureHistory } from '../history/figure-history.ts';
import type { Release } from '../history/releases.ts';
import { historyWords } from '../i18n/pages/history.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import { monthEnd } from '../model/dates.ts';
import { updateCitation, type CitationView } from './citation.ts';
import type { Context } from './context.ts';
import { feedsOf } from './follow.ts';
import { headOf, ownDateLine } from './page.ts';
import { commitAddress } from './repository.ts';
import type { Link, PageHead, Sentence } from './types.ts';
import { figuresView, type FiguresView } from './update-figures.ts';
import { namesAt, UpdateTexts, type UpdateText } from './update-texts.ts';
import {
  laterMarks,
  releaseSummary,
  releaseUpdates,
  UPDATE_KINDS,
  type ReleaseSummary,
  type ReleaseUpdates,
  type Update,
  type UpdateKind,
} from './updates.ts';

/** What a release changed in one project, or in nothing of a single project. */
interface UpdateGroup {
  /** Its anchor, on its first appearance. */
  readonly id: string | null;
  readonly name: string;
  /** Null where it has no page any more. */
  readonly href: string | null;
  readonly items: readonly (UpdateText & { readonly of: UpdateKind })[];
}

interface UpdateSection {
  readonly kind: UpdateKind;
  readonly title: string;
  readonly note: string | null;
  readonly groups: readonly UpdateGroup[];
  /** How many groups are not listed, in words; null where all are. */
  readonly rest: string | null;
}

/** A mark of what a later release changed again. */
interface LaterView {
  readonly href: string;
  readonly release: string;
  readonly name: string;
  readonly item: UpdateText & { readonly of: UpdateKind };
}

export interface UpdateView {
  readonly head: PageHead;
  readonly crumbs: readonly Link[];
  readonly heading: string;
  readonly citation: CitationView;
  readonly later: {
    readonly title: string;
    readonly rows: readonly LaterView[];
    readonly rest: string | null;
  } | null;
  /** Null where none moved, or nobody can tell. */
  readonly figures: FiguresView | null;
  readonly sections: readonly UpdateSection[];
  /** In the first release, and where very much is new: how many rows of which table. */
  readonly counts: readonly (readonly [string, string])[];
  readonly links: readonly { readonly label: string; readonly text: Sentence }[];
}

/** More lines than this are not listed: the table for download has them all. */
const MOST = 600;

/** Sections and marks of a release, in one language. */
class Teller {
  readonly #context: Context;
  readonly #texts: UpdateTexts;
  readonly #names: ReturnType<typeof namesAt>;
  readonly #projects: ReadonlySet<string>;
  readonly #anchored = new Set<string>();

  constructor(context: Context, archive: Archive, release: string) {
    this.#context = context;
    this.#names = namesAt(archive, release, context.lang);
    this.#texts = new UpdateTexts(context.lang, this.#names);
    this.#projects = pagesOf(context);
  }

  item(update: Update): UpdateGroup['items'][number] {
    return { ...this.#texts.of(update), of: update.kind };
  }

  name({ project, district, table }: Update): string {
    const { words } = this.#context;
    if (project !== null) return this.#names('projects', project) ?? project;
    if (district !== null) return this.#names('districts', district) ?? district;
    return table === null ? words.city : words.table(table);
  }

  group(updates: readonly Update[]): UpdateGroup {
    const { project } = updates[0]!;
    const isFirst = project !== null && !this.#anchored.has(project);
    if (isFirst) this.#anchored.add(project);
    return {
      id: isFirst ? project : null,
      name: this.name(updates[0]!),
      href: project !== null && this.#projects.has(project) ? this.#context.urls.project(project) : null,
      items: updates.map((update) => this.item(update)),
    };
  }

  /** The groups of a section, and those of them that the page lists. */
  groups(updates: readonly Update[]): {
    all: readonly (readonly Update[])[];
    shown: readonly (readonly Update[])[];
  } {
    const all = [...Map.groupBy(updates, (one) => one.project ?? `\n${this.name(one)}`).values()];
    return { all, shown: withinLimit(all) };
  }

  section(kind: UpdateKind, updates: readonly Update[]): UpdateSection {
    const words = updateWords(this.#context.lang);
    const { all: groups, shown } = this.groups(updates);
    return {
      kind,
      title: words.counted[kind](updates.length),
      note: kind === 'silent' ? words.silentNote : null,
      groups: shown.map((group) => this.group(group)),
      rest: shown.length < groups.length ? words.rest(groups.length - shown.length) : null,
    };
  }
}

/** Whole groups, up to the limit of lines; the first always. */
function withinLimit(groups: readonly (readonly Update[])[]): readonly (readonly Update[])[] {
  let lines = 0;
  const end = groups.findIndex((group, at) => {
    lines += group.length;
    return at > 0 && lines > MOST;
  });
  return end === -1 ? groups : groups.slice(0, end);
}

const pages = new WeakMap<Context['dataset'], ReadonlySet<string>>();

function pagesOf({ dataset }: Context): ReadonlySet<string> {
  let ids = pages.get(dataset);
  if (ids === undefined) pages.set(dataset, (ids = new Set(dataset.projects.map(({ id }) => id))));
  return ids;
}

/** What the page of a release tells one by one, section by section. */
function sectionsOf({ updates, isFirst }: ReleaseUpdates): { kind: UpdateKind; own: readonly Update[] }[] {
  const told = isFirst ? updates.filter(({ whole }) => whole !== 'new') : updates;
  return UPDATE_KINDS.map((kind) => ({ kind, own: told.filter((update) => update.kind === kind) })).filter(
    ({ own }) => own.length > 0,
  );
}

const listed = new WeakMap<Archive, Map<string, ReadonlySet<string>>>();

/** The projects that have an anchor on the page of a release: a long page lists not all. */
function anchorsOf(context: Context, archive: Archive, release: string): ReadonlySet<string> {
  let known = listed.get(archive);
  if (known === undefined) listed.set(archive, (known = new Map()));
  const key = `${context.lang} ${release}`;
  let anchors = known.get(key);
  if (anchors === undefined) {
    const teller = new Teller(context, archive, release);
    const all = releaseUpdates(archive, release);
    const shown = all === null ? [] : sectionsOf(all).flatMap(({ own }) => teller.groups(own).shown);
    known.set(key, (anchors = new Set(shown.flatMap(([first]) => first?.project ?? []))));
  }
  return anchors;
}

/** 更正 1 处，进展 12 条，涉及 5 条路 */
function clausesOf(context: Context, { isFirst, counts, projects }: ReleaseSummary): string {
  const { lang, words, noun } = context;
  const own = updateWords(lang);
  if (isFirst) return own.first[noun](projects);
  const clauses = [...counts].map(([kind, n]) => own.counted[kind](n));
  if (clauses.length === 0) clauses.push(own.nothing);
  if (projects > 0) clauses.push(own.concerning[noun](projects));
  return clauses.join(words.comma);
}

/** 2014-02-05 发布：更正 1 处，进展 12 条，涉及 5 条路。 */
function headingOf(context: Context, summary: ReleaseSummary): string {
  return updateWords(context.lang).heading(summary.release.date, clausesOf(context, summary));
}

function laterOf(context: Context, archive: Archive, release: string): UpdateView['later'] {
  const marks = laterMarks(archive).get(release) ?? [];
  if (marks.length === 0) return null;
  const words = updateWords(context.lang);
  const shown = marks.slice(0, MOST);
  return {
    title: words.later(marks.length),
    rows: shown.map(({ update, by }) => {
      const teller = new Teller(context, archive, by.id);
      const { project } = update;
      const isListed = project !== null && anchorsOf(context, archive, by.id).has(project);
      return {
        href: context.urls.update(by.id, isListed ? project : undefined),
        release: by.id,
        name: teller.name(update),
        item: teller.item(update),
      };
    }),
    rest: marks.length > shown.length ? words.rest(marks.length - shown.length) : null,
  };
}

/** Rows by table, where they are too many to be told one by one. */
function countsOf(context: Context, updates: readonly Update[]): [string, string][] {
  const { words, lang } = context;
  const added = updates.filter(({ whole }) => whole === 'new');
  return [...Map.groupBy(added, ({ table }) => table)].map(([table, rows]) => [
    words.table(table ?? ''),
    historyWords(lang).releases.rows('', rows.length).trim(),
  ]);
}

/** Where the data stand as they were: the downloads are of the newest release only. */
function thenOf({ dataset, urls, lang, words: { nav } }: Context, { hash }: Release): Sentence {
  const { commit, archive } = updateWords(lang);
  const { repository } = dataset.settings;
  const href = repository === null ? null : commitAddress(repository, hash);
  const short = hash.slice(0, 7);
  return [
    commit,
    href === null ? { strong: short } : { link: { href, text: short } },
    archive[0],
    { link: { href: urls.data(), text: nav.data } },
    archive[1],
  ];
}

function linksOf(context: Context, archive: Archive, release: Release): UpdateView['links'] {
  const { urls, files, lang } = context;
  const words = updateWords(lang);
  const at = archive.releases.indexOf(release);
  const before = archive.releases[at + 1];
  const csv = files.updateCsv(release.id);
  const rows = [
    { label: words.links.all, text: [{ link: { href: csv, text: 'changes.csv' } }] },
    before === undefined
      ? null
      : { label: words.links.before, text: [{ link: { href: urls.update(before.id), text: before.id } }] },
    { label: words.links.then, text: thenOf(context, release) },
    { label: words.links.list, text: [{ link: { href: urls.updates(), text: words.title } }] },
  ];
  return rows.filter((row) => row !== null);
}

/** @throws for a release that the archive does not have, which a static path cannot ask for */
export function updateView(
  context: Context,
  archive: Archive,
  history: FigureHistory | null,
  id: string,
): UpdateView {
  const { lang, urls } = context;
  const words = updateWords(lang);
  const all = releaseUpdates(archive, id);
  const summary = releaseSummary(archive, id);
  if (all === null || summary === null) throw new Error(`no release ${id}`);
  const teller = new Teller(context, archive, id);
  const { updates, isFirst, release, asOf } = all;
  const heading = headingOf(context, summary);
  const line = asOf === null ? [] : ownDateLine(context, asOf, null);
  const sections = sectionsOf(all).map(({ kind, own }) => teller.section(kind, own));
  return {
    head: {
      ...headOf(context, null, words.pageTitle(release.id), urls.update(id), heading, [
        ...line,
        [`${context.words.release} ${id}`],
      ]),
      // What a later release corrected stands on the page too.
      changed: laterMarks(archive).get(id)?.at(-1)?.by ?? release,
      article: true,
      feeds: feedsOf(context),
    },
    crumbs: [{ href: urls.updates(), text: words.title }],
    heading,
    later: laterOf(context, archive, id),
    figures: figuresView(context, archive, history, id),
    sections,
    counts:
      isFirst || sections.some(({ kind, rest }) => kind === 'progress' && rest !== null)
        ? countsOf(context, updates)
        : [],
    links: linksOf(context, archive, release),
    citation: updateCitation(context, id),
  };
}

/** One release in the list of all. */
export interface UpdateRow {
  readonly id: string;
  readonly href: string;
  readonly date: string;
  readonly asOf: string;
  readonly text: string;
}

export function updateRow(context: Context, archive: Archive, id: string): UpdateRow {
  const summary = releaseSummary(archive, id);
  if (summary === null) throw new Error(`no release ${id}`);
  return {
    id,
    href: context.urls.update(id),
    date: summary.release.date,
    asOf: summary.asOf === null ? '' : monthEnd(summary.asOf),
    text: clausesOf(context, summary),
  };
}
