/** A comparison for the people who judge an update: Markdown that forges show under a pull request. */
import { padEnd, width } from '../i18n/terminal.ts';
import type { Lang } from '../schema/settings.ts';
import { code, plain } from './escape.ts';
import { Lists, type List } from './lists.ts';
import type { ComparisonReport, ComparedSide } from './report.ts';
import { summaryLines } from './summary.ts';
import { Texts } from './texts.ts';

/** What a comment on GitHub can hold is 65,536; other forges take more. */
const LONGEST_COMMENT = 60_000;
/** Rows of each list: the most with which the whole is no longer than a comment. */
const MOST_ROWS = [200, 60, 20, 5, 0] as const;

/** Who reads it: a forge, which folds lists and lays out tables, or a person at a terminal, who sees the text itself. */
export type Reader = 'forge' | 'terminal';

/** Cells of each column as wide as the widest. */
function aligned(rows: readonly (readonly string[])[]): string[][] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows.map((row) =>
    row.map((cell, column) =>
      cell === '---' ? '-'.repeat(widths[column] ?? 0) : padEnd(cell, widths[column] ?? 0),
    ),
  );
}

class Markdown {
  readonly #report: ComparisonReport;
  readonly #texts: Texts;
  readonly #reader: Reader;

  constructor(report: ComparisonReport, lang: Lang, reader: Reader) {
    this.#report = report;
    this.#texts = new Texts(lang);
    this.#reader = reader;
  }

  write(most: number): string {
    const { words } = this.#texts;
    const lists = new Lists(this.#report, this.#texts).all().filter(({ rows }) => rows.length > 0);
    const isCut = lists.some(({ rows }) => rows.length > most);
    const parts = [
      `## ${words.title}`,
      this.#heading(),
      this.#verdict(),
      summaryLines(this.#report, this.#texts)
        .map((line) => `- ${line}`)
        .join('\n'),
      ...lists.map((list) => this.#list(list, most)),
      isCut ? words.truncated : '',
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  }

  #side({ name, commit }: ComparedSide): string {
    if (name === null) return this.#texts.words.workingFolder;
    return commit === null || commit.startsWith(name)
      ? code(name)
      : `${code(name)} (${code(commit.slice(0, 7))})`;
  }

  #heading(): string {
    const { base, head } = this.#report;
    const { words } = this.#texts;
    const sides = words.sides(this.#side(base), this.#side(head));
    if (base.as_of === null || head.as_of === null) return sides;
    return `${sides} · ${words.periods(plain(base.as_of), plain(head.as_of))}`;
  }

  #verdict(): string {
    const { errors, warnings, contains_base, comparison, head } = this.#report;
    const { words } = this.#texts;
    const lines = [errors === 0 ? words.checked : words.errors(errors)];
    if (warnings > 0) lines.push(words.warnings(warnings));
    if (comparison.measured === null) lines.push(words.notMeasured[head.errors > 0 ? 'head' : 'base']);
    if (contains_base === false) lines.push(words.notAncestor);
    return lines.join('\n');
  }

  #list({ title, columns, rows, open }: List, most: number): string {
    const { words } = this.#texts;
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    const shown = rows.slice(0, most);
    const lines = [columns, columns.map(() => '---'), ...shown];
    const table = (this.#reader === 'terminal' ? aligned(lines) : lines).map(line).join('\n');
    const rest = rows.length > shown.length ? `\n\n${words.moreRows(rows.length - shown.length)}` : '';
    const summary = `<summary>${title} (${rows.length})</summary>`;
    const body = shown.length === 0 ? '' : `\n\n${table}`;
    if (this.#reader === 'terminal') return `### ${title} (${rows.length})${body}${rest}`;
    return `<details${open === true ? ' open' : ''}>${summary}${body}${rest}\n\n</details>`;
  }
}

/**
 * The whole comparison as Markdown, a short summary first and the lists folded. No text of the data is markup, a link
 * or a mention in it. On a terminal nothing is folded, and columns are aligned; it is Markdown still. It is never longer than a comment may be: lists are cut, and say so.
 */
export function markdownReport(report: ComparisonReport, lang: Lang, reader: Reader = 'forge'): string {
  const markdown = new Markdown(report, lang, reader);
  let text = '';
  for (const most of MOST_ROWS) {
    text = markdown.write(most);
    if (text.length <= LONGEST_COMMENT) return text;
  }
  return text;
}
