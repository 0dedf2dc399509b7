/** The guide for officials: chapters of prose in `src/guide`, in their order. */
import { guideWords } from '../i18n/pages/guide.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import type { Link, PageHead } from './types.ts';

/** A chapter as its own first lines name it. */
export interface Chapter {
  /** The last part of its address. */
  topic: string;
  title: string;
  about: string;
  order: number;
}

export interface GuideView {
  head: PageHead;
  title: string;
  about: string;
  contents: string;
  chapters: readonly (Link & { about: string })[];
}

/** @param topic the chapter shown; null for the contents */
export function guideView(context: Context, chapters: readonly Chapter[], topic: string | null): GuideView {
  const words = guideWords(context.lang);
  const chapter = chapters.find((one) => one.topic === topic);
  const { title, about } = chapter ?? { title: words.title, about: words.about };
  const address = context.urls.guide(topic ?? undefined);
  return {
    // The guide speaks of no period: it stays the same from release to release.
    head: headOf(context, null, title, address, about, []),
    title,
    about,
    contents: words.contents,
    chapters: [...chapters]
      .sort((a, b) => a.order - b.order)
      .map((one) => ({
        href: context.urls.guide(one.topic),
        text: one.title,
        about: one.about,
        current: one.topic === topic,
      })),
  };
}
