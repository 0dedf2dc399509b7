/** What a reader is told who comes from the QR code of a board: what changed since the release that it names. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { formatDate } from '../i18n/format.ts';
import { boardWords } from '../i18n/pages/board.ts';
import { historyWords } from '../i18n/pages/history.ts';
import { projectWords } from '../i18n/pages/project.ts';
import type { Project } from '../model/types.ts';
import type { Context } from './context.ts';
import { projectStates, type ProjectState } from './embed-frozen.ts';
import { namesAt, UpdateTexts, type UpdateText } from './update-texts.ts';
import { projectUpdates, type ReleaseUpdates, type UpdateKind } from './updates.ts';

/** Changes of one release that are told in full; the history page has them all. */
const TOLD = 6;

/** A release that changed the project; its id is the anchor that a board's code leads to. */
interface SinceRow {
  readonly id: string;
  readonly date: string;
  /** Said to those whose board this is. */
  readonly yours: string;
  /** What the board of this release said of the opening, where it is not what holds now. */
  readonly said: string | null;
  readonly items: readonly (UpdateText & { readonly of: UpdateKind })[];
  readonly more: string | null;
  readonly href: string;
}

export interface SinceView {
  readonly title: string;
  readonly lede: string;
  /** The newest first. */
  readonly rows: readonly SinceRow[];
}

/** The opening as a release told it. */
function saidOf(context: Context, state: ProjectState): string {
  const { lang, noun } = context;
  const words = projectWords(lang);
  const { actual_end, withdrawn_on, report } = state;
  if (withdrawn_on !== null) return words.withdrawn(formatDate(withdrawn_on, lang));
  if (actual_end !== null) return words.opened[noun](formatDate(actual_end, lang));
  const forecast = report?.forecast_end ?? null;
  const then = forecast === null ? words.undecided[noun] : words.expected(formatDate(forecast, lang));
  return `${words.notOpen[noun]}${context.words.comma}${then}`;
}

/** By release: what it said of the opening. */
function sayings(context: Context, archive: Archive, project: Project): ReadonlyMap<string, string> {
  const states = new Map(projectStates(archive, project).map((state) => [state.release, state]));
  const said = new Map<string, string>();
  let current: ProjectState | undefined;
  for (const { id } of archive.releases.toReversed()) {
    current = states.get(id) ?? current;
    if (current !== undefined) said.set(id, saidOf(context, current));
  }
  return said;
}

/** The releases that changed a project, the newest first; null where there is no history. */
export function releasesOf(archive: Archive | NoHistory, project: Project): readonly ReleaseUpdates[] | null {
  return typeof archive === 'string' ? null : projectUpdates(archive, project.id);
}

/** @param now what the board of today says of the opening */
export function sinceView(
  context: Context,
  archive: Archive | NoHistory,
  project: Project,
  now: string,
): SinceView {
  const { lang, urls } = context;
  const { since: words } = boardWords(lang);
  if (typeof archive === 'string')
    return { title: words.title, lede: historyWords(lang).noReleases[archive], rows: [] };
  const releases = projectUpdates(archive, project.id);
  const said = sayings(context, archive, project);
  const rows = releases.map(({ release, isFirst, updates }, index): SinceRow => {
    const texts = new UpdateTexts(lang, namesAt(archive, release.id, lang));
    const told = isFirst ? [] : updates;
    const before = said.get(release.id) ?? now;
    return {
      id: release.id,
      date: release.date,
      yours: index === 0 ? words.newest : words.older(index),
      said: before === now ? null : before,
      items: told.slice(0, TOLD).map((update) => ({ ...texts.of(update), of: update.kind })),
      more: isFirst ? words.first : told.length > TOLD ? words.more(told.length - TOLD) : null,
      href: urls.history(project.id, release.id),
    };
  });
  return { title: words.title, lede: rows.length === 0 ? words.none : words.lede, rows };
}
