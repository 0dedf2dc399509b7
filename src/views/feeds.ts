/** What feeds say: each release that changed something, in words, about everything or about one subject. */
import type { FeedEntry, FeedFacts } from '../export/feed.ts';
import { hostOf, tagOf, type Authority } from '../export/tag.ts';
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { followWords, type FollowWords } from '../i18n/pages/follow.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import { monthEnd } from '../model/dates.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { publisherOf } from './structured.ts';
import { namesAt, UpdateTexts } from './update-texts.ts';
import { countKinds, releaseUpdates, type ReleaseUpdates, type Update } from './updates.ts';

/** Feeds keep this many releases; whoever wants them all finds them on the site. */
const MOST_ENTRIES = 30;
/** An entry tells this many changes, then how many more there are. */
const MOST_LINES = 100;

export type Followed = 'projects' | 'districts' | 'units';

interface Index {
  /** The newest first. */
  readonly all: readonly ReleaseUpdates[];
  /** By kind and id in lower case. */
  readonly about: ReadonlyMap<string, readonly ReleaseUpdates[]>;
}

const indexes = new WeakMap<Archive, Index>();
const keyOf = (kind: Followed, id: string): string => `${kind}/${id.toLowerCase()}`;

function subjectsOf({ project, district, units }: Update): string[] {
  return [
    ...(project === null ? [] : [keyOf('projects', project)]),
    ...(district === null ? [] : [keyOf('districts', district)]),
    ...units.map((unit) => keyOf('units', unit)),
  ];
}

/** Every release read once, for all feeds. */
function indexOf(archive: Archive): Index {
  const known = indexes.get(archive);
  if (known !== undefined) return known;
  const all: ReleaseUpdates[] = [];
  const about = new Map<string, ReleaseUpdates[]>();
  for (const { id } of archive.releases) {
    const one = releaseUpdates(archive, id);
    if (one === null) continue;
    if (all.length < MOST_ENTRIES) all.push(one);
    const subjects = new Map<string, Update[]>();
    for (const update of one.updates)
      for (const key of subjectsOf(update)) {
        const list = subjects.get(key);
        if (list === undefined) subjects.set(key, [update]);
        else list.push(update);
      }
    for (const [key, updates] of subjects) {
      const list = about.get(key) ?? [];
      if (list.length >= MOST_ENTRIES) continue;
      list.push({ ...one, updates });
      about.set(key, list);
    }
  }
  const index = { all, about };
  indexes.set(archive, index);
  return index;
}

/** Where the identifiers of feeds and events belong. */
export function authorityOf({ dataset, ledger }: Pick<Context, 'dataset' | 'ledger'>): Authority {
  return { host: hostOf(dataset.settings.base_url), since: ledger.releases?.at(-1)?.date ?? null };
}

/** Says why there is no history. */
function isArchive(archive: Archive | NoHistory): archive is Archive {
  return typeof archive !== 'string';
}

interface Subject {
  readonly kind: Followed;
  readonly id: string;
  readonly name: string;
  readonly page: string;
}

function titleOf(
  { updates, asOf, isFirst }: ReleaseUpdates,
  words: FollowWords,
  lang: Context['lang'],
): string {
  const { counted } = updateWords(lang);
  const counts = [...countKinds(updates)].map(([kind, n]) => counted[kind](n));
  const said = isFirst ? words.first : counts.length === 0 ? words.nothing : counts.join(words.comma);
  return asOf === null ? said : words.entry(asOf, said);
}

/** What one release changed, one sentence to a change, each with its project where the feed is about more. */
function linesOf(context: Context, archive: Archive, one: ReleaseUpdates, subject: Subject | null): string[] {
  const { lang } = context;
  const words = followWords(lang);
  if (one.isFirst) return [words.firstRows(one.updates.length)];
  const names = namesAt(archive, one.release.id, lang);
  const texts = new UpdateTexts(lang, names);
  const { kind } = updateWords(lang);
  const lines = one.updates.slice(0, MOST_LINES).map((update) => {
    const { sentence } = texts.of(update);
    const project = subject?.kind === 'projects' ? null : update.project;
    const name = project === null ? null : names('projects', project);
    const lead = update.kind === 'file' ? '' : `${kind[update.kind]}${context.words.colon}`;
    return `${lead}${name === null ? '' : `${name}${context.words.comma}`}${sentence}`;
  });
  const rest = one.updates.length - lines.length;
  return rest > 0 ? [...lines, words.more(rest)] : lines.length > 0 ? lines : [words.nothing];
}

function entryOf(
  context: Context,
  archive: Archive,
  one: ReleaseUpdates,
  subject: Subject | null,
): FeedEntry {
  const { lang, urls, absolute } = context;
  const words = followWords(lang);
  const { kind } = updateWords(lang);
  const path = subject === null ? ['updates'] : [subject.kind, subject.id];
  return {
    id: tagOf(authorityOf(context), ...path, one.release.id, lang),
    title: titleOf(one, words, lang),
    at: one.release.at,
    address: absolute(
      subject?.kind === 'projects' ? urls.history(subject.id, one.release.id) : urls.update(one.release.id),
    ),
    lines: linesOf(context, archive, one, subject),
    kinds: one.isFirst
      ? []
      : [...countKinds(one.updates).keys()].map((term) => ({ term, label: kind[term] })),
  };
}

function facts(
  context: Context,
  archive: Archive | NoHistory,
  own: readonly ReleaseUpdates[],
  subject: Subject | null,
): FeedFacts {
  const { lang, urls, files, absolute, dataset } = context;
  const { settings } = dataset;
  const words = followWords(lang);
  const title = lang === 'en' && settings.title_en ? settings.title_en : settings.title;
  const path = subject === null ? ['updates'] : [subject.kind, subject.id];
  return {
    id: tagOf(authorityOf(context), ...path, lang),
    title: subject === null ? words.siteFeed(title) : words.of(subject.name),
    subtitle: isArchive(archive) ? words.about : words.noHistory,
    lang,
    publisher: publisherOf(context),
    rights: settings.license,
    self: absolute(subject === null ? files.feed(lang) : files.feed(lang, subject.kind, subject.id)),
    page: absolute(subject?.page ?? urls.updates()),
    icon: absolute(files.squareMark()),
    at: `${monthEnd(dataset.as_of)}T00:00:00Z`,
    entries: isArchive(archive) ? own.map((one) => entryOf(context, archive, one, subject)) : [],
  };
}

/** Everything that releases changed. */
export function siteFeed(context: Context, archive: Archive | NoHistory): FeedFacts {
  return facts(context, archive, isArchive(archive) ? indexOf(archive).all : [], null);
}

/** What releases changed of one project, in one district, or of what one unit answers for. */
export function subjectFeed(
  context: Context,
  archive: Archive | NoHistory,
  kind: Followed,
  subject: { id: string; name: string; name_en: string | null },
): FeedFacts {
  const { urls, lang } = context;
  const page = {
    projects: () => urls.project(subject.id),
    districts: () => urls.district(subject.id),
    units: () => urls.unit(subject.id),
  }[kind]();
  const own = isArchive(archive) ? (indexOf(archive).about.get(keyOf(kind, subject.id)) ?? []) : [];
  return facts(context, archive, own, { kind, id: subject.id, name: nameOf(subject, lang), page });
}

/** Each release as an item: when, as of which month, and how much it changed. */
export function releaseFeed(context: Context, archive: Archive | NoHistory): FeedFacts {
  const { lang, files, absolute } = context;
  const base = siteFeed(context, archive);
  const { counted } = updateWords(lang);
  const all = isArchive(archive) ? indexOf(archive).all : [];
  return {
    ...base,
    title: `${base.title}${context.words.colon}${followWords(lang).releases}`,
    self: absolute(files.releaseFeed()),
    entries: base.entries.map((entry, at) => ({
      ...entry,
      lines: all[at]?.isFirst
        ? entry.lines
        : [
            followWords(lang).release(all[at]?.release.id ?? ''),
            ...[...countKinds(all[at]?.updates ?? [])].map(([kind, n]) => counted[kind](n)),
          ],
    })),
  };
}
