/** The figures that a release moved: those of the city from one period to the next, and those published before. */
import type Fraction from 'fraction.js';
import type { Archive } from '../history/archive.ts';
import type { FigureHistory, FigureVersion } from '../history/figure-history.ts';
import { compareWords } from '../i18n/compare.ts';
import { formatFigure } from '../i18n/format.ts';
import { updateWords, type UpdateWords } from '../i18n/pages/updates.ts';
import { measure, MEASURES } from '../measures/catalog.ts';
import { scopeId } from '../measures/figures.ts';
import type { Month } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import type { Context } from './context.ts';
import { receiptScopes } from './receipt.ts';
import { namesAt } from './update-texts.ts';
import type { Sentence } from './types.ts';

/** A figure at a release and at the one before. */
interface FigureMove {
  readonly id: string;
  readonly scope: string;
  readonly measure: string;
  readonly period: Month;
  readonly from: Fraction | null;
  readonly to: Fraction | null;
  /** The releases that had brought the two values. */
  readonly fromAt: string;
  readonly toAt: string;
}

export interface FiguresView {
  /** Name, before, now. */
  readonly city: readonly (readonly (Sentence | string)[])[];
  readonly cityTitle: string;
  readonly columns: readonly [before: string, now: string];
  /** Scope, measure, period, before, now, id. */
  readonly revised: readonly (readonly (Sentence | string)[])[];
  readonly revisedTitle: string;
  readonly rest: string | null;
  readonly csv: string | null;
}

const ORDER: readonly string[] = ['city', 'district', 'programme', 'level', 'group', 'unit'];
/** More rows than this are not listed. */
const MOST = 200;

function parsed(id: string): Pick<FigureMove, 'scope' | 'measure' | 'period'> {
  const [, scope = '', measureId = '', period = ''] = /^(.*)\/([a-z_]+)@(.*)$/.exec(id) ?? [];
  return { scope, measure: measureId, period };
}

function between(
  before: FigureVersion,
  now: FigureVersion,
): Pick<FigureMove, 'from' | 'to' | 'fromAt' | 'toAt'> {
  return { from: before.exact, to: now.exact, fromAt: before.release.id, toAt: now.release.id };
}

/** Every figure published before that a release changed; the city's first, then scope by scope, the latest period first. */
function revisedFigures(history: FigureHistory, release: string): FigureMove[] {
  const moves = history.revised(release).flatMap((id): FigureMove[] => {
    const versions = history.versions(id);
    const at = versions.findIndex((one) => one.release.id === release);
    const [before, now] = [versions[at - 1], versions[at]];
    return before === undefined || now === undefined ? [] : [{ id, ...parsed(id), ...between(before, now) }];
  });
  const measures = new Map(MEASURES.map(({ id }, at) => [id, at]));
  const rank = ({ scope }: FigureMove): number => ORDER.indexOf(scope.split(':')[0] ?? '');
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return moves.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      text(a.scope, b.scope) ||
      (measures.get(a.measure) ?? 0) - (measures.get(b.measure) ?? 0) ||
      text(b.period, a.period),
  );
}

function valueAt(
  versions: readonly FigureVersion[],
  order: ReadonlyMap<string, number>,
  release: string,
): FigureVersion | undefined {
  const last = order.get(release) ?? -1;
  return versions.findLast((one) => (order.get(one.release.id) ?? Infinity) <= last);
}

function textOf(id: string, exact: Fraction | null, lang: Lang): string {
  const unit = measure(id)?.unit;
  return unit === undefined ? '' : formatFigure({ exact, unit }, lang);
}

function isSeen({ measure: id, from, to }: FigureMove, lang: Lang): boolean {
  return textOf(id, from, lang) !== textOf(id, to, lang);
}

class Teller {
  readonly #context: Context;
  readonly #names: ReturnType<typeof namesAt>;
  readonly #scopes: ReadonlySet<string>;

  constructor(context: Context, archive: Archive, release: string) {
    this.#context = context;
    this.#names = namesAt(archive, release, context.lang);
    this.#scopes = new Set(receiptScopes(context).map(scopeId));
  }

  scope(text: string): string {
    const { lang } = this.#context;
    const { city, level } = compareWords(lang);
    const [kind = '', ...rest] = text.split(':');
    const id = rest.join(':');
    switch (kind) {
      case 'city':
        return city;
      case 'level':
        return level[id as keyof typeof level] ?? id;
      case 'district':
        return this.#names('districts', id) ?? id;
      case 'unit':
        return this.#names('units', id) ?? id;
      case 'programme':
        return this.#names('programmes', id) ?? id;
      default:
        return id;
    }
  }

  measure(id: string): string {
    return measure(id)?.name[this.#context.lang] ?? id;
  }

  /** A value, leading to its receipt at the release that brought it, where the scope has a page of receipts. */
  value(
    { scope, measure: id }: FigureMove,
    exact: Fraction | null,
    release: string,
    period: Month,
  ): Sentence {
    const { lang, urls, dataset } = this.#context;
    const text = textOf(id, exact, lang);
    const hasPage = this.#scopes.has(scope) && dataset.periods.includes(period);
    return hasPage ? [{ link: { href: urls.figures(scope, period, `${id}@${release}`), text } }] : [text];
  }
}

/** Figures of the city as of the release before and as of this one; none where both speak of one month. */
function cityMoves(archive: Archive, history: FigureHistory, release: string): FigureMove[] {
  const order = new Map(archive.releases.toReversed().map(({ id }, at) => [id, at]));
  const before = archive.releases[archive.releases.findIndex(({ id }) => id === release) + 1]?.id;
  const [was, is] = [before === undefined ? null : archive.asOf(before), archive.asOf(release)];
  if (before === undefined || was === null || is === null || was === is) return [];
  return MEASURES.filter(({ scopes }) => scopes.includes('city')).flatMap(({ id }) => {
    const old = valueAt(history.versions(`city/${id}@${was}`), order, before);
    const now = valueAt(history.versions(`city/${id}@${is}`), order, release);
    if (old === undefined || now === undefined) return [];
    const same =
      old.exact === null || now.exact === null ? old.exact === now.exact : old.exact.equals(now.exact);
    if (same) return [];
    const of = { scope: 'city', measure: id, period: is };
    return [{ id: `city/${id}@${is}`, ...of, ...between(old, now) }];
  });
}

/** Periods of one measure of one scope as one row: the latest stands for the others. */
function collapsed(moves: readonly FigureMove[]): FigureMove[][] {
  return [...Map.groupBy(moves, ({ scope, measure: id }) => `${scope}/${id}`).values()];
}

/** What is not listed, and why. */
function restOf({ rest, rounded }: UpdateWords['figures'], all: number, seen: number): string | null {
  if (seen > MOST) return rest(all - MOST);
  return all > seen ? rounded(all - seen) : null;
}

/** @returns null where the history of figures is not available, or the release moved none */
export function figuresView(
  context: Context,
  archive: Archive,
  history: FigureHistory | null,
  release: string,
): FiguresView | null {
  if (history === null) return null;
  const { lang, files } = context;
  const { figures } = updateWords(lang);
  const { periodRange } = compareWords(lang);
  // What differs only in digits that are not shown would read as no change.
  const city = cityMoves(archive, history, release).filter((move) => isSeen(move, lang));
  const revised = revisedFigures(history, release);
  if (city.length + revised.length === 0) return null;
  const teller = new Teller(context, archive, release);
  const groups = collapsed(revised);
  const seen = groups.filter(([move]) => move !== undefined && isSeen(move, lang));
  const before = archive.releases[archive.releases.findIndex(({ id }) => id === release) + 1]?.id ?? '';
  return {
    cityTitle: figures.city(city.length),
    columns: [archive.asOf(before) ?? '', archive.asOf(release) ?? ''],
    city: city.map((move) => [
      teller.measure(move.measure),
      teller.value(move, move.from, move.fromAt, archive.asOf(before) ?? ''),
      teller.value(move, move.to, move.toAt, move.period),
    ]),
    revisedTitle: figures.revised(revised.length),
    revised: seen.slice(0, MOST).map((group) => {
      const [move] = group as [FigureMove, ...FigureMove[]];
      const periods = periodRange(group.at(-1)?.period ?? move.period, move.period, group.length);
      return [
        `${teller.scope(move.scope)} ${teller.measure(move.measure)}`,
        periods,
        teller.value(move, move.from, move.fromAt, move.period),
        teller.value(move, move.to, move.toAt, move.period),
        move.id,
      ];
    }),
    rest: restOf(figures, groups.length, seen.length),
    csv: revised.length > 0 ? files.updateFigures(release) : null,
  };
}

/** Rows of `/updates/{release}/figures.csv`, its header first: every figure published before that the release changed. */
export function figureRows(history: FigureHistory | null, release: string): string[][] {
  const exact = (value: Fraction | null): string => (value === null ? '' : String(value.valueOf()));
  const moves = history === null ? [] : revisedFigures(history, release);
  return [
    ['id', 'scope', 'measure', 'period', 'old', 'new'],
    ...moves.map((move) => [
      move.id,
      move.scope,
      move.measure,
      move.period,
      exact(move.from),
      exact(move.to),
    ]),
  ];
}
