/** Stories with what git knows of them: when each was published, on which release it stands, when it was changed. */
import type { Archive } from '../history/archive.ts';
import type { FigureHistory } from '../history/figure-history.ts';
import type { NoHistory, Release } from '../history/releases.ts';
import type { Lang } from '../schema/settings.ts';
import type { Month } from '../schema/field.ts';
import { figuresIn, type Story } from '../stories/types.ts';

export interface StorySource {
  readonly stories: readonly Story[];
  readonly archive: Archive | NoHistory;
  /** Null where the history is not available. */
  readonly history: FigureHistory | null;
}

export interface StoryTime {
  /** The first release that has the story; null for one that is not published yet, or where git cannot tell. */
  readonly first: Release | null;
  /** The last release that changed it after that. */
  readonly changed: Release | null;
  /** The release whose figures it tells; null where none is known, and figures are those of now. */
  readonly release: string | null;
  /** The month as of which that release speaks. */
  readonly asOf: Month | null;
}

export function storyTime({ archive }: StorySource, story: Story): StoryTime {
  if (typeof archive === 'string') return { first: null, changed: null, release: story.release, asOf: null };
  const releases = archive.releasesOfFile(story.file);
  const release = story.release ?? releases[0]?.id ?? null;
  return {
    first: releases[0] ?? null,
    changed: releases.length > 1 ? (releases.at(-1) ?? null) : null,
    release,
    asOf: release === null ? null : archive.asOf(release),
  };
}

/** The texts of one address: that of the language where there is one, and the other. */
export function storyAt(
  { stories }: StorySource,
  slug: string,
  lang: Lang,
): { own: Story | null; other: Story | null } {
  const same = stories.filter((story) => story.slug.toLowerCase() === slug.toLowerCase());
  return {
    own: same.find(({ language }) => language === lang) ?? null,
    other: same.find(({ language }) => language !== lang) ?? null,
  };
}

/** The newest first; of one day in the order of their addresses. */
export function byDate(stories: readonly Story[]): Story[] {
  return stories.toSorted((a, b) =>
    a.date === b.date ? (a.slug < b.slug ? -1 : 1) : a.date < b.date ? 1 : -1,
  );
}

/** Ids of the scopes whose figures stories name, so that each has its receipt. */
export function toldScopes(stories: readonly Story[]): ReadonlySet<string> {
  return new Set(stories.flatMap(({ blocks }) => figuresIn(blocks).map(({ scope }) => scope)));
}
