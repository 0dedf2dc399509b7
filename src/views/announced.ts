/** What the publisher announced beside what the published rows prove. */
import type Fraction from 'fraction.js';
import { roundHalfUp } from '../i18n/format.ts';
import { announcedWords } from '../i18n/pages/announced.ts';
import { measure } from '../measures/catalog.ts';
import { decimal } from '../measures/exact.ts';
import { findScope } from '../measures/figures.ts';
import type { Figure, Scope } from '../measures/types.ts';
import { announcedPeriod, powerOf } from '../model/announced.ts';
import type { AnnouncedFigure } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import { headOf, PAGE_SIZE, pagesOf } from './page.ts';
import { pagePeriod } from './period.ts';
import { scopeName } from './scope-name.ts';
import { filesOf, isPictured, type TakeLinks } from './take.ts';
import type { FigureView, Link, PageHead, Sentence } from './types.ts';

/** What comes of the comparison, the worst first. `rounded`: equal to as many decimals as were announced. */
const VERDICTS = ['unexplained', 'no_value', 'explained', 'rounded', 'equal'] as const;
type Verdict = (typeof VERDICTS)[number];

export interface AnnouncedRow {
  scope: string;
  measure: string;
  period: string;
  announced: string;
  /** The computed number; a figure where a file holds it. */
  computed: { text: string; view: FigureView | null; figure: Figure | null };
  verdict: Verdict;
  /** Announced − computed in the unit announced, with its sign; null where they agree or nothing is computed. */
  difference: string | null;
  note: string | null;
  source: string;
}

/** Whether a file of figures holds those of a scope at a period, so that a number can lead to its receipt. */
function isFiled(context: Context, scope: Scope, period: Month): boolean {
  return scope.kind === 'project'
    ? pagePeriod(context, scope.project) === period
    : context.dataset.periods.includes(period);
}

function signed(difference: Fraction, decimals: number): string {
  const text = roundHalfUp(difference, decimals);
  return text.startsWith('-') ? `\u2212${text.slice(1)}` : `+${text}`;
}

/** Units whose figures are shown with one decimal. */
const SHARES: ReadonlySet<string> = new Set(['percent', 'points']);

/** Exact, or to as many decimals as the announced number was written with. */
function compared(row: AnnouncedFigure, own: Fraction | null): Pick<AnnouncedRow, 'verdict' | 'difference'> {
  if (own === null) return { verdict: 'no_value', difference: null };
  const difference = decimal(row.value).sub(own);
  // Percent and points stand beside it with one decimal: the reader's own subtraction is to give the same.
  const isShare = SHARES.has(measure(row.measure)?.unit ?? '');
  if (difference.equals(0)) return { verdict: 'equal', difference: null };
  if (Number(roundHalfUp(own, row.decimals)) === row.value) return { verdict: 'rounded', difference: null };
  return {
    verdict: row.note === null ? 'unexplained' : 'explained',
    difference: signed(difference, isShare ? Math.max(row.decimals, 1) : row.decimals),
  };
}

function rowOf(context: Context, row: AnnouncedFigure): AnnouncedRow | null {
  const { dataset, lang } = context;
  const scope = findScope(dataset, row.scope);
  const definition = measure(row.measure);
  if (scope === null || definition === undefined) return null;
  const period = announcedPeriod(row.period);
  const figure = context.figure(scope, row.measure, period);
  const { exact } = figure;
  const own = exact !== null && definition.unit === 'yuan' ? exact.div(10 ** powerOf(row.unit)) : exact;
  const filed = exact !== null && isFiled(context, scope, period);
  const unit = row.unit === null ? '' : ` ${row.unit}`;
  const view = context.view(figure, { fraction: false });
  return {
    scope: scopeName(context, scope),
    measure: definition.name[lang],
    period: row.period,
    // With the zeros it was written with: 81.70 says more than 81.7.
    announced: `${roundHalfUp(decimal(row.value), row.decimals).replace('-', '\u2212')}${unit}`,
    computed: { text: view.text, view: filed ? view : null, figure: filed ? figure : null },
    ...compared(row, own),
    note: row.note,
    source: row.source_url,
  };
}

const known = new WeakMap<Context, ReadonlyMap<AnnouncedFigure, AnnouncedRow>>();

/** The announced figures of some scopes, each beside the computed one of the same period; the worst first. */
export function announcedRows(context: Context, wanted: (scope: string) => boolean): AnnouncedRow[] {
  let rows = known.get(context);
  if (rows === undefined) {
    const made = context.dataset.announced.flatMap((row) => {
      const shown = rowOf(context, row);
      return shown === null ? [] : [[row, shown] as const];
    });
    known.set(context, (rows = new Map(made)));
  }
  const own = [...rows].filter(([{ scope }]) => wanted(scope)).map(([, row]) => row);
  return VERDICTS.flatMap((verdict) => own.filter((row) => row.verdict === verdict));
}

/** In words what came of it, with its reason. */
export function verdictSentence(row: AnnouncedRow, lang: Context['lang']): Sentence {
  const words = announcedWords(lang);
  const said = words.verdict[row.verdict];
  if (row.verdict === 'unexplained') return [words.differs(row.difference ?? ''), { owed: said }];
  if (row.verdict === 'explained') return [words.differs(row.difference ?? ''), row.note ?? ''];
  return [row.note === null ? said : `${said}${words.noted(row.note)}`];
}

/** How many of each verdict there are, as one sentence. */
function summaryOf(rows: readonly AnnouncedRow[], lang: Context['lang']): Sentence {
  const words = announcedWords(lang);
  const clauses = VERDICTS.toReversed().flatMap((verdict) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : [{ verdict, text: words.counted[verdict](count) }];
  });
  return [
    words.total(rows.length),
    ...clauses.flatMap(({ verdict, text }, index): Sentence => [
      index === 0 ? '' : words.comma,
      verdict === 'unexplained' ? { owed: text } : text,
    ]),
    words.stop,
  ];
}

interface AnnouncedPart {
  id: Verdict;
  title: string;
  rows: readonly (readonly (Sentence | string)[])[];
}

/** The names of the columns of `announcedCells`. */
export function announcedColumns(lang: Context['lang']): readonly { name: string; numeric?: boolean }[] {
  const { columns } = announcedWords(lang);
  return [
    { name: columns.what },
    { name: columns.period },
    { name: columns.announced, numeric: true },
    { name: columns.computed, numeric: true },
    { name: columns.verdict },
    { name: columns.source },
  ];
}

function announcedCells(row: AnnouncedRow, lang: Context['lang']): readonly (Sentence | string)[] {
  const { columns } = announcedWords(lang);
  return [
    [`${row.scope} `, { strong: row.measure }],
    row.period,
    row.announced,
    row.computed.view === null ? row.computed.text : [{ figure: row.computed.view }],
    verdictSentence(row, lang),
    [{ link: { href: row.source, text: columns.source } }],
  ];
}

export interface AnnouncedExtract {
  summary: Sentence;
  /** Those that differ, few enough for the home page. */
  rows: readonly (readonly (Sentence | string)[])[];
  link: Link;
}

const EXTRACT = 5;

/** What the home page says of it; null where nothing was announced. */
export function announcedExtract(context: Context): AnnouncedExtract | null {
  const { lang, urls } = context;
  const rows = announcedRows(context, () => true);
  if (rows.length === 0) return null;
  const differing = rows.filter(({ verdict }) => verdict !== 'equal' && verdict !== 'rounded');
  return {
    summary: summaryOf(rows, lang),
    rows: differing.slice(0, EXTRACT).map((row) => announcedCells(row, lang)),
    link: { href: urls.announced(), text: announcedWords(lang).all(rows.length) },
  };
}

export interface AnnouncedView {
  head: PageHead;
  headline: Sentence;
  columns: ReturnType<typeof announcedColumns>;
  parts: readonly AnnouncedPart[];
  pages: readonly Link[];
  taken: TakeLinks | null;
}

export const ANNOUNCED_PATH = 'announced';

/** How many pages the list takes: one where nothing was announced. */
export function announcedPages(context: Context): number {
  return Math.max(1, Math.ceil(announcedRows(context, () => true).length / PAGE_SIZE));
}

export function announcedView(context: Context, page: number): AnnouncedView {
  const { lang, urls, dataset } = context;
  const words = announcedWords(lang);
  const rows = announcedRows(context, () => true);
  const shown = rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const none = dataset.published.has('figures') ? words.none : words.unpublished;
  return {
    head: headOf(context, null, words.title, urls.announced(page)),
    headline: rows.length === 0 ? [none] : summaryOf(rows, lang),
    columns: announcedColumns(lang),
    parts: VERDICTS.flatMap((verdict) => {
      const own = shown.filter((row) => row.verdict === verdict);
      if (own.length === 0) return [];
      const count = rows.filter((row) => row.verdict === verdict).length;
      const cells = own.map((row) => announcedCells(row, lang));
      return [{ id: verdict, title: words.heading[verdict](count), rows: cells }];
    }),
    pages: pagesOf(context, rows.length, page, (n) => urls.announced(n)),
    taken:
      rows.length === 0
        ? null
        : { title: words.title, files: filesOf(context, ANNOUNCED_PATH, isPictured(rows.length)) },
  };
}
