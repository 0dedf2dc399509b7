/** Every view of the site that can be taken, by its path under `/data/views/`. */
import { LEGEND_SAMPLES } from '../charts/map/keys.ts';
import { picture, pictureOfMany, type PictureFrame } from '../charts/standalone.ts';
import { tablePicture } from '../charts/table-picture.ts';
import { takeNotes } from '../export/take.ts';
import type { Scope } from '../measures/types.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import { districtsView } from './districts.ts';
import { openOf } from './duties.ts';
import { leaderIssuesTake, leadersTake } from './leaders.ts';
import { ledgersOf } from './ledgers.ts';
import { digestSpans, spanName } from './digest.ts';
import { digestPath, digestTake } from './digest-take.ts';
import { mapPages, mapView, type MapSelection } from './map.ts';
import { postsOf } from './posts.ts';
import { programmesShown } from './programmes.ts';
import { rankHistory } from './rank-history.ts';
import { rankingView, type RankingView } from './ranking.ts';
import { mapTake } from './take-map.ts';
import { stalledTake } from './stalled.ts';
import { rankTake } from './take-ranking.ts';
import { ANNOUNCED_PATH } from './announced.ts';
import { candidatesTake } from './candidates.ts';
import { announcedTake } from './take-announced.ts';
import { figuresTake, levelsTake, partsTake, programmeFiguresTake, programmesTake } from './take-tables.ts';
import { calendarTake } from './take-calendar.ts';
import {
  burnUps,
  districtTrend,
  programmeTrend,
  trendDrawing,
  trendDrawings,
  unitTrend,
  type TrendTake,
} from './take-trend.ts';
import { unitFiguresTake, unitIssuesTake, unitMonthsTake } from './take-units.ts';
import { inspectionTables } from './inspections.ts';
import { ladderTakes } from './ladder.ts';
import { monthlyInspections } from './take-inspections.ts';
import { practicesTake } from './practices.ts';
import { issueTables, issueTrends } from './takes-issues.ts';
import { isPictured, mapPath, rankPath, type PageTake } from './take.ts';
import { unitsTake } from './units.ts';

export interface Taken {
  make: () => PageTake;
  /** The whole picture; null where there is too much for one. */
  draw: (() => string) | null;
}

function frameOf(take: PageTake): PictureFrame {
  return { title: take.title, lang: take.lang, about: take.about, notes: takeNotes(take) };
}

/** A table as the page shows it. */
function tableOf(take: PageTake): string {
  const shown = take.columns.map((column, i) => ({ column, i })).filter(({ column }) => !column.filesOnly);
  return tablePicture(
    frameOf(take),
    shown.map(({ column: { name, unit } }) => ({ name, numeric: unit !== null })),
    take.rows.map((row) =>
      shown.map(({ i }) => {
        const { text = '', fraction = null, owed = false } = row[i] ?? {};
        return { text, small: fraction, owed };
      }),
    ),
  );
}

function table(make: () => PageTake): Taken {
  return { make, draw: () => tableOf(make()) };
}

function trend(make: () => TrendTake): Taken {
  return {
    make: () => make().take,
    draw: () => {
      const made = make();
      return picture(frameOf(made.take), { svg: trendDrawing(made, null), padding: [32, 104] });
    },
  };
}

function map(context: Context, selection: MapSelection): Taken {
  const make = (): PageTake => mapTake(context, selection);
  const { figure, taken } = mapView(context, selection);
  // Without a line to draw, the list is the picture.
  if (figure === null) return { make, draw: taken.files.svg === null ? null : () => tableOf(make()) };
  return {
    make,
    draw: () => {
      const frame = frameOf(make());
      const items = figure.legend.map(({ key, text }) => ({ sample: LEGEND_SAMPLES[key], text }));
      return picture(
        {
          ...frame,
          legend: { drawing: 'sheet', items },
          notes: [...(figure.caption.length > 0 ? [figure.caption.join('　')] : []), ...frame.notes],
        },
        { svg: figure.svg },
      );
    },
  };
}

type Add = (path: string, taken: Taken) => void;

function homeTakes(context: Context, add: Add): void {
  const programmes = programmesTake(context);
  if (programmes)
    add(
      programmes.path,
      table(() => programmes),
    );
  const announced = announcedTake(context, ANNOUNCED_PATH, context.urls.announced(), () => true);
  if (announced)
    add(
      announced.path,
      table(() => announced),
    );
  const months = calendarTake(context);
  if (months)
    add(
      months.path,
      table(() => months),
    );
  const candidates = candidatesTake(context);
  if (candidates)
    add(
      candidates.path,
      table(() => candidates),
    );
  if (programmesShown(context).length > 0) return;
  for (const made of burnUps(context))
    add(
      made.take.path,
      trend(() => made),
    );
}

function programmeTakes(context: Context, add: Add): void {
  for (const programme of programmesShown(context)) {
    const path = `programmes/${programme.id}`;
    add(
      `${path}/burn-up`,
      trend(() => programmeTrend(context, programme)),
    );
    add(
      `${path}/figures`,
      table(() => programmeFiguresTake(context, programme)),
    );
    const page = context.urls.programme(programme.id);
    const announced = announcedTake(
      context,
      `${path}/announced`,
      page,
      (s) => s === `programme:${programme.id}`,
    );
    for (const made of [partsTake(context, programme), announced])
      if (made)
        add(
          made.path,
          table(() => made),
        );
  }
}

function districtTakes(context: Context, add: Add): void {
  const view = districtsView(context);
  if (view.taken) {
    const { taken } = view;
    add(
      taken.path,
      table(() => taken),
    );
  }
  if (view.trendsTaken) {
    const { trendsTaken, trends } = view;
    add(trendsTaken.path, {
      make: () => trendsTaken,
      draw: () => pictureOfMany(frameOf(trendsTaken), trendDrawings(trends)),
    });
  }
  const levels = levelsTake(context);
  if (levels)
    add(
      levels.path,
      table(() => levels),
    );
  for (const district of context.dataset.districts) {
    const { id } = district;
    for (const { ledger } of ledgersOf(context, district)) {
      const { take } = ledger;
      if (take)
        add(take.path, { make: () => take, draw: isPictured(take.rows.length) ? () => tableOf(take) : null });
    }
    add(
      `districts/${id}/figures`,
      table(() => figuresTake(context, district)),
    );
    add(
      `districts/${id}/trend`,
      trend(() => districtTrend(context, district)),
    );
    const page = context.urls.district(id);
    const announced = announcedTake(
      context,
      `districts/${id}/announced`,
      page,
      (s) => s === `district:${id}`,
    );
    if (announced)
      add(
        announced.path,
        table(() => announced),
      );
  }
}

function unitTakes(context: Context, add: Add): void {
  const { dataset, urls } = context;
  if (dataset.units.length === 0) return;
  const all = (): PageTake => {
    const taken = unitsTake(context);
    if (!taken) throw new Error('units without a table');
    return taken;
  };
  add('units', { make: all, draw: isPictured(dataset.units.length) ? () => tableOf(all()) : null });
  for (const unit of dataset.units) {
    const path = `units/${unit.id}`;
    const scope: Scope = { kind: 'unit', id: unit.id, unit };
    const open = openOf(dataset, scope).length;
    if (open > 0)
      add(`${path}/issues`, {
        make: () => unitIssuesTake(context, unit),
        draw: isPictured(open) ? () => tableOf(unitIssuesTake(context, unit)) : null,
      });
    add(
      `${path}/months`,
      table(() => unitMonthsTake(context, unit)),
    );
    add(
      `${path}/figures`,
      table(() => unitFiguresTake(context, unit)),
    );
    if (unit.projects.length > 0)
      add(
        `${path}/trend`,
        trend(() => unitTrend(context, unit)),
      );
    const announced = announcedTake(
      context,
      `${path}/announced`,
      urls.unit(unit.id),
      (s) => s === `unit:${unit.id}`,
    );
    if (announced)
      add(
        announced.path,
        table(() => announced),
      );
  }
}

function leaderTakes(context: Context, add: Add): void {
  const all = leadersTake(context);
  if (all === null) return;
  add(
    all.path,
    table(() => all),
  );
  for (const post of postsOf(context.dataset)) {
    const taken = leaderIssuesTake(context, post);
    if (taken.rows.length > 0)
      add(taken.path, {
        make: () => taken,
        draw: isPictured(taken.rows.length) ? () => tableOf(taken) : null,
      });
  }
}

function rankHistoryTakes(context: Context, add: Add): void {
  const { groups } = context.ranking(context.dataset.as_of);
  for (const group of groups) {
    const history = rankHistory(context, group);
    if (history === null) continue;
    const { take, wide } = history;
    const draw = (): string => picture(frameOf(take), { svg: wide, padding: [24, 122] });
    add(take.path, { make: () => take, draw: wide === '' ? null : draw });
  }
}

function rankingTakes(context: Context, add: Add): void {
  // The groups of one period are asked for one after another.
  let latest: RankingView | null = null;
  let of: Month | null = null;
  const rankingOf = (period: Month): RankingView => {
    if (latest === null || of !== period) latest = rankingView(context, period, null);
    of = period;
    return latest;
  };
  for (const period of context.dataset.periods)
    for (const { group, kind, entries } of context.ranking(period).groups) {
      const id = kind === 'district' ? 'district' : `group-${group}`;
      const make = (): PageTake => {
        const view = rankingOf(period).groups.find((one) => one.id === id);
        if (!view) throw new Error(`no group ${id} in the ranking of ${period}`);
        return rankTake(context, view, period);
      };
      add(rankPath(period, id), {
        make,
        draw: isPictured(entries.length + 1) ? () => tableOf(make()) : null,
      });
    }
}

/** The stalled and slow, and the figures of every digest. */
function rhythmTakes(context: Context, add: Add): void {
  const stalled = stalledTake(context);
  if (stalled)
    add(
      stalled.path,
      table(() => stalled),
    );
  for (const span of digestSpans(context))
    add(
      digestPath(span.id),
      table(() => digestTake(context, span, spanName(context, span))),
    );
}

function mapTakes(context: Context, add: Add): void {
  const { months, districts, groups } = mapPages(context);
  const selections: MapSelection[] = [
    ...(months.length > 0 ? months : [context.dataset.as_of]).map((period) => ({
      kind: 'month' as const,
      period,
    })),
    ...districts.map((id) => ({ kind: 'district' as const, id })),
    ...groups.map((id) => ({ kind: 'status' as const, id })),
  ];
  for (const selection of selections) add(mapPath(selection), map(context, selection));
}

/** What stands on the pages of the instruments. */
function instrumentTakes(context: Context, add: (path: string, taken: Taken) => void): void {
  for (const { path, rows, make } of [...issueTables(context), ...inspectionTables(context)])
    add(path, { make, draw: isPictured(rows) ? () => tableOf(make()) : null });
  const found = context.dataset.published.has('inspections') ? monthlyInspections(context) : null;
  for (const made of [...issueTrends(context), ...(found ? [found] : [])])
    add(
      made.take.path,
      trend(() => made),
    );
  const practices = practicesTake(context);
  for (const take of [...ladderTakes(context), ...(practices ? [practices] : [])])
    add(take.path, { make: () => take, draw: isPictured(take.rows.length) ? () => tableOf(take) : null });
}

const known = new WeakMap<Context, ReadonlyMap<string, Taken>>();

/** By path. Nothing large is made before it is asked for. */
export function takenViews(context: Context): ReadonlyMap<string, Taken> {
  let views = known.get(context);
  if (!views) {
    const all = new Map<string, Taken>();
    const add = (path: string, taken: Taken): void => {
      if (all.has(path)) throw new Error(`two views at ${path}`);
      all.set(path, taken);
    };
    homeTakes(context, add);
    districtTakes(context, add);
    programmeTakes(context, add);
    unitTakes(context, add);
    leaderTakes(context, add);
    rankingTakes(context, add);
    rankHistoryTakes(context, add);
    rhythmTakes(context, add);
    mapTakes(context, add);
    instrumentTakes(context, add);
    known.set(context, (views = all));
  }
  return views;
}
