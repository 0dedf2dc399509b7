/** Whether every address within a site leads somewhere. */
import type { Finding } from './finding.ts';

/** Stands for the site's own host while addresses are resolved. */
const HOST = 'http://site.invalid';

interface Target {
  readonly path: string;
  readonly anchor: string;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export class LinkCheck {
  readonly #files: ReadonlySet<string>;
  readonly #base: string;
  readonly #origin: string | null;
  readonly #findings: Finding[] = [];
  /** Links that were found wrong already, so that one in the frame of every page is told once. */
  readonly #told = new Set<string>();
  /** Anchors to be looked for: page → anchor → the link that asks for it. */
  readonly #wanted = new Map<string, Map<string, { path: string; link: string }>>();

  /**
   * @param base sub-path of the site, with a slash at both ends
   * @param origin `base_url`, under which pages give their own full address
   */
  constructor(files: ReadonlySet<string>, base: string, origin: string | null) {
    this.#files = files;
    this.#base = base;
    // `base_url` may name the sub-path or leave it to the base.
    const named = origin?.replace(/\/$/, '') ?? null;
    const inside = base.replace(/\/$/, '');
    this.#origin = named?.endsWith(inside) === true ? named.slice(0, named.length - inside.length) : named;
  }

  /**
   * Takes an address by which a page names itself: in full, where the site knows its own. Other pages of the same host
   * may well be no part of this site, so that only these are held to it.
   */
  addOwn(path: string, address: string): void {
    const origin = this.#origin;
    this.add(
      path,
      origin !== null && address.startsWith(`${origin}/`) ? address.slice(origin.length) : address,
    );
  }

  /** Takes a link of a file. */
  add(path: string, link: string): void {
    let url: URL;
    try {
      url = new URL(
        link,
        `${HOST}${this.#base}${path
          .replace(/index\.html$/, '')
          .split('/')
          .map(encodeURIComponent)
          .join('/')}`,
      );
    } catch {
      this.#tell({ kind: 'broken_link', path, link });
      return;
    }
    if (url.origin !== HOST) return;
    const address = decoded(url.pathname);
    if (address === null) this.#tell({ kind: 'broken_link', path, link });
    else if (!`${address}/`.startsWith(this.#base) && !address.startsWith(this.#base))
      this.#tell({ kind: 'outside_base', path, link, base: this.#base });
    else {
      const target = this.#fileAt(address.slice(this.#base.length));
      if (target === null) this.#tell({ kind: 'broken_link', path, link });
      else this.#want({ path: target, anchor: decoded(url.hash.slice(1)) ?? '' }, { path, link });
    }
  }

  #fileAt(path: string): string | null {
    const candidates =
      path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}/index.html`];
    return candidates.find((one) => this.#files.has(one)) ?? null;
  }

  #want({ path, anchor }: Target, from: { path: string; link: string }): void {
    // Browsers know `#top` by themselves, and `#:~:text=` is no anchor.
    if (anchor === '' || anchor === 'top' || anchor.startsWith(':~:') || !path.endsWith('.html')) return;
    let anchors = this.#wanted.get(path);
    if (anchors === undefined) this.#wanted.set(path, (anchors = new Map()));
    if (!anchors.has(anchor)) anchors.set(anchor, from);
  }

  #tell(finding: Extract<Finding, { link: string }>): void {
    const { kind, link, path } = finding;
    const key = `${kind} ${link.startsWith('/') ? '' : path} ${link}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#findings.push(finding);
  }

  /**
   * Everything that leads nowhere.
   * @param anchorsOf the anchors of a page, asked for once for each page with a link to one of them
   */
  finish(anchorsOf: (path: string) => ReadonlySet<string>): readonly Finding[] {
    for (const [path, anchors] of this.#wanted) {
      const there = anchorsOf(path);
      for (const [anchor, from] of anchors)
        if (!there.has(anchor)) this.#tell({ kind: 'missing_anchor', ...from });
    }
    return this.#findings;
  }
}
