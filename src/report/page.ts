/** The check as a page: in live editing it stands where the site would, until the data are right. */
import type { Problem } from '../csv/problem.ts';
import type { Loaded } from '../dataset.ts';
import { describe } from '../i18n/problems.ts';
import { writtenEn, writtenZh } from '../i18n/problem-text.ts';
import { reportWords, type ReportWords } from '../i18n/report.ts';
import type { Lang } from '../schema/settings.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { STYLE } from './page-style.ts';
import { columnLetter, RowNames } from './place.ts';

export interface PageOptions {
  readonly lang: Lang;
  /** Whether the page asks the development server to be shown again when a file changes. */
  readonly reloads?: boolean;
  /** The path under which the site is served, with both slashes. */
  readonly base?: string;
}

/** A page of thousands would not be read; the rest is counted. */
const MOST = 200;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Data is text, never markup. */
function text(content: string | number): string {
  return String(content).replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

class ReportPage {
  readonly #loaded: Loaded;
  readonly #lang: Lang;
  readonly #words: ReportWords;
  readonly #names: RowNames;

  constructor(loaded: Loaded, lang: Lang) {
    this.#loaded = loaded;
    this.#lang = lang;
    this.#words = reportWords(lang);
    this.#names = new RowNames(loaded);
  }

  body(): string {
    const words = this.#words;
    const { problems, errors, warnings, settings, dataset } = this.#loaded;
    const asOf = dataset?.as_of ?? settings?.as_of ?? null;
    const wrong = problems.filter(({ severity }) => severity === 'error');
    const doubtful = problems.filter(({ severity }) => severity === 'warning');
    const period = asOf === null ? '' : `<span>${text(words.asOf(asOf))}</span>`;
    return [
      `<header><p><b>${text(words.check)}</b> ${text(words.report)}</p><p>${period}</p></header>`,
      `<main><h1>${text(words.headline(errors))}</h1>`,
      errors > 0 ? `<p class="lead">${text(words.unpublished)}</p>` : '',
      this.#files(),
      ...wrong.slice(0, MOST).map((problem, at) => this.#section(problem, at + 1)),
      wrong.length > MOST ? `<p>${text(words.more(wrong.length - MOST))}</p>` : '',
      warnings > 0 ? this.#warnings(doubtful) : '',
      '</main>',
    ].join('\n');
  }

  #files(): string {
    const words = this.#words;
    const errors = new Map<string, number>();
    for (const { file, severity } of this.#loaded.problems)
      if (severity === 'error') errors.set(file, (errors.get(file) ?? 0) + 1);
    const rows = new Map(this.#loaded.files.map((one) => [one.file, one.rows]));
    const items = [...new Set([...errors.keys(), ...rows.keys()])].map((file) => {
      const count = errors.get(file);
      const size = rows.get(file);
      const verdict = count === undefined ? text(words.passed) : `<b>${text(words.errorsIn(count))}</b>`;
      const shown = size === undefined ? '' : text(words.rows(size) + words.comma);
      return `<li>${text(file)} ${shown}${verdict}</li>`;
    });
    return `<ul class="files">${items.join('')}</ul>`;
  }

  #place({ file, line, column, header }: Problem): string {
    const words = this.#words;
    const parts = [file, words.line(line)];
    if (column !== null) parts.push(words.column(columnLetter(column)));
    if (header !== null) parts.push(words.header(header));
    return parts.map((part) => text(part)).join(' ');
  }

  #section(problem: Problem, number: number): string {
    const words = this.#words;
    const { message, hint } = describe(problem, this.#lang);
    const said = this.#lang === 'zh' ? writtenZh(problem) : writtenEn(problem);
    const rest = said !== '' && message.startsWith(said) ? message.slice(said.length) : message;
    const name = this.#names.of(problem);
    const value = problem.value?.trim() ?? '';
    const facts = [
      value === '' ? '' : `<dt>${text(words.written)}</dt><dd><mark>${text(value)}</mark></dd>`,
      `<dt>${text(words.problem)}</dt><dd>${text(rest)}</dd>`,
      `<dt>${text(words.advice)}</dt><dd><b>${text(hint)}</b></dd>`,
    ];
    const excerpt = excerptOf(this.#loaded.sheets.get(problem.file), problem);
    return [
      `<section><p class="number">${number}</p><div><h2>${this.#place(problem)}</h2>`,
      name === null ? '' : `<p class="row">${text(name)}</p>`,
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

  #warnings(warnings: readonly Problem[]): string {
    const words = this.#words;
    const items = warnings.slice(0, MOST).map((problem) => {
      const { message, hint } = describe(problem, this.#lang);
      return `<li>${this.#place(problem)}${text(`${this.#lang === 'zh' ? '：' : ': '}${message} ${hint}`)}</li>`;
    });
    const more = warnings.length > MOST ? `<p>${text(words.more(warnings.length - MOST))}</p>` : '';
    const heading = `<h2>${text(words.warnings(warnings.length))}</h2>`;
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
${new ReportPage(loaded, lang).body()}
</body>
</html>
`;
}
