/**
 * <guatu-counted data-from data-now data-left data-gone> names the day from which days are counted, and
 * <guatu-countdown data-date> holds what is left until one. A static page counts from its own as-of date, which it says;
 * once the reader's date is later, the days are counted from that, and it is named instead. What was done since, the page
 * does not know, and says so.
 */
/** A module of its own: its names are no one else's. */
export {};

const MS_PER_DAY = 86_400_000;

/** The reader's day by the reader's clock, as the page writes days. */
function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

class Counted extends HTMLElement {
  connectedCallback(): void {
    const day = today();
    const { from = '', now = '', left = '', gone = '' } = this.dataset;
    if (day <= from) return;
    this.textContent = now.replace('{date}', day);
    for (const one of document.querySelectorAll<HTMLElement>('guatu-countdown')) {
      const days = Math.round((Date.parse(one.dataset['date'] ?? '') - Date.parse(day)) / MS_PER_DAY);
      const text = days < 0 ? gone : left;
      const strong = one.querySelector('b');
      if (strong) strong.textContent = text.replace('{n}', String(Math.abs(days)));
    }
  }
}

// The rows follow in the page: they are there once the document is read, as this script is.
customElements.define('guatu-counted', Counted);
