/** The ladder of accountability: which unit stands on which rung by the data, beside what was done. */
import { sparkBars } from '../charts/spark-bars.ts';
import { ladderWords, type LadderWords } from '../i18n/pages/ladder.ts';
import { formatDate } from '../i18n/format.ts';
import {
  laddersOf,
  rungAt,
  rungsOf,
  RUNG_MONTHS,
  type RungReached,
  type UnitLadder,
} from '../measures/ladder.ts';
import type { Scope } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { Action, Dataset, Unit } from '../model/types.ts';
import { drawable, nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import {
  cellOf,
  countCell,
  linkCell,
  monthColumn,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
} from './take.ts';
import type { PageHead, Sentence } from './types.ts';

interface UnitHistory {
  /** Anchor: `unit-gdgs`. */
  id: string;
  name: string;
  href: string;
  /** The last twelve periods of investment against pace; null where there is none. */
  spark: string | null;
  events: readonly { sentence: Sentence }[];
}

export interface LadderView {
  head: PageHead;
  words: LadderWords;
  headline: string;
  /** What cannot be told, and why. */
  missing: readonly string[];
  rungs: PageTake | null;
  now: PageTake | null;
  /** Null where nobody can be judged at the newest period. */
  nowTitle: string | null;
  months: PageTake | null;
  histories: readonly UnitHistory[];
  /** All rungs reached, as files. */
  reached: PageTake | null;
}

const known = new WeakMap<Dataset, readonly UnitLadder[]>();

function ladders(dataset: Dataset): readonly UnitLadder[] {
  let all = known.get(dataset);
  if (!all) known.set(dataset, (all = laddersOf(dataset)));
  return all;
}

const behindNow = ({ months }: UnitLadder): number => months.at(-1)?.behind ?? 0;
const isJudged = ({ months }: UnitLadder): boolean => months.some(({ behind }) => behind !== null);
/** In the newest period: a year without a plan says nothing about anybody. */
const isJudgedNow = ({ months }: UnitLadder): boolean => (months.at(-1)?.behind ?? null) !== null;

/** Those that have a place on the page. */
function listed(dataset: Dataset): UnitLadder[] {
  return ladders(dataset).filter((one) => isJudged(one) || one.unasked.length > 0);
}

/** Whether a unit has a place on the page. */
export function onLadder({ dataset }: Context, unit: Unit): boolean {
  return listed(dataset).some((one) => one.unit === unit);
}

/** A rung reached in the newest period: what it asks for may still come. */
function isFresh({ as_of }: Dataset, { period }: RungReached): boolean {
  return period === as_of;
}

function missed(dataset: Dataset, one: RungReached): boolean {
  return one.action === null && !isFresh(dataset, one);
}

/** What is on record about a rung, said plainly. */
function doneText(context: Context, one: RungReached): { text: string; owed: boolean } {
  const words = ladderWords(context.lang);
  if (one.action !== null) return { text: words.doneOn(one.action.date, one.action.measure), owed: false };
  if (!context.dataset.published.has('actions')) return { text: words.unknown, owed: false };
  if (isFresh(context.dataset, one)) return { text: words.fresh, owed: false };
  return { text: words.missing, owed: true };
}

function doneSentence(context: Context, one: RungReached): Sentence {
  const { text, owed } = doneText(context, one);
  const source = one.action?.source_url ?? null;
  if (source !== null) return [{ link: { href: source, text } }];
  return owed ? [{ owed: text }] : [text];
}

function doneCell(context: Context, one: RungReached): PageCell {
  const { text, owed } = doneText(context, one);
  return { text, owed, shown: doneSentence(context, one) };
}

function owedCount(count: number): PageCell {
  return { ...countCell(count), ...(count > 0 ? { owed: true, shown: [{ owed: String(count) }] } : {}) };
}

function rungsTake(context: Context): PageTake | null {
  const { dataset, lang, urls } = context;
  const words = ladderWords(lang);
  const columns = words.rungsColumns;
  const rungs = rungsOf(dataset);
  if (rungs.length === 0) return null;
  const all = ladders(dataset);
  return takeOf(context, {
    path: 'ladder/rungs',
    title: words.rungs,
    period: dataset.as_of,
    address: `${urls.ladder()}#rungs`,
    columns: [
      { id: 'rung', name: columns.rung, unit: null },
      { id: 'periods', name: columns.after, unit: null },
      { id: 'measure', name: columns.measure, unit: null },
      { id: 'standing', name: columns.now, unit: 'count' },
      { id: 'reached', name: columns.reached, unit: 'count' },
      ...recordColumns(context, columns),
    ],
    rows: rungs.map((rung): PageCell[] => {
      const reached = all.flatMap((one) => one.reached).filter((one) => one.rung === rung);
      return [
        textCell(words.trigger[rung.trigger]),
        textCell(words.periods(RUNG_MONTHS[rung.trigger])),
        textCell(rung.measure),
        countCell(all.filter((one) => rungAt(rungs, behindNow(one)) === rung).length),
        countCell(reached.length),
        ...recordCells(dataset, reached),
      ];
    }),
  });
}

/** Counts of what is on record; none where the city publishes no actions. */
function recordColumns(
  { dataset }: Context,
  { done, missing }: { done: string; missing: string },
): { id: string; name: string; unit: 'count' }[] {
  if (!dataset.published.has('actions')) return [];
  return [
    { id: 'done', name: done, unit: 'count' },
    { id: 'missing', name: missing, unit: 'count' },
  ];
}

function recordCells(dataset: Dataset, reached: readonly RungReached[]): PageCell[] {
  if (!dataset.published.has('actions')) return [];
  return [
    countCell(reached.filter(({ action }) => action !== null).length),
    owedCount(reached.filter((one) => missed(dataset, one)).length),
  ];
}

/** Who is behind at the newest period, the longest first. */
function nowTake(context: Context): PageTake | null {
  const { dataset, lang, urls } = context;
  const words = ladderWords(lang);
  const columns = words.nowColumns;
  const rungs = rungsOf(dataset);
  const behind = ladders(dataset)
    .filter((one) => behindNow(one) > 0)
    .toSorted((a, b) => behindNow(b) - behindNow(a));
  if (behind.length === 0) return null;
  return takeOf(context, {
    path: 'ladder/now',
    title: words.now(formatDate(monthEnd(dataset.as_of), lang)),
    period: dataset.as_of,
    address: `${urls.ladder()}#now`,
    columns: [
      { id: 'unit', name: columns.unit, unit: null },
      { id: 'behind_months', name: columns.months, unit: 'count' },
      { id: 'pace_gap', name: columns.gap, unit: 'points' },
      { id: 'rung', name: columns.rung, unit: null },
      { id: 'measure', name: columns.measure, unit: null },
      { id: 'done', name: columns.done, unit: null },
    ],
    rows: behind.map((one): PageCell[] => {
      const { unit, reached } = one;
      const scope: Scope = { kind: 'unit', id: unit.id, unit };
      const rung = rungAt(rungs, behindNow(one));
      const latest = reached.findLast((event) => event.rung === rung);
      return [
        linkCell(nameOf(unit, lang), `#unit-${unit.id}`),
        cellOf(context, scope, 'behind_months', dataset.as_of),
        cellOf(context, scope, 'pace_gap', dataset.as_of),
        textCell(rung === null ? words.below : words.trigger[rung.trigger]),
        textCell(rung === null ? words.notDue : rung.measure),
        latest === undefined ? textCell('') : doneCell(context, latest),
      ];
    }),
  });
}

/** How many were behind and what they reached, the newest month first. */
function monthsTake(context: Context): PageTake | null {
  const { dataset, lang, urls } = context;
  const words = ladderWords(lang);
  const columns = words.monthsColumns;
  const all = ladders(dataset);
  if (!all.some(isJudged)) return null;
  return takeOf(context, {
    path: 'ladder/months',
    title: words.months,
    period: dataset.as_of,
    address: `${urls.ladder()}#months`,
    columns: [
      monthColumn(context),
      { id: 'behind', name: columns.behind, unit: 'count' },
      { id: 'reached', name: columns.due, unit: 'count' },
      ...recordColumns(context, columns),
    ],
    rows: dataset.periods.toReversed().map((period): PageCell[] => {
      const reached = all.flatMap((one) => one.reached).filter((one) => one.period === period);
      const behind = all.filter(({ months }) =>
        months.some((month) => month.period === period && (month.behind ?? 0) > 0),
      );
      return [
        textCell(period),
        countCell(behind.length),
        countCell(reached.length),
        ...recordCells(dataset, reached),
      ];
    }),
  });
}

/** Every rung ever reached, by unit. */
function reachedTake(context: Context): PageTake | null {
  const { dataset, lang, urls } = context;
  const words = ladderWords(lang);
  const columns = words.event;
  const events = ladders(dataset).flatMap(({ unit, reached }) => reached.map((one) => ({ unit, one })));
  if (events.length === 0) return null;
  return takeOf(context, {
    path: 'ladder/reached',
    title: words.histories,
    period: dataset.as_of,
    address: `${urls.ladder()}#units`,
    columns: [
      { id: 'unit', name: columns.unit, unit: null },
      { id: 'period', name: columns.period, unit: null },
      { id: 'rung', name: columns.rung, unit: null },
      { id: 'due', name: columns.due, unit: null },
      { id: 'done', name: columns.done, unit: null },
      { id: 'done_on', name: columns.date, unit: null },
    ],
    rows: events.map(({ unit, one }): PageCell[] => [
      linkCell(nameOf(unit, lang), `${urls.ladder(unit.id)}`),
      textCell(one.period),
      textCell(words.trigger[one.rung.trigger]),
      textCell(one.rung.measure),
      doneCell(context, one),
      textCell(one.action?.date ?? ''),
    ]),
  });
}

const SPARK = 12;

function sparkOf(context: Context, unit: Unit): string | null {
  const scope: Scope = { kind: 'unit', id: unit.id, unit };
  const gaps = context.dataset.periods
    .slice(-SPARK)
    .map((period) => drawable(context.figure(scope, 'pace_gap', period).exact));
  if (gaps.every((gap) => gap === null)) return null;
  const most = Math.max(...gaps.map((gap) => Math.abs(gap ?? 0)));
  return sparkBars(gaps, most, ladderWords(context.lang).spark(nameOf(unit, context.lang)));
}

function unaskedSentence(context: Context, action: Action): Sentence {
  const words = ladderWords(context.lang);
  const text = words.unasked(action.date, action.measure, words.trigger[action.trigger]);
  return action.source_url === null ? [text] : [{ link: { href: action.source_url, text } }];
}

function historyOf(context: Context, { unit, reached, unasked }: UnitLadder): UnitHistory {
  const { lang, urls, words: common } = context;
  const words = ladderWords(lang);
  const climbed = reached.map((one) => ({
    at: one.period,
    sentence: [
      words.reachedIn(one.period, words.trigger[one.rung.trigger], one.rung.measure),
      common.semicolon,
      ...doneSentence(context, one),
    ],
  }));
  const others = unasked.map((action) => ({ at: action.date, sentence: unaskedSentence(context, action) }));
  const events = [...climbed, ...others].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return {
    id: `unit-${unit.id}`,
    name: nameOf(unit, lang),
    href: urls.unit(unit.id),
    spark: sparkOf(context, unit),
    events: events.length === 0 ? [{ sentence: [words.never] }] : events,
  };
}

function headlineOf(context: Context): string {
  const { dataset, lang, words: common } = context;
  const words = ladderWords(lang);
  const all = ladders(dataset);
  const judged = all.filter(isJudgedNow);
  if (judged.length === 0) return words.title;
  const behind = words.headline(judged.filter((one) => behindNow(one) > 0).length, judged.length);
  const due = all
    .flatMap(({ reached }) => reached)
    .filter((one) => !isFresh(dataset, one) || one.action !== null);
  if (due.length === 0 || !dataset.published.has('actions')) return behind;
  const done = due.filter(({ action }) => action !== null).length;
  return `${behind}${common.semicolon}${words.done(due.length, done, due.length - done)}`;
}

function missingOf({ dataset, lang }: Context): string[] {
  const words = ladderWords(lang);
  const judged = ladders(dataset).some(isJudgedNow);
  return [
    ...(dataset.published.has('plan') ? (judged ? [] : [words.noUnits]) : [words.noPlan]),
    ...(rungsOf(dataset).length === 0 ? [words.noRungs] : []),
    ...(dataset.published.has('actions') ? [] : [words.noActions]),
  ];
}

export function ladderView(context: Context): LadderView {
  const { dataset, lang, urls } = context;
  const words = ladderWords(lang);
  const now = nowTake(context);
  const date = formatDate(monthEnd(dataset.as_of), lang);
  return {
    head: headOf(context, null, words.title, urls.ladder(), words.lede),
    words,
    headline: headlineOf(context),
    missing: missingOf(context),
    rungs: rungsTake(context),
    now,
    nowTitle:
      now !== null ? words.now(date) : ladders(dataset).some(isJudgedNow) ? words.nowNone(date) : null,
    months: monthsTake(context),
    histories: listed(dataset).map((one) => historyOf(context, one)),
    reached: reachedTake(context),
  };
}

/** What can be taken of the page. */
export function ladderTakes(context: Context): PageTake[] {
  const { rungs, now, months, reached } = ladderView(context);
  return [rungs, now, months, reached].filter((take) => take !== null);
}
