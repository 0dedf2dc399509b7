/** What changes, in a few lines: the first thing that is read, and for most updates the only one. */
import { statusName } from '../i18n/status.ts';
import type { ComparisonReport } from './report.ts';
import type { Texts } from './texts.ts';
import type { DataComparison, FigureMove, Measured, ProjectRef } from './types.ts';

const MOST_NAMES = 8;
/** Figures of the city that a summary names, where they moved. */
const HEADLINES = ['opened', 'opened_rate', 'target_rate', 'investment_rate', 'issue_rate', 'on_track_rate'];

function named(projects: readonly ProjectRef[], texts: Texts): string {
  const { comma, more } = texts.words;
  const names = projects.slice(0, MOST_NAMES).map((one) => texts.name(one));
  if (projects.length > MOST_NAMES) names.push(more(projects.length - MOST_NAMES));
  return names.join(comma);
}

function headline(move: FigureMove, texts: Texts): string {
  return `${texts.scope(move)} ${texts.measure(move.measure)} ${texts.figure(move.from)} → ${texts.figure(move.to)}`;
}

function ofMeasured(measured: Measured, texts: Texts): string[] {
  const { summary, comma, colon } = texts.words;
  const { opened, statuses, counts, ranks, figures, revisions, roads } = measured;
  const lines: string[] = [];
  for (const { kind, measure, ...rest } of figures)
    if (kind === 'city' && HEADLINES.includes(measure))
      lines.push(headline({ kind, measure, ...rest }, texts));
  if (opened.length > 0) lines.push(summary.opened(opened.length, named(opened, texts)));
  if (statuses.length > 0) {
    const moved = counts.filter(({ from, to }) => from !== to);
    const names = moved.map(({ status, from, to }) =>
      summary.statusChange(statusName(status, texts.lang), from, to),
    );
    lines.push(summary.statuses(statuses.length) + (names.length === 0 ? '' : colon + names.join(comma)));
  }
  if (ranks.length > 0) lines.push(summary.ranks(ranks.length));
  if (figures.length > 0) lines.push(summary.figures(figures.length));
  if (revisions.length > 0) lines.push(summary.revisions(revisions.length));
  const { drawn, redrawn, gone } = roads;
  if (drawn.length + redrawn.length + gone.length > 0)
    lines.push(summary.roads(drawn.length, redrawn.length, gone.length));
  return lines;
}

function ofRows(
  { tables, dates, money, withdrawn, corrections, settings, files }: DataComparison,
  texts: Texts,
): string[] {
  const { summary } = texts.words;
  const lines: string[] = [];
  const silent = dates.filter(({ reason }) => reason === null).length;
  if (dates.length > 0) lines.push(summary.dates(dates.length, silent));
  if (money.length > 0) lines.push(summary.money(money.length));
  if (withdrawn.length > 0) lines.push(summary.withdrawn(withdrawn.length, named(withdrawn, texts)));
  if (corrections.length > 0) lines.push(summary.corrections(corrections.length));
  const total = (count: (table: (typeof tables)[number]) => number): number =>
    tables.reduce((sum, table) => sum + count(table), 0);
  const [added, gone, changed] = [
    total((one) => one.added.length),
    total((one) => one.gone.length),
    total((one) => one.filled + one.changed),
  ];
  if (added + gone + changed > 0) lines.push(summary.rows(added, gone, changed));
  if (settings.length > 0) lines.push(summary.settings(settings.length));
  if (files.length > 0) lines.push(summary.files(files.length));
  return lines;
}

/** The summary, a line each; one line that says so where nothing changed. */
export function summaryLines({ comparison }: ComparisonReport, texts: Texts): string[] {
  const { measured } = comparison;
  const lines = [...(measured === null ? [] : ofMeasured(measured, texts)), ...ofRows(comparison, texts)];
  return lines.length === 0 ? [texts.words.nothing] : lines;
}
