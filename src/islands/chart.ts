/**
 * <guatu-chart data-kind data-label data-hint>: a drawing that can be read point by point, by keyboard or pointer, once it
 * comes into view. Without script, and on paper, the drawing stands as it is; its numbers are the table below it.
 */
import { readingOf, type ChartKind, type Reading } from './chart/reading.ts';
import { tableCells } from './table-cells.ts';

class ChartElement extends HTMLElement {
  private observer: IntersectionObserver | null = null;

  connectedCallback(): void {
    if (this.dataset['live'] !== undefined) return;
    this.observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.observer?.disconnect();
        // Any failure leaves the drawing as it is.
        void this.start();
      },
      { rootMargin: '100px' },
    );
    this.observer.observe(this);
  }

  disconnectedCallback(): void {
    this.observer?.disconnect();
  }

  private async start(): Promise<void> {
    const still = this.querySelector('.still');
    const reading = this.read();
    if (!still || reading === null || reading.months.length < 2) return;
    const { liveChart } = await import('./chart/live.ts');
    liveChart(this, still, reading);
  }

  private read(): Reading | null {
    const table = this.querySelector('details table');
    if (!table) return null;
    const { heads, rows } = tableCells(table);
    const kind: ChartKind = this.dataset['kind'] === 'date' ? 'date' : 'count';
    return readingOf(kind, heads, rows, document.documentElement.lang.startsWith('zh'));
  }
}

customElements.define('guatu-chart', ChartElement);
