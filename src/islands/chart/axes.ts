/** Axes as the drawings have them: years below, a few round counts or the dates that matter at the left. */
import type { ScaleOptionsByType } from 'chart.js';
import { countScale } from '../../charts/burn-up.ts';
import type { Reading } from './reading.ts';
import type { Theme } from '../theme.ts';

type Axis = { type: 'linear' } & DeepPartial<ScaleOptionsByType<'linear'>>;
type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

function look(theme: Theme): Pick<Axis, 'grid' | 'border' | 'ticks'> {
  return {
    grid: { color: theme.hair, drawTicks: false },
    border: { color: theme.rule },
    ticks: { color: theme.ink2, font: { family: theme.font, size: 12 }, padding: 6 },
  };
}

/** Each January, named where there is room. */
export function monthTicks(months: readonly number[], theme: Theme): Axis {
  const first = months[0] ?? 0;
  const last = months.at(-1) ?? first;
  const shown = look(theme);
  return {
    type: 'linear',
    min: first,
    max: Math.max(last, first + 1),
    ...shown,
    ticks: {
      ...shown.ticks,
      align: 'start',
      maxRotation: 0,
      callback: (value) => String(Math.floor(Number(value) / 12)),
    },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      const januaries: number[] = [];
      for (let month = first; month <= last; month++)
        if (month === first || month % 12 === 0) januaries.push(month);
      // The first month has its year only where the next January leaves room for it.
      const near = (januaries[1] ?? Infinity) - first < 6;
      const kept = near ? januaries.slice(1) : januaries;
      axis.ticks = kept.map((value) => ({ value }));
    },
  };
}

function dateText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

export function valueAxis(reading: Reading, theme: Theme): Axis {
  const values = reading.lines.flatMap((line) => line.values).filter((value) => value !== null);
  const shown = look(theme);
  if (reading.kind === 'count') {
    const { top, ticks } = countScale(Math.max(1, ...values));
    return {
      type: 'linear',
      min: 0,
      max: top,
      ...shown,
      border: { display: false },
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = [0, ...ticks].map((value) => ({ value }));
      },
    };
  }
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = Math.max(5, (high - low) * 0.1);
  const wanted = [values[0] ?? low, values.at(-1) ?? low, high];
  return {
    type: 'linear',
    min: low - room,
    max: high + room,
    ...shown,
    border: { display: false },
    ticks: { ...shown.ticks, autoSkip: false, callback: (value) => dateText(Number(value)) },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      const kept: number[] = [];
      for (const value of wanted)
        if (kept.every((other) => Math.abs(other - value) > (high - low) * 0.12)) kept.push(value);
      axis.ticks = kept.sort((a, b) => a - b).map((value) => ({ value }));
    },
  };
}
