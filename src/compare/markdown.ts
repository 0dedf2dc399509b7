/** A comparison for the people who judge an update: Markdown that forges show under a pull request. */
import type { Problem } from '../csv/problem.ts';
import { describe } from '../i18n/problems.ts';
import type { Lang } from '../schema/settings.ts';
import { code, plain } from './escape.ts';
import type { ComparisonReport, ComparedSide } from './report.ts';
import { summaryLines } from './summary.ts';
import { Texts } from './texts.ts';
import type { FigureMove } from './types.ts';

/** What a comment on GitHub can hold is 65,536; other forges take more. */
const LONGEST_COMMENT = 60_000;
/** Rows of each list: the most with which the whole is no longer than a comment. */
const MOST_ROWS = [200, 60, 20, 5, 0] as const;

interface List {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shown unfolded. */
  readonly open?: boolean;
}

class Markdown {
  readonly #report: ComparisonReport;
  readonly #texts: Texts;

  constructor(report: ComparisonReport, lang: Lang) {
    this.#report = report;
    this.#texts = new Texts(lang);
  }

  write(most: number): string {
    const { words } = this.#texts;
    const lists = this.#lists().filter(({ rows }) => rows.length > 0);
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
    const table = [line(columns), line(columns.map(() => '---')), ...shown.map(line)].join('\n');
    const rest = rows.length > shown.length ? `\n\n${words.moreRows(rows.length - shown.length)}` : '';
    const summary = `<summary>${title} (${rows.length})</summary>`;
    const body = shown.length === 0 ? '' : `\n\n${table}`;
    return `<details${open === true ? ' open' : ''}>${summary}${body}${rest}\n\n</details>`;
  }

  #lists(): List[] {
    const { measured } = this.#report.comparison;
    return [
      this.#problems(),
      ...(measured === null ? [] : this.#measuredLists(measured)),
      this.#dates(),
      this.#money(),
      this.#withdrawn(),
      ...this.#ledger(),
      this.#cells(),
      this.#rows(),
      ...this.#aside(),
    ];
  }

  #problems(): List {
    const { words, lang } = this.#texts;
    const { column, section, severity } = words;
    return {
      title: section.problems,
      open: this.#report.errors > 0,
      columns: [column.kind, column.place, column.message],
      rows: this.#report.problems.map((problem) => {
        const { message, hint } = describe(problem, lang);
        const place = `${code(problem.file)} ${words.line(problem.line)}`;
        const written = problem.value === null || problem.value === '' ? '' : ` ${code(problem.value)}`;
        return [
          severity[problem.severity],
          `${place}${written}`,
          `${longText(message)} ${withRow(hint, problem)}`.trim(),
        ];
      }),
    };
  }

  #measuredLists({
    opened,
    statuses,
    ranks,
    figures,
    revisions,
  }: NonNullable<ComparisonReport['comparison']['measured']>): List[] {
    const texts = this.#texts;
    const { column, section } = texts.words;
    const of = (wanted: (kind: FigureMove['kind']) => boolean): FigureMove[] =>
      figures.filter(({ kind }) => wanted(kind));
    return [
      {
        title: section.opened,
        columns: [column.project, column.district, column.opened, column.against],
        rows: opened.map((one) => [
          texts.project(one),
          plain(one.district),
          plain(one.on),
          one.days_late === null ? texts.words.unknown : texts.words.moved(one.days_late),
        ]),
      },
      {
        title: section.statuses,
        columns: [column.project, column.district, column.from, column.to, column.why],
        rows: statuses.map((one) => [
          texts.project(one),
          plain(one.district),
          texts.status(one, 'from'),
          texts.status(one, 'to'),
          texts.why(one),
        ]),
      },
      {
        title: section.ranks,
        columns: [column.subject, column.from, column.to, column.score, column.why],
        rows: ranks.map((one) => [
          one.kind === 'unit' ? `${texts.name(one)}（${plain(one.group)}）` : texts.name(one),
          texts.rank(one.from),
          texts.rank(one.to),
          `${texts.score(one.score_from)} → ${texts.score(one.score_to)}`,
          texts.rankWhy(one),
        ]),
      },
      this.#figures(
        section.city,
        of((kind) => kind === 'city'),
      ),
      this.#figures(
        section.district,
        of((kind) => kind === 'district'),
      ),
      this.#figures(
        section.others,
        of((kind) => kind !== 'city' && kind !== 'district'),
      ),
      this.#revisions(revisions),
    ];
  }

  #figures(title: string, moves: readonly FigureMove[]): List {
    const { column } = this.#texts.words;
    return {
      title,
      columns: [column.scope, column.measure, column.from, column.to, column.difference],
      rows: moves.map((one) => this.#figure(one)),
    };
  }

  #figure(move: FigureMove): string[] {
    const texts = this.#texts;
    const [from, to] = [texts.figure(move.from), texts.figure(move.to)];
    return [texts.scope(move), texts.measure(move.measure), from, to, texts.difference(move)];
  }

  /** One row for each figure: one mistake may revise it in every period since. */
  #revisions(moves: readonly FigureMove[]): List {
    const { column, section, periodRange } = this.#texts.words;
    const groups = Map.groupBy(moves, ({ scope, measure }) => `${scope}/${measure}`);
    return {
      title: section.revisions,
      columns: [column.scope, column.measure, column.from, column.to, column.difference, column.period],
      rows: [...groups.values()].map((group) => {
        const [latest, earliest] = [group[0]!, group.at(-1)!];
        const period = periodRange(plain(earliest.to.period), plain(latest.to.period), group.length);
        return [...this.#figure(latest), period];
      }),
    };
  }

  #dates(): List {
    const texts = this.#texts;
    const { column, section, unknown } = texts.words;
    return {
      title: section.dates,
      columns: [column.project, column.what, column.from, column.to, column.days, column.reason],
      rows: this.#report.comparison.dates.map((one) => [
        texts.project(one),
        texts.what(one),
        plain(one.from),
        one.to === null ? unknown : plain(one.to),
        texts.moved(one),
        texts.reason(one.reason),
      ]),
    };
  }

  #money(): List {
    const texts = this.#texts;
    const { column, section } = texts.words;
    return {
      title: section.money,
      columns: [column.project, column.what, column.from, column.to, column.reason],
      rows: this.#report.comparison.money.map((one) => [
        texts.project(one),
        `${texts.column(one.table, one.field)}${one.period === null ? '' : ` ${plain(one.period)}`}`,
        texts.yuan(one.from),
        texts.yuan(one.to),
        texts.reason(one.reason),
      ]),
    };
  }

  #withdrawn(): List {
    const texts = this.#texts;
    const { column, section } = texts.words;
    return {
      title: section.withdrawn,
      columns: [column.project, column.district, column.date, column.reason],
      rows: this.#report.comparison.withdrawn.map((one) => [
        texts.project(one),
        plain(one.district),
        plain(one.on),
        one.reason === null ? texts.words.noReason : plain(one.reason),
      ]),
    };
  }

  #ledger(): List[] {
    const { column, section, correction } = this.#texts.words;
    const { corrections, changes } = this.#report.comparison;
    const head = [column.record, column.date, column.what, column.from, column.to, column.reason];
    return [
      {
        title: section.corrections,
        columns: [...head, column.kind],
        rows: corrections.map((row) => [
          code(row.id),
          plain(row.date),
          `${this.#texts.told(row.table, row.field).table} ${code(row.key)} ${this.#texts.told(row.table, row.field).field}`,
          plain(row.old),
          plain(row.new),
          plain(row.reason),
          correction[row.kind],
        ]),
      },
      {
        title: section.changes,
        columns: head,
        rows: changes.map((row) => [
          code(row.id),
          plain(row.date),
          `${code(row.project_id)} ${this.#texts.told('projects', row.field).field}`,
          plain(row.old ?? ''),
          plain(row.new ?? ''),
          plain(row.reason),
        ]),
      },
    ];
  }

  /** Cells that had a value: what was filled in is counted, not listed. */
  #cells(): List {
    const texts = this.#texts;
    const { column, section, cell, unexplained } = texts.words;
    return {
      title: section.cells,
      columns: [column.place, column.record, column.what, column.from, column.to, column.kind, column.reason],
      rows: this.#report.comparison.cells
        .filter(({ kind }) => kind !== 'filled')
        .map((one) => [
          `${code(one.file)} ${texts.words.line(one.line)}`,
          code(one.key),
          texts.column(one.table, one.field),
          plain(one.from),
          plain(one.to),
          cell[one.kind],
          one.reason === null ? (one.kind === 'forecast' ? '' : unexplained) : texts.reason(one.reason),
        ]),
    };
  }

  #rows(): List {
    const texts = this.#texts;
    const { column, section } = texts.words;
    return {
      title: section.rows,
      columns: [column.table, column.added, column.gone, column.filled, column.changed],
      rows: this.#report.comparison.tables.map(({ table, added, gone, filled, changed }) => [
        texts.table(table),
        added.length === 0 ? '0' : `${added.length}${texts.words.colon}${this.#some(added)}`,
        gone.length === 0 ? '0' : `${gone.length}${texts.words.colon}${this.#some(gone)}`,
        String(filled),
        String(changed),
      ]),
    };
  }

  #some(rows: readonly { readonly key: string; readonly name: string | null }[]): string {
    const { comma, more } = this.#texts.words;
    const shown = rows
      .slice(0, 5)
      .map(({ key, name }) =>
        name === null || key.endsWith(name) ? code(key) : `${code(key)} ${plain(name)}`,
      );
    return [...shown, ...(rows.length > 5 ? [more(rows.length - 5)] : [])].join(comma);
  }

  #aside(): List[] {
    const texts = this.#texts;
    const { words } = texts;
    const { column, section, road, file } = words;
    const { settings, files, measured } = this.#report.comparison;
    const roads = measured === null ? [] : (['drawn', 'redrawn', 'gone'] as const);
    return [
      {
        title: section.settings,
        columns: [column.key, column.from, column.to, column.why],
        rows: settings.map((one) => [
          code(one.key),
          one.from === null ? words.none : plain(one.from),
          one.to === null ? words.none : plain(one.to),
          one.method ? words.method : '',
        ]),
      },
      {
        title: section.roads,
        columns: [column.project, column.district, column.kind],
        rows: roads.flatMap((kind) =>
          (measured?.roads[kind] ?? []).map((one) => [texts.project(one), plain(one.district), road[kind]]),
        ),
      },
      {
        title: section.files,
        columns: [column.file, column.kind],
        rows: files.map((one) => [code(one.file), file[one.kind]]),
      },
    ];
  }
}

function longText(text: string): string {
  return plain(text, Number.POSITIVE_INFINITY);
}

/** A hint, with the row that it asks for as code of its own, so that it can be copied. */
function withRow(hint: string, { params }: Problem): string {
  const row = params['row'];
  if (typeof row !== 'string' || row === '' || !hint.includes(row)) return longText(hint);
  const [before = '', after = ''] = hint.split(row);
  return `${longText(before)} ${code(row, Number.POSITIVE_INFINITY)} ${longText(after)}`.trim();
}

/**
 * The whole comparison as Markdown, a short summary first and the lists folded. No text of the data is markup, a link
 * or a mention in it. It is never longer than a comment may be: lists are cut, and say so.
 */
export function markdownReport(report: ComparisonReport, lang: Lang): string {
  const markdown = new Markdown(report, lang);
  let text = '';
  for (const most of MOST_ROWS) {
    text = markdown.write(most);
    if (text.length <= LONGEST_COMMENT) return text;
  }
  return text;
}
