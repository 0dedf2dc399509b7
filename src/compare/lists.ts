/** A comparison as lists: what is shown of it, whatever shows it. */
import type { Problem } from '../csv/problem.ts';
import { describe } from '../i18n/problems.ts';
import type { ComparisonReport } from './report.ts';
import type { Texts } from './texts.ts';
import type { CellKind, FigureMove } from './types.ts';

export interface List {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shown unfolded. */
  readonly open?: boolean;
}

const NEEDS_NO_REASON: ReadonlySet<CellKind> = new Set(['forecast', 'name']);

export class Lists {
  readonly #report: ComparisonReport;
  readonly #texts: Texts;

  constructor(report: ComparisonReport, texts: Texts) {
    this.#report = report;
    this.#texts = texts;
  }

  /** Every list, empty ones too. */
  all(): List[] {
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
        const place = `${this.#texts.code(problem.file)} ${words.line(problem.line)}`;
        const written =
          problem.value === null || problem.value === '' ? '' : ` ${this.#texts.code(problem.value)}`;
        return [
          severity[problem.severity],
          `${place}${written}`,
          `${this.#long(message)} ${this.#withRow(hint, problem)}`.trim(),
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
          this.#texts.plain(one.district),
          this.#texts.plain(one.on),
          one.days_late === null ? texts.words.unknown : texts.words.moved(one.days_late),
        ]),
      },
      {
        title: section.statuses,
        columns: [column.project, column.district, column.from, column.to, column.why],
        rows: statuses.map((one) => [
          texts.project(one),
          this.#texts.plain(one.district),
          texts.status(one, 'from'),
          texts.status(one, 'to'),
          texts.why(one),
        ]),
      },
      {
        title: section.ranks,
        columns: [column.subject, column.from, column.to, column.score, column.why],
        rows: ranks.map((one) => [
          one.kind === 'unit' ? `${texts.name(one)}（${this.#texts.plain(one.group)}）` : texts.name(one),
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
        const period = periodRange(
          this.#texts.plain(earliest.to.period),
          this.#texts.plain(latest.to.period),
          group.length,
        );
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
        this.#texts.plain(one.from),
        one.to === null ? unknown : this.#texts.plain(one.to),
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
        `${texts.column(one.table, one.field)}${one.period === null ? '' : ` ${this.#texts.plain(one.period)}`}`,
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
        this.#texts.plain(one.district),
        this.#texts.plain(one.on),
        one.reason === null ? texts.words.noReason : this.#texts.plain(one.reason),
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
          this.#texts.code(row.id),
          this.#texts.plain(row.date),
          `${this.#texts.told(row.table, row.field).table} ${this.#texts.code(row.key)} ${this.#texts.told(row.table, row.field).field}`,
          this.#texts.plain(row.old),
          this.#texts.plain(row.new),
          this.#texts.plain(row.reason),
          correction[row.kind],
        ]),
      },
      {
        title: section.changes,
        columns: head,
        rows: changes.map((row) => [
          this.#texts.code(row.id),
          this.#texts.plain(row.date),
          `${this.#texts.code(row.project_id)} ${this.#texts.told('projects', row.field).field}`,
          this.#texts.plain(row.old ?? ''),
          this.#texts.plain(row.new ?? ''),
          this.#texts.plain(row.reason),
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
          `${this.#texts.code(one.file)} ${texts.words.line(one.line)}`,
          this.#texts.code(one.key),
          texts.column(one.table, one.field),
          this.#texts.plain(one.from),
          this.#texts.plain(one.to),
          cell[one.kind],
          one.reason === null ? (NEEDS_NO_REASON.has(one.kind) ? '' : unexplained) : texts.reason(one.reason),
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
        name === null || key.endsWith(name)
          ? this.#texts.code(key)
          : `${this.#texts.code(key)} ${this.#texts.plain(name)}`,
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
          this.#texts.code(one.key),
          one.from === null ? words.none : this.#texts.plain(one.from),
          one.to === null ? words.none : this.#texts.plain(one.to),
          one.method ? words.method : '',
        ]),
      },
      {
        title: section.roads,
        columns: [column.project, column.district, column.kind],
        rows: roads.flatMap((kind) =>
          (measured?.roads[kind] ?? []).map((one) => [
            texts.project(one),
            this.#texts.plain(one.district),
            road[kind],
          ]),
        ),
      },
      {
        title: section.files,
        columns: [column.file, column.kind],
        rows: files.map((one) => [this.#texts.code(one.file), file[one.kind]]),
      },
    ];
  }
  #long(text: string): string {
    return this.#texts.plain(text, Number.POSITIVE_INFINITY);
  }

  /** A hint, with the row that it asks for as code of its own, so that it can be copied. */
  #withRow(hint: string, { params }: Problem): string {
    const row = params['row'];
    if (typeof row !== 'string' || row === '' || !hint.includes(row)) return this.#long(hint);
    const [before = '', after = ''] = hint.split(row);
    return `${this.#long(before)} ${this.#texts.code(row, Number.POSITIVE_INFINITY)} ${this.#long(after)}`.trim();
  }
}
