/** Rows of tables as markup: long pages of many cells, written at once. */
import { escapeText } from '../charts/svg.ts';
import type { HistoryWords } from '../i18n/pages/history.ts';
import type { RowView, TableRows } from '../views/history-rows.ts';

type Words = HistoryWords['rows'];

/** progress/2013-05.csv 第 3 行 · 下载第 17 行 · 版本库 */
function placeHtml({ file, line, download, repository }: RowView, words: Words): string {
  const place = escapeText(words.line(file, line));
  const links = [download === null ? place : `<a href="${escapeText(download)}">${place}</a>`];
  if (repository !== null)
    links.push(`<a href="${escapeText(repository)}" rel="noopener">${escapeText(words.repository)}</a>`);
  return links.join(' ');
}

/** One row as names and values, one under the other. */
function singleHtml({ columns, rows }: TableRows, words: Words): string {
  const [row] = rows;
  if (row === undefined) return '';
  const pairs = columns.flatMap((column, at) => {
    const cell = row.cells[at] ?? '';
    return cell === '' ? [] : [`<div><dt>${escapeText(column)}</dt><dd>${escapeText(cell)}</dd></div>`];
  });
  const place = `<div><dt>${escapeText(words.place)}</dt><dd>${placeHtml(row, words)}</dd></div>`;
  return `<dl class="raw" id="${escapeText(row.id)}">${pairs.join('')}${place}</dl>`;
}

/** The rows of one table: a list of names and values for a single wide row, or else a table that scrolls. */
export function rowsHtml(table: TableRows, words: Words): string {
  if (table.table === 'projects') return singleHtml(table, words);
  const { name, columns, rows } = table;
  const heads = [...columns, words.place]
    .map((column) => `<th scope="col">${escapeText(column)}</th>`)
    .join('');
  const body = rows.map((row) => {
    const cells = row.cells.map((cell) => `<td>${escapeText(cell)}</td>`).join('');
    return `<tr id="${escapeText(row.id)}">${cells}<td>${placeHtml(row, words)}</td></tr>`;
  });
  return (
    `<div class="scroll" tabindex="0" role="region" aria-label="${escapeText(name)}"><table class="raw">` +
    `<thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
  );
}
