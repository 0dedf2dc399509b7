/** Days early or late of each milestone on one line: dashes from the plan to the filled (done) or hollow (expected) dot. */
import { pct, text, type Anchor } from './svg.ts';

export interface ZeroScale {
  /** Days at both ends of the line. */
  from: number;
  to: number;
  /** Days with a line across, without 0. */
  ticks: readonly number[];
}

const STEPS = [5, 10, 30, 60, 90, 180, 360, 720, 1440, 3600];

/** A scale for all rows of a table, with at most three or so lines beyond zero. */
export function zeroScale(days: readonly (number | null)[]): ZeroScale {
  const known = days.filter((day) => day !== null);
  const most = Math.max(10, ...known);
  const least = Math.min(0, ...known);
  const step = STEPS.find((s) => (most - least) / s <= 4) ?? Math.ceil((most - least) / 4);
  const to = Math.ceil((most * 1.05) / step) * step;
  const ticks: number[] = [];
  for (let day = Math.ceil(least / step) * step; day <= to; day += step) if (day !== 0) ticks.push(day);
  const room = (to - least) * 0.06;
  return { from: least - (least < 0 ? room * 1.5 : room), to: to + room, ticks };
}

function placeOf(day: number, { from, to }: ZeroScale): number {
  return ((day - from) / (to - from)) * 100;
}

/** One row; as high as the cell it stands in. `days` null draws the lines across only. */
export function zeroLine(days: number | null, done: boolean, scale: ZeroScale): string {
  const zero = placeOf(0, scale);
  const lines = scale.ticks.map(
    (day) => `<line class="h" x1="${pct(placeOf(day, scale))}" x2="${pct(placeOf(day, scale))}" y2="100%"/>`,
  );
  const axis = `<line class="z0" x1="${pct(zero)}" x2="${pct(zero)}" y2="100%"/>`;
  const at = days === null ? null : pct(placeOf(days, scale));
  const stem =
    days === null || at === null || days === 0
      ? ''
      : `<line class="${days > 0 ? 'o' : 'k1'}" x1="${pct(zero)}" x2="${at}" y1="50%" y2="50%"${days > 0 ? ' stroke-width="6"' : ''}/>`;
  const dot = at === null ? '' : `<circle class="${done ? 'dot' : 'dot no'}" cx="${at}" cy="50%" r="4.5"/>`;
  return `<svg class="zero" width="100%" height="100%" aria-hidden="true">${lines.join('')}${axis}${stem}${dot}</svg>`;
}

/**
 * The heading of the column: 原定 at zero, then the days.
 * @param late 晚 30 天, said once, at the first line beyond zero
 */
export function zeroAxis(scale: ZeroScale, planned: string, late: (days: number) => string): string {
  const first = scale.ticks.find((day) => day > 0);
  const words = scale.ticks.map((day) => {
    const x = placeOf(day, scale);
    const anchor: Anchor = x > 92 ? 'end' : x < 8 ? 'start' : 'middle';
    return day < 0 && placeOf(0, scale) - x < 16
      ? ''
      : text('dt', x, 13, day === first ? late(day) : String(Math.abs(day)), anchor);
  });
  const zero = placeOf(0, scale);
  return `<svg class="axis" width="100%" height="18" aria-hidden="true">${text('dt', zero, 13, planned, zero < 8 ? 'start' : 'middle')}${words.join('')}</svg>`;
}
