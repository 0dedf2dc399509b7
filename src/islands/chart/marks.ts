/** What chart.js does not draw by itself: where the reader is, what is owed there, and words at the ends of lines. */
import type { Chart, Plugin } from 'chart.js';
import { endPlaces } from '../../charts/burn-up.ts';
import type { Reading } from './reading.ts';
import { themeOf } from '../theme.ts';

/** The y of a line's value at a row, in px. */
function yAt(chart: Chart, line: number, row: number): number | null {
  const point = chart.data.datasets[line]?.data[row] as { y: number | null } | undefined;
  const y = point?.y ?? null;
  return y === null ? null : (chart.scales['y']?.getPixelForValue(y) ?? null);
}

function across(ctx: CanvasRenderingContext2D, x: number, from: number, to: number): void {
  ctx.beginPath();
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
  ctx.stroke();
}

/** The last row with a value of the first line: the month of the newest report. */
function lastKnown(reading: Reading): number {
  return reading.lines[0]?.values.findLastIndex((value) => value !== null) ?? -1;
}

/** A line where the reader is; vermilion dashes from what is done up to what is due, there or at the newest month. */
export function guide(reading: Reading): Plugin<'line'> {
  const last = lastKnown(reading);
  return {
    id: 'guide',
    beforeDatasetsDraw: (chart) => {
      const theme = themeOf(chart.canvas);
      const active = chart.getActiveElements()[0]?.index ?? null;
      const row = active ?? last;
      const x = chart.scales['x']?.getPixelForValue(reading.months[row] ?? 0) ?? 0;
      const { ctx, chartArea } = chart;
      ctx.save();
      if (active !== null) {
        ctx.strokeStyle = theme.rule;
        ctx.lineWidth = 1;
        across(ctx, x, chartArea.top, chartArea.bottom);
      }
      const done = yAt(chart, 0, row);
      const due = yAt(chart, 1, row);
      if (reading.kind === 'count' && done !== null && due !== null && due < done) {
        ctx.strokeStyle = theme.verm;
        ctx.lineWidth = 6;
        ctx.setLineDash([7, 4]);
        across(ctx, x, done, due);
      }
      ctx.restore();
    },
    afterDatasetsDraw: (chart) => {
      const y = yAt(chart, 0, last);
      if (reading.kind !== 'count' || y === null) return;
      const { ctx } = chart;
      ctx.save();
      ctx.fillStyle = themeOf(chart.canvas).ink;
      ctx.beginPath();
      ctx.arc(chart.scales['x']?.getPixelForValue(reading.months[last] ?? 0) ?? 0, y, 4.5, 0, Math.PI * 2);
      ctx.fill();
      ctx.restore();
    },
  };
}

/** Words at the right, each at the height of its line at the newest month. */
export function endWords(words: readonly string[]): Plugin<'line'> {
  return {
    id: 'endWords',
    afterDraw: (chart) => {
      const { ctx, chartArea } = chart;
      const theme = themeOf(chart.canvas);
      const row = chart.data.datasets[0]?.data.findLastIndex(
        (point) => (point as { y: number | null }).y !== null,
      );
      const wanted = words.flatMap((word, line) => {
        const y = yAt(chart, line, row ?? 0);
        return y === null ? [] : [{ word, y, bold: line === 0 }];
      });
      // From the top down: the target, the plan, what is done.
      const sorted = [...wanted].reverse().sort((a, b) => a.y - b.y);
      const places = endPlaces(
        sorted.map(({ y }) => y),
        chartArea.bottom,
      );
      ctx.save();
      sorted.forEach(({ word, bold }, i) => {
        ctx.fillStyle = bold ? theme.ink : theme.ink2;
        ctx.font = `${bold ? '700 13px' : '400 12px'} ${theme.font}`;
        ctx.fillText(word, chartArea.right + 10, places[i] ?? 0);
      });
      ctx.restore();
    },
  };
}
