/**
 * <guatu-stale data-due data-since hidden>: says how long a site has not been updated, once its next period is overdue.
 * Without script the date line still says when the next period is due.
 */
const MS_PER_DAY = 86_400_000;

class Stale extends HTMLElement {
  connectedCallback(): void {
    const now = Date.now();
    const due = Date.parse(`${this.dataset['due'] ?? ''}T23:59:59`);
    const since = Date.parse(`${this.dataset['since'] ?? ''}T23:59:59`);
    if (!(now > due)) return;
    const days = String(Math.floor((now - since) / MS_PER_DAY));
    const owed = this.querySelector('b');
    if (owed) owed.textContent = (owed.textContent ?? '').replace('{n}', days);
    this.hidden = false;
  }
}

customElements.define('guatu-stale', Stale);
