/** The check as a page: in live editing it stands where the site would, until the data are right. */
import type { Loaded } from '../load.ts';
import { reportWords, type ReportWords } from '../i18n/report.ts';
import type { Lang } from '../schema/settings.ts';
import type { Excerpt } from './excerpt.ts';
import { STYLE } from './page-style.ts';
import { reportView, type ReportSection, type ReportView } from './view.ts';

export interface PageOptions {
  readonly lang: Lang;
  /** Whether the page asks the development server to be shown again when a file changes. */
  readonly reloads?: boolean;
  /** The path under which the site is served, with both slashes. */
  readonly base?: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Data is text, never markup. */
function text(content: string | number): string {
  return String(content).replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

class ReportPage {
  readonly #view: ReportView;
  readonly #words: ReportWords;

  constructor(view: ReportView, lang: Lang) {
    this.#view = view;
    this.#words = reportWords(lang);
  }

  body(): string {
    const words = this.#words;
    const { headline, asOf, errors, sections, moreErrors, warnings } = this.#view;
    const period = asOf === null ? '' : `<span>${text(words.asOf(asOf))}</span>`;
    return [
      `<header><p><b>${text(words.check)}</b> ${text(words.report)}</p><p>${period}</p></header>`,
      `<main><h1>${text(headline)}</h1>`,
      errors > 0 ? `<p class="lead">${text(words.unpublished)}</p>` : '',
      this.#files(),
      ...sections.map((section, at) => this.#section(section, at + 1)),
      moreErrors > 0 ? `<p>${text(words.more(moreErrors))}</p>` : '',
      warnings.length > 0 ? this.#warnings() : '',
      '</main>',
    ].join('\n');
  }

  #files(): string {
    const words = this.#words;
    const items = this.#view.files.map(({ file, rows, errors }) => {
      const verdict = errors === 0 ? text(words.passed) : `<b>${text(words.errorsIn(errors))}</b>`;
      const shown = rows === null ? '' : text(words.rows(rows) + words.comma);
      return `<li>${text(file)} ${shown}${verdict}</li>`;
    });
    return `<ul class="files">${items.join('')}</ul>`;
  }

  #section({ place, row, written, problem, advice, excerpt }: ReportSection, number: number): string {
    const words = this.#words;
    const facts = [
      written === '' ? '' : `<dt>${text(words.written)}</dt><dd><mark>${text(written)}</mark></dd>`,
      `<dt>${text(words.problem)}</dt><dd>${text(problem)}</dd>`,
      `<dt>${text(words.advice)}</dt><dd><b>${text(advice)}</b></dd>`,
    ];
    return [
      `<section><p class="number">${number}</p><div><h2>${text(place)}</h2>`,
      row === null ? '' : `<p class="row">${text(row)}</p>`,
      `<div class="two"><dl>${facts.join('')}</dl>${excerpt === null ? '' : this.#excerpt(excerpt)}</div>`,
      '</div></section>',
    ].join('');
  }

  #excerpt({ columns, headerLine, rows, hasGap }: Excerpt): string {
    const marked = (isMeant: boolean, name: string): string => (isMeant ? ` class="${name}"` : '');
    const letters = columns.map((c) => `<th scope="col"${marked(c.isMeant, 'meant')}>${c.letter}</th>`);
    const headers = columns.map((c) => `<td><b>${text(c.header)}</b></td>`);
    const lines = rows.map(({ line, cells, isMeant }) => {
      const shown = cells.map((cell, i) => {
        const isCell = isMeant && columns[i]?.isMeant === true;
        return `<td${marked(isCell, 'cell')}>${text(cell)}</td>`;
      });
      return `<tr><th scope="row"${marked(isMeant, 'meant')}>${line}</th>${shown.join('')}</tr>`;
    });
    const gap = hasGap ? `<tr class="gap"><th>⋮</th>${'<td></td>'.repeat(columns.length)}</tr>` : '';
    return [
      `<div class="sheet"><table><thead><tr><td></td>${letters.join('')}</tr></thead>`,
      `<tbody><tr><th scope="row">${headerLine}</th>${headers.join('')}</tr>${gap}${lines.join('')}</tbody>`,
      '</table></div>',
    ].join('');
  }

  #warnings(): string {
    const words = this.#words;
    const { warnings, moreWarnings } = this.#view;
    const items = warnings.map((warning) => `<li>${text(warning)}</li>`);
    const more = moreWarnings > 0 ? `<p>${text(words.more(moreWarnings))}</p>` : '';
    const heading = `<h2>${text(words.warnings(warnings.length + moreWarnings))}</h2>`;
    return `<section class="warnings"><p class="number">${text(words.also)}</p><div>${heading}<ul>${items.join('')}</ul>${more}</div></section>`;
  }
}

/** The report as a whole HTML page without anything from outside. */
export function reportPage(loaded: Loaded, { lang, reloads = false, base = '/' }: PageOptions): string {
  const words = reportWords(lang);
  const title = text(`${words.headline(loaded.errors)} ${words.check}`);
  const script = reloads ? `<script type="module" src="${text(base)}@vite/client"></script>` : '';
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${STYLE}</style>
${script}
</head>
<body>
${new ReportPage(reportView(loaded, lang), lang).body()}
</body>
</html>
`;
}
