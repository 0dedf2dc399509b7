/** The pages of stories: all of them, and each in the languages of the site. */
import { articleNode } from '../export/jsonld.ts';
import type { CitationFormat } from '../export/citation.ts';
import type { FeedFacts } from '../export/feed.ts';
import { tagOf } from '../export/tag.ts';
import { formatDate } from '../i18n/format.ts';
import { storyWords } from '../i18n/pages/stories.ts';
import { monthEnd } from '../model/dates.ts';
import type { Lang } from '../schema/settings.ts';
import { figuresIn, type Story } from '../stories/types.ts';
import { citationView, citedFile, type CitationView, type Cited } from './citation.ts';
import type { Context } from './context.ts';
import { digestSpans } from './digest.ts';
import { authorityOf } from './feeds.ts';
import { headOf } from './page.ts';
import { storyBody, type StoryBody } from './story-body.ts';
import type { StoryFigure } from './story-figures.ts';
import { byDate, storyAt, storyTime, type StorySource } from './story-source.ts';
import { publisherOf } from './structured.ts';
import type { Link, PageHead, Sentence } from './types.ts';

const ATOM = 'application/atom+xml';

interface StoryItem {
  readonly href: string;
  readonly title: string;
  /** Of the text, where it is not that of the page. */
  readonly lang: string | null;
  readonly about: string;
  readonly summary: string;
}

export interface StoryListView {
  readonly head: PageHead;
  readonly headline: string;
  readonly about: string;
  readonly items: readonly StoryItem[];
  readonly empty: { readonly text: string; readonly link: Link } | null;
  readonly feed: Link;
}

export interface StoryView {
  readonly head: PageHead;
  readonly title: string;
  readonly crumbs: readonly Link[];
  readonly summary: string;
  /** Who wrote it, when, on which release, and when it was changed. */
  readonly line: Sentence;
  /** The period of which it is the digest. */
  readonly digest: Sentence | null;
  readonly revised: string | null;
  readonly body: StoryBody;
  readonly numbers: {
    readonly title: string;
    readonly columns: readonly { readonly name: string; readonly numeric?: boolean }[];
    readonly rows: readonly (readonly (Sentence | string)[])[];
  } | null;
  readonly source: Link;
  readonly citation: CitationView;
}

/** The page of a story in a language in which it was not written. */
export interface OtherView {
  readonly head: PageHead;
  readonly title: string;
  readonly crumbs: readonly Link[];
  readonly note: string;
  readonly link: Link;
  readonly summary: string;
  /** Of the summary. */
  readonly lang: string;
}

const codeOf = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');

function titleIn(story: Story, lang: Lang): string {
  return lang === 'en' && story.language === 'zh' && story.title_en ? story.title_en : story.title;
}

function fileName({ file }: Story): string {
  return file.slice('stories/'.length);
}

/** 2025 年第 3 季度; a month as dates are written. */
function digestName(digest: string, lang: Lang): string {
  const words = storyWords(lang);
  const [year = '', part] = digest.split('-');
  if (part === undefined) return `${words.digest.year}${lang === 'zh' ? '：' : ', '}${words.year(year)}`;
  const [name, when] = part.startsWith('Q')
    ? [words.digest.quarter, words.quarter(year, part.slice(1))]
    : [words.digest.month, formatDate(digest, lang)];
  return `${name}${lang === 'zh' ? '：' : ', '}${when}`;
}

/** One entry an address: the text in the language of the page, or else the other. */
function entries({ stories }: StorySource, lang: Lang): Story[] {
  const own = stories.filter(({ language }) => language === lang);
  const slugs = new Set(own.map(({ slug }) => slug.toLowerCase()));
  return byDate([...own, ...stories.filter(({ slug }) => !slugs.has(slug.toLowerCase()))]);
}

export function storyListView(context: Context, source: StorySource): StoryListView {
  const { lang, urls, files } = context;
  const words = storyWords(lang);
  const all = entries(source, lang);
  const items = all.map((story): StoryItem => {
    const isOther = story.language !== lang;
    const parts = [
      story.date,
      story.author,
      ...(story.digest === null ? [] : [digestName(story.digest, lang)]),
      words.figures(figuresIn(story.blocks).length),
      ...(isOther ? [words.inOther] : []),
    ];
    return {
      href: urls.story(story.slug),
      title: titleIn(story, lang),
      lang: isOther && titleIn(story, lang) === story.title ? codeOf(story.language) : null,
      about: parts.join(' · '),
      summary: isOther ? '' : story.summary,
    };
  });
  const title = items.length === 0 ? words.title : words.headline(items.length);
  const feed = { href: files.storyFeed(lang), text: 'Atom' };
  return {
    head: {
      ...headOf(context, null, words.title, urls.stories(), words.about, []),
      changed: newestOf(source),
      feeds: [{ href: feed.href, title: words.feedName, type: ATOM }],
    },
    headline: title,
    about: words.about,
    items,
    empty:
      items.length > 0 ? null : { text: words.none, link: { href: urls.updates(), text: words.noneLink } },
    feed,
  };
}

/** The release that last changed any story. */
function newestOf(source: StorySource): NonNullable<PageHead['changed']> | null {
  const times = source.stories.map((story) => {
    const { first, changed } = storyTime(source, story);
    return changed ?? first;
  });
  return times.reduce<NonNullable<PageHead['changed']> | null>(
    (newest, one) => (one !== null && (!newest || Date.parse(one.at) > Date.parse(newest.at)) ? one : newest),
    null,
  );
}

function lineOf(context: Context, source: StorySource, story: Story): Sentence {
  const { urls, words: common } = context;
  const words = storyWords(context.lang);
  const { first, changed, release, asOf } = storyTime(source, story);
  const known = typeof source.archive === 'string' ? null : source.archive;
  const isKnown = release !== null && known?.releases.some(({ id }) => id === release) === true;
  const line: Sentence[] = [[`${story.author}　${words.written} ${story.date}`]];
  if (known === null) line.push([words.noHistory]);
  else if (release === null || first === null) line.push([words.unreleased]);
  if (isKnown)
    line.push([
      `${words.release} `,
      { link: { href: urls.update(release), text: release } },
      ...(asOf === null ? [] : [` ${common.asOf} ${monthEnd(asOf)}`]),
    ]);
  if (changed !== null)
    line.push([`${words.changed} `, { link: { href: urls.update(changed.id), text: changed.date } }]);
  return line.flatMap((part, at) => (at === 0 ? part : ['　', ...part]));
}

function numbersOf(context: Context, figures: readonly StoryFigure[]): StoryView['numbers'] {
  if (figures.length === 0) return null;
  const words = storyWords(context.lang);
  const { columns } = words;
  return {
    title: words.numbers(figures.length),
    columns: [
      { name: columns.what },
      { name: columns.period },
      { name: columns.then, numeric: true },
      { name: columns.now, numeric: true },
      { name: columns.state },
    ],
    rows: figures.map(({ name, period, then, now, fraction, since, isLater }) => [
      name,
      period,
      fraction === null ? [then] : [`${fraction}　`, then],
      [now],
      since === null ? (isLater ? words.later : words.same) : words[since.kind],
    ]),
  };
}

/** What is cited of a story: its text, by its own author and day. */
function citedOf(context: Context, source: StorySource, story: Story): Cited {
  const { first, changed } = storyTime(source, story);
  const release = changed ?? first;
  return {
    kind: 'stories',
    id: story.slug,
    title: story.title,
    release: release === null ? null : { id: release.id, date: release.date },
    permalink: context.urls.story(story.slug),
    latest: context.urls.stories(),
    author: story.author,
    day: story.date,
  };
}

function crumbsOf({ urls, lang }: Context): Link[] {
  return [{ href: urls.stories(), text: storyWords(lang).title }];
}

function storyHead(context: Context, source: StorySource, story: Story): PageHead {
  const { lang, urls, files, absolute } = context;
  const { first, changed, release } = storyTime(source, story);
  const address = urls.story(story.slug);
  const newest = changed ?? first;
  const article = articleNode({
    address: absolute(address),
    title: story.title,
    summary: story.summary,
    author: story.author,
    publisher: publisherOf(context),
    language: lang === 'zh' ? 'zh-CN' : 'en',
    published: first?.at ?? story.date,
    modified: newest?.at ?? story.date,
    release,
    image: absolute(files.share()),
  });
  return {
    ...headOf(context, null, story.title, address, story.summary, []),
    changed: newest,
    article: true,
    feeds: [{ href: files.storyFeed(lang), title: storyWords(lang).feedName, type: ATOM }],
    data: [article],
  };
}

/** The period whose digest it is, with a link to what the data say of it. */
function digestLine(context: Context, digest: string): Sentence {
  const text = digestName(digest, context.lang);
  const isShown = digestSpans(context).some(({ id }) => id === digest);
  return isShown ? [{ link: { href: context.urls.digests(digest), text } }] : [text];
}

function viewOf(context: Context, source: StorySource, story: Story): StoryView {
  const { files, lang } = context;
  const words = storyWords(lang);
  const body = storyBody(context, source, story);
  const revised = body.figures.filter(({ since }) => since !== null).length;
  const link = { href: files.story(fileName(story)), text: words.source };
  return {
    head: storyHead(context, source, story),
    title: story.title,
    crumbs: crumbsOf(context),
    summary: story.summary,
    line: lineOf(context, source, story),
    digest: story.digest === null ? null : digestLine(context, story.digest),
    revised: revised === 0 ? null : words.revisedNote(revised),
    body,
    numbers: numbersOf(context, body.told),
    source: link,
    citation: citationView(context, citedOf(context, source, story), [{ href: link.href, text: 'MDX' }]),
  };
}

function otherView(context: Context, story: Story): OtherView {
  const { lang, urls } = context;
  const words = storyWords(lang);
  const title = titleIn(story, lang);
  const address = urls.story(story.slug);
  return {
    head: headOf(context, null, title, address, words.otherOnly, []),
    title,
    crumbs: crumbsOf(context),
    note: words.otherOnly,
    link: { href: urls.twin(address), text: words.otherLink },
    summary: story.summary,
    lang: codeOf(story.language),
  };
}

/** The page of a story: its text, or a note that it is in the other language. */
export function storyView(
  context: Context,
  source: StorySource,
  slug: string,
): { own: StoryView; other: null } | { own: null; other: OtherView } | null {
  const { own, other } = storyAt(source, slug, context.lang);
  if (own !== null) return { own: viewOf(context, source, own), other: null };
  return other === null ? null : { own: null, other: otherView(context, other) };
}

/** Addresses of stories, each once. */
export function storySlugs({ stories }: StorySource): string[] {
  const slugs = new Map(stories.map(({ slug }) => [slug.toLowerCase(), slug]));
  return [...slugs.values()];
}

/** The citation of a story as a file; null where it has no text in the language. */
export function storyCitation(
  context: Context,
  source: StorySource,
  slug: string,
  format: CitationFormat,
): string | null {
  const { own } = storyAt(source, slug, context.lang);
  return own === null ? null : citedFile(context, citedOf(context, source, own), format);
}

/** Stories in the language of the feed, the newest first. */
export function storyFeed(context: Context, source: StorySource): FeedFacts {
  const { lang, urls, files, absolute, dataset } = context;
  const { settings } = dataset;
  const words = storyWords(lang);
  const authority = authorityOf(context);
  const entriesOf = byDate(source.stories.filter(({ language }) => language === lang));
  return {
    id: tagOf(authority, 'stories', lang),
    title: words.feed(lang === 'en' && settings.title_en ? settings.title_en : settings.title),
    subtitle: words.about,
    lang,
    publisher: publisherOf(context),
    rights: settings.license,
    self: absolute(files.storyFeed(lang)),
    page: absolute(urls.stories()),
    icon: absolute(files.squareMark()),
    at: `${monthEnd(dataset.as_of)}T00:00:00Z`,
    entries: entriesOf.map((story) => {
      const { first, changed } = storyTime(source, story);
      return {
        id: tagOf(authority, 'stories', story.slug, lang),
        title: story.title,
        at: (changed ?? first)?.at ?? `${story.date}T00:00:00Z`,
        address: absolute(urls.story(story.slug)),
        lines: [story.summary, `${story.author} ${story.date}`],
        kinds: [],
      };
    }),
  };
}

/** What an office wrote for a month, quarter or year. */
interface DigestText {
  readonly title: string;
  /** Who wrote it, and when. */
  readonly about: string;
  readonly href: string;
  /** Of the text, where it is not that of the page: then `body` is null, and the page only links to it. */
  readonly lang: string | null;
  readonly body: StoryBody | null;
}

/**
 * The text of a digest.
 * @param period as the story names it: `2013-11`, `2013-Q3`, `2013`
 * @returns null where nobody wrote one
 */
export function digestText(context: Context, source: StorySource, period: string): DigestText | null {
  const { lang, urls } = context;
  const all = source.stories.filter(({ digest }) => digest === period);
  const story = all.find(({ language }) => language === lang) ?? all[0];
  if (story === undefined) return null;
  const isOther = story.language !== lang;
  return {
    title: titleIn(story, lang),
    about: [story.author, story.date, ...(isOther ? [storyWords(lang).inOther] : [])].join(' · '),
    href: urls.story(story.slug),
    lang: isOther ? codeOf(story.language) : null,
    body: isOther ? null : storyBody(context, source, story),
  };
}
