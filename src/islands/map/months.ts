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

/** Exchanges every `[data-map-part]` for the same part of another page. */
export function swapParts(shown: Element, page: Document): void {
  for (const part of shown.querySelectorAll<HTMLElement>('[data-map-part]')) {
    const fresh = page.querySelector(`guatu-map [data-map-part="${part.dataset['mapPart'] ?? ''}"]`);
    if (fresh !== null) part.replaceWith(document.importNode(fresh, true));
  }
}
