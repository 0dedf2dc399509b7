/**
 * What stands in the head of a page for machines: marks of government web sites, pictures for shared links, feeds, and
 * what the page is about as JSON-LD. Nothing of it moves with a release that does not touch the page.
 */
import { shareWords } from '../i18n/pages/share.ts';
import type { Context } from './context.ts';
import type { PageHead } from './types.ts';

export interface HeadMarks {
  readonly meta: readonly { name?: string; property?: string; content: string }[];
  readonly links: readonly {
    rel: string;
    href: string;
    type?: string;
    title?: string;
    hreflang?: string;
    sizes?: string;
  }[];
  /** JSON-LD that may stand in a page; null where nothing is said. */
  readonly data: string | null;
}

/** `2013-12-23 16:05`, as 国办发〔2017〕47号 writes it: the committer's own clock. */
function pubDate(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

/**
 * Marks of the site on every page, of the column on lists, of the article on the page of one thing; only where the
 * settings name the site's own.
 */
function governmentMarks(context: Context, head: PageHead, column: string | null): HeadMarks['meta'] {
  const { government_meta: marks, publisher } = context.dataset.settings;
  const {
    SiteName,
    SiteDomain,
    SiteIDCode,
    ColumnType = '数据发布',
    ContentSource,
    Author,
    Keywords,
  } = marks;
  if (SiteName === undefined && SiteDomain === undefined && SiteIDCode === undefined) return [];
  const pairs: [string, string | undefined][] = [
    ['SiteName', SiteName],
    ['SiteDomain', SiteDomain],
    ['SiteIDCode', SiteIDCode],
  ];
  if (column !== null) pairs.push(['ColumnName', column], ['ColumnType', ColumnType]);
  if (head.article)
    pairs.push(
      ['ArticleTitle', head.title],
      ['PubDate', head.changed ? pubDate(head.changed.at) : undefined],
      ['ContentSource', ContentSource ?? publisher],
      ['Author', Author],
      ['Keywords', Keywords],
    );
  return pairs.flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }]));
}

/** The release that last changed the page; the sitemap reads it from there. */
export const UPDATED = 'og:updated_time';

/** Open Graph wants whole addresses: without `base_url` there are none to give. */
function shareMarks(context: Context, head: PageHead, site: string): HeadMarks['meta'] {
  const { dataset, files, absolute, lang } = context;
  if (dataset.settings.base_url === null || head.address.endsWith('404.html')) return [];
  return [
    ...(head.changed ? [{ property: UPDATED, content: head.changed.at }] : []),
    { property: 'og:title', content: head.title },
    { property: 'og:description', content: head.description },
    { property: 'og:type', content: head.article ? 'article' : 'website' },
    { property: 'og:url', content: absolute(head.address) },
    { property: 'og:site_name', content: site },
    { property: 'og:locale', content: lang === 'zh' ? 'zh_CN' : 'en_US' },
    { property: 'og:image', content: absolute(head.picture ?? files.share()) },
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { property: 'og:image:alt', content: shareWords(lang).picture(head.picture ? head.title : site) },
    { name: 'twitter:card', content: 'summary_large_image' },
  ];
}

/** JSON that cannot end the element it stands in. */
function dataText(data: readonly object[]): string {
  const graph = data.length === 1 ? data[0] : { '@graph': data };
  return JSON.stringify({ '@context': 'https://schema.org', ...graph })
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/**
 * @param site the site's title as the page says it
 * @param column the name of the part of the site that the page belongs to; null for the home page
 */
export function headMarks(context: Context, head: PageHead, site: string, column: string | null): HeadMarks {
  const { dataset, files, lang } = context;
  const { base_url: host } = dataset.settings;
  const { absolute } = context;
  return {
    meta: [...shareMarks(context, head, site), ...governmentMarks(context, head, column)],
    links: [
      ...(host === null ? [] : [{ rel: 'canonical', href: absolute(head.address) }]),
      ...(head.twin === null
        ? []
        : [{ rel: 'alternate', hreflang: lang === 'zh' ? 'en' : 'zh-CN', href: absolute(head.twin) }]),
      ...(head.feeds ?? []).map((feed) => ({ rel: 'alternate', ...feed })),
      { rel: 'apple-touch-icon', href: files.squareMark() },
    ],
    data: head.data === undefined || head.data.length === 0 ? null : dataText(head.data),
  };
}
