/** What stands around every page: the header's links and the footer. It must not change with a release. */
import { words as wordsOf } from '../i18n/words.ts';
import type { Context } from './context.ts';
import type { Link, PageHead, Sentence } from './types.ts';

export interface Chrome {
  title: string;
  nav: readonly Link[];
  other: { href: string; text: string; lang: string } | null;
  note: { label: string; text: Sentence } | null;
  columns: readonly { title: string; items: readonly (Link | string)[] }[];
  demo: string | null;
  /** The name of the part of the site that the page belongs to; null for the home page. */
  column: string | null;
}

export function chromeOf(context: Context, head: PageHead): Chrome {
  const { lang, urls, words, noun, dataset } = context;
  const { settings } = dataset;
  const entries: [NonNullable<PageHead['nav']>, string, string][] = [
    ['projects', noun === 'road' ? words.nav.projects : words.navProjects, urls.projects()],
    ['districts', words.nav.districts, urls.districts()],
    ['map', words.nav.map, urls.map()],
    ['rankings', words.nav.rankings, urls.rankings()],
    ['methodology', words.nav.methodology, urls.methodology()],
    ['data', words.nav.data, urls.data()],
    ['about', words.nav.about, urls.about()],
  ];
  const { footer } = words;
  const publisher = lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher;
  const check: (Link | string)[] = [
    { href: urls.methodology(), text: footer.how },
    { href: urls.disclosure(), text: footer.disclosure },
  ];
  if (settings.report_url) check.push({ href: settings.report_url, text: footer.report });
  if (settings.contact) check.push(settings.contact);
  return {
    title: lang === 'en' && settings.title_en ? settings.title_en : settings.title,
    nav: entries.map(([key, text, href]) => ({ href, text, current: key === head.nav })),
    other: head.twin
      ? { href: head.twin, text: wordsOf(lang).otherLanguage, lang: lang === 'zh' ? 'en' : 'zh-CN' }
      : null,
    note: settings.source_note ? { label: footer.source, text: [settings.source_note] } : null,
    columns: [
      { title: footer.check, items: check },
      {
        title: footer.data,
        items: [
          { href: urls.updates(), text: footer.updates },
          { href: urls.data(), text: footer.allData },
          { href: urls.guide(), text: footer.guide },
          { href: urls.check(), text: footer.checkFile },
          { href: urls.embeds(), text: footer.embed },
          `${footer.publisher}${words.colon}${publisher}`,
          ...(settings.license ? [`${footer.licence}${words.colon}${settings.license}`] : []),
          footer.made,
        ],
      },
    ],
    demo: settings.demo ? words.demo : null,
    column:
      entries.find(([key]) => key === head.nav)?.[1] ?? (head.address === urls.home() ? null : head.title),
  };
}
