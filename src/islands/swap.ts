/**
 * <guatu-swap>: sorting and filtering without leaving the page. The links work by themselves, as prebuilt pages; here
 * the page behind a link is fetched and only this element's contents are exchanged. Any failure follows the link.
 */
class Swap extends HTMLElement {
  private readonly pages = new Map<string, Promise<Document>>();

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.onClick(event));
    // Fetched when a pointer or the keyboard comes near, so that the click finds it there.
    for (const type of ['pointerover', 'focusin'])
      this.addEventListener(type, (event) => {
        const link = this.linkOf(event);
        if (link) this.page(link.href).catch(() => this.pages.delete(link.href));
      });
    addEventListener('popstate', () => location.reload());
  }

  /** The sorting or filtering link of an event. */
  private linkOf(event: Event): HTMLAnchorElement | null {
    const link =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>('.filters a, .order a, a.sort, th a')
        : null;
    if (!link || link.origin !== location.origin || link.hash !== '' || link.pathname.includes('.'))
      return null;
    return link.pathname.includes('/methodology/') ? null : link;
  }

  private page(href: string): Promise<Document> {
    let page = this.pages.get(href);
    if (!page) {
      page = fetch(href).then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        return new DOMParser().parseFromString(await response.text(), 'text/html');
      });
      this.pages.set(href, page);
    }
    return page;
  }

  private onClick(event: MouseEvent): void {
    const link = this.linkOf(event);
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    this.page(link.href).then(
      (page) => this.show(page, link),
      () => location.assign(link.href),
    );
  }

  private show(page: Document, link: HTMLAnchorElement): void {
    const fresh = page.querySelector('guatu-swap');
    if (!fresh) {
      location.assign(link.href);
      return;
    }
    const { href } = link;
    this.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    document.title = page.title;
    history.pushState(null, '', href);
    // Focus stays where the reader was: on the link just followed.
    const same = [...this.querySelectorAll<HTMLAnchorElement>('a')].find((a) => a.href === href);
    same?.focus({ preventScroll: true });
  }
}

customElements.define('guatu-swap', Swap);
