/** What stands in the cells of a table, without the names of columns that phones see in them. */

function cellText(cell: Element): string {
  const parts = [...cell.childNodes].filter(
    (node) => !(node instanceof Element && node.classList.contains('lb')),
  );
  return parts
    .map((node) => node.textContent ?? '')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

export function tableCells(table: Element): { heads: string[]; rows: string[][] } {
  return {
    heads: [...table.querySelectorAll('thead th')].map(cellText),
    rows: [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(cellText)),
  };
}
