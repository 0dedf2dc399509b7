/** The list beside the map under filters: rows hidden or shown, and headings that count what is left. */
import { countsOf, matches, type Filters, type RoadFacts, type View } from './state.ts';

const COUNT = /\d+/;

/** A heading with the number in it exchanged: 还断着的 15 条 → 还断着的 4 条. */
export function recounted(heading: string, count: number): string {
  return heading.replace(COUNT, String(count));
}

/** Whether a link is the one in force: that of its own filter, or “all” while there is none. */
function inForce({ filter, value }: DOMStringMap, { district, status }: Filters): boolean {
  if (filter === undefined) return district === null && status === null;
  return (filter === 'district' ? district : status) === value;
}

/** Hides the rows that a view leaves out, lets each heading count the rest, and marks the filters in force. */
export function filterRows(element: Element, roads: readonly RoadFacts[], view: View): void {
  for (const row of element.querySelectorAll<HTMLElement>('[data-project]')) {
    const { district = '', group = '' } = row.dataset;
    row.hidden = !matches(view, { district, group });
  }
  const counts: Record<string, number> = countsOf(roads, view);
  for (const heading of element.querySelectorAll<HTMLElement>('section h2')) {
    const rows = heading.closest('section')!.querySelectorAll<HTMLElement>('[data-project]');
    const groups = new Set([...rows].map(({ dataset }) => dataset['group'] ?? ''));
    if (groups.size === 0) continue;
    // A list holds every road that is still broken, or those of one group; a long one ends before its last row.
    if (groups.has('owed') || groups.has('gap')) groups.add('owed').add('gap');
    const count = [...groups].reduce((sum, group) => sum + (counts[group] ?? 0), 0);
    heading.textContent = recounted(heading.textContent, count);
  }
  for (const link of element.querySelectorAll<HTMLAnchorElement>('.filters a'))
    if (inForce(link.dataset, view)) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
}
