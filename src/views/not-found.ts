/** What a reader sees at an address that leads nowhere. */
import { NOT_FOUND } from '../i18n/pages/not-found.ts';
import { urlsFor } from '../urls.ts';
import type { Context } from './context.ts';
import type { Link, PageHead } from './types.ts';

interface Paragraph {
  readonly lang: 'zh-CN' | 'en';
  readonly title: string;
  readonly text: string;
  readonly links: readonly Link[];
}

export interface NotFoundView {
  readonly head: PageHead;
  readonly paragraphs: readonly Paragraph[];
}

/** @param context that of the site's first language, in which the page's frame speaks */
export function notFoundView({ lang, base, urls, dataset }: Context): NotFoundView {
  const { title, text, links, title_en, text_en } = NOT_FOUND;
  const en = urlsFor(base, 'en');
  const zh = urlsFor(base, 'zh');
  const all: Paragraph[] = [
    {
      lang: 'zh-CN',
      title,
      text,
      links: [
        { text: links.home, href: zh.home() },
        { text: links.projects, href: zh.projects() },
      ],
    },
    {
      lang: 'en',
      title: title_en,
      text: text_en,
      links: [
        { text: links.home_en, href: en.home() },
        { text: links.projects_en, href: en.projects() },
      ],
    },
  ];
  const has = (one: Paragraph): boolean =>
    dataset.settings.languages.includes(one.lang === 'en' ? 'en' : 'zh');
  return {
    head: {
      lang,
      title: lang === 'zh' ? title : title_en,
      description: lang === 'zh' ? text : text_en,
      address: `${urls.home()}404.html`,
      twin: null,
      nav: null,
      dateLine: [],
    },
    paragraphs: all.filter(has),
  };
}
