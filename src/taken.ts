/** Routes of the views that can be taken: one path for each, in each language. */
import type { Lang } from './schema/settings.ts';
import { contextOf, langParam, site } from './site.ts';
import { takenViews, type Taken } from './views/takes.ts';

export function viewPaths(
  wanted: (taken: Taken) => boolean = () => true,
): { params: { lang: string | undefined; view: string } }[] {
  return site().languages.flatMap((lang) =>
    [...takenViews(contextOf(lang))]
      .filter(([, taken]) => wanted(taken))
      .map(([view]) => ({ params: { lang: langParam(lang), view } })),
  );
}

/** The language of a route's parameter: none for Chinese, which stands at the root. */
export function langOf(param: string | undefined): Lang {
  return param === 'en' ? 'en' : 'zh';
}

/** @throws when there is no such view, which a static path cannot ask for */
export function viewTaken(lang: Lang, path: string | undefined): Taken {
  const taken = takenViews(contextOf(lang)).get(path ?? '');
  if (!taken) throw new Error(`no view ${path}`);
  return taken;
}
