/** Atom (RFC 4287) and JSON Feed 1.1: releases as entries that readers of feeds recognise for ever. */
import { generateAtomFeed, generateJsonFeed } from 'feedsmith';
import type { Lang } from '../schema/settings.ts';

export interface FeedEntry {
  /** Never changes, whatever becomes of the site's addresses. */
  readonly id: string;
  readonly title: string;
  /** Moment of the release, with its time zone. */
  readonly at: string;
  /** Where a reader sees it. */
  readonly address: string;
  /** One sentence each; text, never markup. */
  readonly lines: readonly string[];
  readonly kinds: readonly { readonly term: string; readonly label: string }[];
}

export interface FeedFacts {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly lang: Lang;
  readonly publisher: string;
  readonly rights: string | null;
  /** Addresses of the feed itself, of the page that it follows, and of the mark. */
  readonly self: string;
  readonly page: string;
  readonly icon: string;
  /** When there is no entry. */
  readonly at: string;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>]/g, (char) => ESCAPES[char] ?? char);
}

/** Not allowed in XML, in any spelling. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const clean = (text: string): string => text.replaceAll(CONTROL, '\ufffd');

function listOf(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escaped(clean(line))}</li>`).join('')}</ul>`;
}

/** An Atom feed; valid without any entry, too. */
export function atomText(facts: FeedFacts): string {
  const { id, title, subtitle, lang, publisher, rights, self, page, icon, at, entries } = facts;
  return generateAtomFeed({
    id,
    title: { value: clean(title) },
    subtitle: { value: clean(subtitle) },
    updated: new Date(entries[0]?.at ?? at),
    authors: [{ name: clean(publisher) }],
    ...(rights === null ? {} : { rights: { value: clean(rights) } }),
    icon,
    generator: { text: 'Guatu' },
    xml: { lang: lang === 'zh' ? 'zh-CN' : 'en' },
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      { rel: 'alternate', type: 'text/html', href: page, hreflang: lang === 'zh' ? 'zh-CN' : 'en' },
    ],
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: clean(entry.title) },
      published: new Date(entry.at),
      updated: new Date(entry.at),
      links: [{ rel: 'alternate', type: 'text/html', href: entry.address }],
      categories: entry.kinds.map(({ term, label }) => ({ term, label })),
      content: { type: 'html', value: listOf(entry.lines) },
    })),
  });
}

/** A JSON Feed 1.1. */
export function jsonFeed(facts: FeedFacts): object {
  const { title, subtitle, lang, publisher, self, page, icon, entries } = facts;
  const feed = generateJsonFeed({
    title,
    home_page_url: page,
    feed_url: self,
    description: subtitle,
    icon,
    language: lang === 'zh' ? 'zh-CN' : 'en',
    authors: [{ name: publisher }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.address,
      title: entry.title,
      content_text: entry.lines.join('\n'),
      date_published: new Date(entry.at),
      date_modified: new Date(entry.at),
      tags: entry.kinds.map(({ label }) => label),
    })),
  });
  // The standard wants the list even where it is empty; the library leaves it out.
  return { items: [], ...(feed as object) };
}
