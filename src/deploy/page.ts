/** What a built page points to and shows, as a browser would read it. */
import { Parser } from 'htmlparser2';

interface Shown {
  /** Id of a figure. */
  readonly id: string;
  readonly text: string;
}

export interface PageFacts {
  readonly lang: string | null;
  /** Addresses as written, each once. */
  readonly links: readonly string[];
  /** Full addresses by which the page names itself and its twin. */
  readonly own: readonly string[];
  /** What an address may point to inside the page. */
  readonly anchors: ReadonlySet<string>;
  readonly figures: readonly Shown[];
  /** Address of the site's icon, which stands at its root. */
  readonly icon: string | null;
  /** Whether the page goes on to its end. */
  readonly isWhole: boolean;
}

/** Attributes that hold one address. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  link: ['href'],
  img: ['src'],
  source: ['src'],
  script: ['src'],
  iframe: ['src'],
  embed: ['src'],
  audio: ['src'],
  video: ['src', 'poster'],
  object: ['data'],
  form: ['action'],
  use: ['href', 'xlink:href'],
  image: ['href', 'xlink:href'],
};

function addressesIn(tag: string, attributes: Readonly<Record<string, string>>): string[] {
  const plain = (ADDRESSES[tag] ?? []).flatMap((name) => attributes[name] ?? []);
  const sets = (attributes['srcset'] ?? '').split(',').map((part) => part.trim().split(/\s+/)[0] ?? '');
  return [...plain, ...sets.filter((address) => address !== '')];
}

/** Astro puts a page's scripts after its end. */
const END = /<\/html>\s*(?:<script\b[^>]*><\/script>\s*)*$/;

/** Reads a page. */
export function readPage(html: string): PageFacts {
  const links = new Set<string>();
  const own: string[] = [];
  const anchors = new Set<string>();
  const figures: Shown[] = [];
  // An element within an element of a figure counts to both.
  const open: { id: string; depth: number; text: string }[] = [];
  const facts = { lang: null as string | null, icon: null as string | null };
  let depth = 0;
  const parser = new Parser({
    onopentag(tag, attributes) {
      depth += 1;
      const { id, name, lang, rel, href } = attributes;
      if (tag === 'link' && href !== undefined && (rel === 'canonical' || rel === 'alternate'))
        own.push(href);
      else for (const address of addressesIn(tag, attributes)) links.add(address);
      if (id !== undefined) anchors.add(id);
      if (tag === 'a' && name !== undefined) anchors.add(name);
      if (tag === 'html') facts.lang = lang ?? null;
      if (tag === 'link' && rel === 'icon' && href !== undefined) facts.icon = href;
      const figure = attributes['data-figure'];
      if (figure !== undefined) open.push({ id: figure, depth, text: '' });
    },
    ontext(text) {
      for (const one of open) one.text += text;
    },
    onclosetag() {
      const last = open.at(-1);
      if (last?.depth === depth) {
        figures.push({ id: last.id, text: last.text });
        open.pop();
      }
      depth -= 1;
    },
  });
  parser.end(html);
  return { ...facts, links: [...links], own, anchors, figures, isWhole: END.test(html) };
}

/** Addresses in a style sheet. */
export function styleLinks(css: string): string[] {
  return [...css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s"']+))\s*\)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
