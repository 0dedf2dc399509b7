/** The edge between feeds of single subjects and their routes. */
import { atomResponse } from './export/responses.ts';
import type { Lang } from './schema/settings.ts';
import { archive, contextOf, langParam, site } from './site.ts';
import { feedLanguage } from './views/follow.ts';
import { subjectFeed, type Followed } from './views/feeds.ts';

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly name_en: string | null;
}

function subjectsOf(kind: Followed): readonly Subject[] {
  return site().dataset[kind];
}

/** A path for each subject of a kind, in each language of the site that has such feeds. */
export function feedPaths(kind: Followed) {
  const { languages, dataset } = site();
  const own = languages.filter((lang) => feedLanguage({ dataset, lang }, kind) === lang);
  return own.flatMap((lang) =>
    subjectsOf(kind).map((subject) => ({
      params: { lang: langParam(lang), id: subject.id },
      props: { lang, subject },
    })),
  );
}

export function subjectFeedResponse(kind: Followed, props: Record<string, unknown>): Response {
  const { lang, subject } = props as { lang: Lang; subject: Subject };
  return atomResponse(subjectFeed(contextOf(lang), archive(), kind, subject));
}
