/** The page of each month, fetched once, and its parts put in place of those shown. */

export class Months {
  readonly #pages = new Map<string, Promise<Document>>();

  /** @throws when the page cannot be had */
  page(address: string): Promise<Document> {
    let page = this.#pages.get(address);
    if (page === undefined) {
      page = fetch(address).then(async (response) => {
        if (!response.ok) throw new Error(`${response.status} ${address}`);
        return new DOMParser().parseFromString(await response.text(), 'text/html');
      });
      this.#pages.set(address, page);
      page.catch(() => this.#pages.delete(address));
    }
    return page;
  }

  /** Makes a later `page` quick; a failure shows then. */
  prefetch(address: string): void {
    this.page(address).catch(() => undefined);
  }
}

/** What a link says and where it stands, to find its like in another page. */
interface Remembered {
  href: string;
  text: string;
  place: string;
}

const placeName = (link: Element): string => {
  const parent = link.parentElement;
  return `${parent?.tagName} ${parent?.getAttribute('class')}`;
};

function remember(link: Element | null): Remembered | null {
  if (link === null || link.tagName.toLowerCase() !== 'a') return null;
  return {
    href: link.getAttribute('href') ?? '',
    text: link.textContent,
    place: placeName(link),
  };
}

/** The same link, or the one that says the same in the same place (上月 leads on to another month), or the first there. */
function sameLink(part: Element, { href, text, place }: Remembered): HTMLElement | SVGElement | undefined {
  const links = [...part.querySelectorAll<HTMLElement | SVGElement>('a')].filter(
    (link) => placeName(link) === place,
  );
  const saysSame = links.filter((link) => link.textContent === text);
  return (
    saysSame.find((link) => link.getAttribute('href') === href) ??
    saysSame[0] ??
    links.find((link) => link.getAttribute('href') === href) ??
    links[0]
  );
}

/** Exchanges what a part holds; what the script put into it (`data-kept`) stays, so that it can be dragged on. */
function exchange(part: HTMLElement, fresh: HTMLElement): Element {
  const kept = part.querySelector(':scope > [data-kept]');
  if (kept === null) {
    part.replaceWith(fresh);
    return fresh;
  }
  for (const child of [...part.childNodes]) if (child !== kept) child.remove();
  const [first, ...rest] = [...fresh.childNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
  if (first !== undefined) kept.before(first);
  kept.after(...rest);
  return part;
}

/** Exchanges every `[data-map-part]` for the same part of another page; focus stays on the link that was followed. */
export function swapParts(shown: Element, page: Document): void {
  for (const part of shown.querySelectorAll<HTMLElement>('[data-map-part]')) {
    const found = page.querySelector<HTMLElement>(
      `guatu-map [data-map-part="${part.dataset['mapPart'] ?? ''}"]`,
    );
    if (found === null) continue;
    const focused = part.contains(document.activeElement) ? remember(document.activeElement) : null;
    const unfolded = part.querySelector('details')?.open ?? false;
    const now = exchange(part, document.importNode(found, true));
    const details = now.querySelector('details');
    if (details !== null) details.open = unfolded;
    if (focused !== null) sameLink(now, focused)?.focus({ preventScroll: true });
  }
}
