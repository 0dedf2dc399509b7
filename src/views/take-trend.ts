/** Opened against due, month by month, of the city, a programme or a district; and of all districts side by side. */
import { burnUp } from '../charts/burn-up.ts';
import type { Drawing } from '../charts/standalone.ts';
import { smallMultiple } from '../charts/small-multiple.ts';
import type { TakeColumn } from '../export/take.ts';
import { takeWords } from '../i18n/pages/take.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import type { Scope } from '../measures/types.ts';
import type { District, Programme, Unit } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { programmesShown } from './programmes.ts';
import {
  countCell,
  figureCell,
  monthColumn,
  takeOf,
  textCell,
  TRENDS_PATH,
  type PageCell,
  type PageTake,
} from './take.ts';
import { trendOf, type Trend } from './trend.ts';

/** A trend with its drawing and its numbers. */
export interface TrendTake {
  /** Anchor on its page. */
  id: string;
  trend: Trend;
  target: number | null;
  take: PageTake;
  /** What stands at the right ends of its lines: 已打通 44 · 应打通 48 · 目标 59. */
  ends: readonly string[];
}

function monthCell(context: Context, scope: Scope, measure: string, month: Month): PageCell {
  const figure = context.figure(scope, measure, month);
  // Only months with reports have files of figures, and so a number with a receipt.
  return context.dataset.periods.includes(month)
    ? figureCell(figure, context.view(figure))
    : countCell(figure.value ?? 0);
}

interface TrendWish {
  scope: Scope;
  name: string;
  id: string;
  path: string;
  /** Of the page that it stands on. */
  page: string;
  target: number | null;
}

function trendTake(context: Context, { scope, name, id, path, page, target }: TrendWish): TrendTake {
  const { lang, noun, dataset } = context;
  const words = takeWords(lang);
  const trend = trendOf(context, scope, name);
  const columns: TakeColumn[] = [
    monthColumn(context),
    { id: 'opened', name: words.opened[noun], unit: 'count' },
    { id: 'due', name: words.due[noun], unit: 'count' },
    ...(target === null ? [] : [{ id: 'target', name: words.target, unit: 'count' } as const]),
  ];
  const rows = trend.months.map(({ month }) => [
    textCell(month),
    month <= dataset.as_of ? monthCell(context, scope, 'opened', month) : countCell(null),
    month <= dataset.as_of
      ? monthCell(context, scope, 'due', month)
      : countCell(context.figure(scope, 'due', month).value ?? 0),
    ...(target === null ? [] : [countCell(target)]),
  ]);
  const about = words.lines[noun] + (target === null ? '' : words.targetLine);
  const take = takeOf(context, {
    path,
    title: words.trend[noun](name),
    period: dataset.as_of,
    address: `${page}#${id}`,
    columns,
    rows,
    about,
    drawn: true,
  });
  return { id, trend, target, take, ends: trendEnds(context, trend, target) };
}

/** At most so many programmes are drawn on the home page; the table above names them all. */
const MOST = 6;

/** Each programme with projects, or the whole city where there is none. */
export function burnUps(context: Context): TrendTake[] {
  const programmes = programmesShown(context);
  if (programmes.length > 0)
    return programmes.slice(0, MOST).map((programme) => programmeTrend(context, programme));
  return [
    trendTake(context, {
      scope: { kind: 'city', id: 'city' },
      name: context.words.city,
      id: 'city-burn-up',
      path: 'city/burn-up',
      page: context.urls.home(),
      target: null,
    }),
  ];
}

/** The same on the home page and on the programme's own, where it stays. */
export function programmeTrend(context: Context, programme: Programme): TrendTake {
  return trendTake(context, {
    scope: { kind: 'programme', id: programme.id, programme },
    name: nameOf(programme, context.lang),
    id: `burn-up-${programme.id}`,
    path: `programmes/${programme.id}/burn-up`,
    page: context.urls.programme(programme.id),
    target: programme.target_count,
  });
}

export function districtTrend(context: Context, district: District): TrendTake {
  return trendTake(context, {
    scope: { kind: 'district', id: district.id, district },
    name: nameOf(district, context.lang),
    id: 'trend',
    path: `districts/${district.id}/trend`,
    page: context.urls.district(district.id),
    target: null,
  });
}

export function unitTrend(context: Context, unit: Unit): TrendTake {
  return trendTake(context, {
    scope: { kind: 'unit', id: unit.id, unit },
    name: nameOf(unit, context.lang),
    id: 'trend',
    path: `units/${unit.id}/trend`,
    page: context.urls.unit(unit.id),
    target: null,
  });
}

/** 已打通 44 · 应打通 48, both at the newest month · 目标 59 */
function trendEnds({ noun, lang }: Context, trend: Trend, target: number | null): string[] {
  const { ends } = takeWords(lang);
  const opened = trend.months.map((m) => m.opened).filter((count) => count !== null);
  return [
    ends.opened[noun](opened.at(-1) ?? 0),
    ends.due[noun](trend.months[opened.length - 1]?.due ?? 0),
    ...(target === null ? [] : [ends.target(target)]),
  ];
}

/** A trend as far as an earlier month: the plan goes on, what was opened later is not drawn. */
export function trendUntil(context: Context, made: TrendTake, month: Month): TrendTake {
  const months = made.trend.months.map((one) => (one.month > month ? { ...one, opened: null } : one));
  const trend = { ...made.trend, months };
  const rows = made.take.rows.filter(([of]) => (of?.text ?? '') <= month);
  return { ...made, trend, take: { ...made.take, rows }, ends: trendEnds(context, trend, made.target) };
}

/** @param label null where the same words stand beside it */
export function trendDrawing(made: TrendTake, label: string | null = made.take.title): string {
  const { trend, target } = made;
  const [opened = '', due = '', goal = null] = made.ends;
  return burnUp({
    label,
    first: trend.months[0]?.month ?? '',
    opened: trend.months.map((m) => m.opened).filter((count) => count !== null),
    due: trend.months.map((m) => m.due),
    target,
    words: { opened, due, target: goal },
  });
}

/** Every district with projects: a row a month, two columns a district. */
export function trendsTake(
  context: Context,
  trends: readonly Trend[],
  districts: readonly District[],
): PageTake {
  const { lang, noun, dataset, urls } = context;
  const words = takeWords(lang);
  const months = trends[0]?.months ?? [];
  return takeOf(context, {
    path: TRENDS_PATH,
    title: words.trends[noun],
    period: dataset.as_of,
    address: `${urls.districts()}#trends`,
    columns: [
      monthColumn(context),
      ...districts.flatMap((district): TakeColumn[] => [
        {
          id: `${district.id}_opened`,
          name: `${nameOf(district, lang)} ${words.opened[noun]}`,
          unit: 'count',
        },
        { id: `${district.id}_due`, name: `${nameOf(district, lang)} ${words.due[noun]}`, unit: 'count' },
      ]),
    ],
    rows: months.map(({ month }, i) => [
      textCell(month),
      ...trends.flatMap(({ months: own }) => [
        countCell(own[i]?.opened ?? null),
        countCell(own[i]?.due ?? 0),
      ]),
    ]),
    about: rankingWords(lang).multiples.about,
    drawn: true,
  });
}

/** The small charts of all districts, for one picture. */
export function trendDrawings(trends: readonly Trend[]): Drawing[] {
  return trends.map(({ name, fraction, total, months }) => ({
    svg: smallMultiple({
      label: null,
      total,
      first: months[0]?.month ?? '',
      opened: months.map((m) => m.opened).filter((count) => count !== null),
      due: months.map((m) => m.due),
    }),
    head: { name, value: fraction },
  }));
}
