/** Pointers to rows and tables of rows as markup: there are many of them, and each byte counts. */
import { escapeText } from '../charts/svg.ts';
import type { ReceiptWords } from '../i18n/pages/receipt.ts';
import type { FileRows, RowSet } from '../views/receipt-rows.ts';
import type { RowTable } from '../views/table-rows.ts';

interface Marks {
  separator: string;
  stop: string;
}

function link(href: string, text: string): string {
  return `<a href="${escapeText(href)}">${escapeText(text)}</a>`;
}

function fileHtml(
  { file, href, count, stretches, inPages }: FileRows,
  words: ReceiptWords,
  marks: Marks,
): string {
  const name = href === null ? escapeText(file) : link(href, `${file} ${words.rows(count)}`);
  if (stretches.length === 0) return name;
  const lines = stretches
    .map(({ href: row, text }) => (row === null ? escapeText(text) : link(row, text)))
    .join(marks.separator);
  const [before = '', after = ''] = (inPages ? words.pages('\n') : words.line('\n')).split('\n');
  return `${name} <small>${escapeText(before)}${lines}${escapeText(after)}</small>`;
}

/** Which rows: those of each file in the download, and stretch by stretch where they stand on pages. */
export function setHtml(set: RowSet, words: ReceiptWords, marks: Marks): string {
  if (set.rows === 0) return escapeText(words.noRows);
  const files = set.files.map((file) => fileHtml(file, words, marks)).join('<br>');
  return set.same === null
    ? files
    : `${files} <small>${link(set.same.href, words.same(set.same.name))}</small>`;
}

/** Every row once, with its cells as in the file. */
export function rowsHtml({ rows, columns, ofProjects }: RowTable, words: ReceiptWords): string {
  const head = [words.row, ...(ofProjects ? [words.project] : []), ...columns].map(
    (name) => `<th scope="col">${escapeText(name)}</th>`,
  );
  const body = rows.map(({ id, file, line, download, repository, project, cells }) => {
    const place = `${file.replace(/^[^/]*\//, '')} ${line}`;
    const where = link(download, place);
    const repo = repository === null ? '' : ` ${link(repository, words.repository)}`;
    const of = ofProjects ? `<td>${project === null ? '' : link(project.href, project.text)}</td>` : '';
    const values = cells.map((cell) => `<td>${escapeText(cell ?? '')}</td>`).join('');
    return `<tr id="${escapeText(id)}"><th scope="row">${where}${repo}</th>${of}${values}</tr>`;
  });
  return `<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody>`;
}
