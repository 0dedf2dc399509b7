/** The live chart in the place of its drawing: the same lines, dashes and colours, and a reader for its points. */
import { Chart, LinearScale, LineController, LineElement, PointElement, type ChartDataset } from 'chart.js';
import '../../styles/live-chart.css';
import { rowAfter, rowNear, type Reading } from './reading.ts';
import { endWords, guide } from './marks.ts';
import { monthTicks, valueAxis } from './axes.ts';
import { themeOf, watchTheme, type Theme } from '../theme.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

type Line = ChartDataset<'line', { x: number; y: number | null }[]>;

/** Shape before colour: thick, dashed with diamonds, dotted. */
function looks(kind: Reading['kind'], i: number, theme: Theme): Partial<Line> {
  const actual: Partial<Line> = {
    borderColor: theme.ink,
    borderWidth: 2.75,
    pointStyle: 'circle',
    pointHoverBackgroundColor: theme.ink,
    pointHoverBorderColor: theme.ink,
    pointBackgroundColor: theme.paper,
    pointBorderColor: theme.ink,
  };
  if (kind === 'date')
    return i === 0
      ? { ...actual, pointRadius: 4, pointBorderWidth: 1.5 }
      : { borderColor: theme.ink2, borderWidth: 1.25, borderDash: [4, 3], pointHoverRadius: 0 };
  if (i === 0) return actual;
  if (i === 1)
    return {
      borderColor: theme.ink2,
      borderWidth: 1.25,
      borderDash: [4, 3],
      pointStyle: 'rectRot',
      pointHoverBackgroundColor: theme.paper,
      pointHoverBorderColor: theme.ink2,
      pointHoverBorderWidth: 1.5,
    };
  return { borderColor: theme.ink2, borderWidth: 1.5, borderDash: [1.5, 2.5], pointHoverRadius: 0 };
}

/** The lines of a reading; of dates also the first one, carried on to the end. */
function linesOf({ kind, lines, months }: Reading): { name: string; values: (number | null)[] }[] {
  const own = lines.map(({ name, values }) => ({ name, values: [...values] }));
  const first = own[0]?.values[0] ?? null;
  return kind === 'date' && first !== null ? [...own, { name: '', values: months.map(() => first) }] : own;
}

function datasets(reading: Reading, theme: Theme): Line[] {
  return linesOf(reading).map(({ values }, i) => ({
    data: values.map((y, k) => ({ x: reading.months[k] ?? 0, y })),
    // A value holds until the next one.
    stepped: 'before' as const,
    pointRadius: 0,
    pointHoverRadius: 5,
    spanGaps: false,
    clip: false as const,
    ...looks(reading.kind, i, theme),
  }));
}

function make(canvas: HTMLCanvasElement, host: HTMLElement, reading: Reading): Chart<'line', Line['data']> {
  const theme = themeOf(host);
  const words = (host.dataset['ends'] ?? '').split('|').filter((word) => word !== '');
  return new Chart<'line', Line['data']>(canvas, {
    type: 'line',
    data: { datasets: datasets(reading, theme) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      // Pointers and keys are ours: a point is a row of the table, wherever the lines are.
      events: [],
      layout: { padding: { top: 10, right: words.length > 0 ? (canvas.clientWidth < 480 ? 84 : 104) : 16 } },
      scales: {
        x: monthTicks(reading.months, theme),
        y: valueAxis(reading, theme),
      },
    },
    plugins: [guide(reading), endWords(words)],
  });
}

function parts(host: HTMLElement): { stage: HTMLElement; canvas: HTMLCanvasElement; readout: HTMLElement } {
  const stage = document.createElement('div');
  stage.className = 'live';
  stage.tabIndex = 0;
  // Arrow keys belong to the chart while it has the focus.
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-label', `${host.dataset['label'] ?? ''} ${host.dataset['hint'] ?? ''}`.trim());
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  stage.append(canvas);
  const readout = document.createElement('p');
  readout.className = 'readout';
  readout.setAttribute('role', 'status');
  readout.textContent = host.dataset['hint'] ?? '';
  return { stage, canvas, readout };
}

/**
 * @param host carries `data-label` (what is drawn), `data-hint` (how to read it) and `data-ends` (words at the right end)
 * @param still the drawing whose place it takes; it stays for print
 */
export function liveChart(host: HTMLElement, still: Element, reading: Reading): void {
  const { stage, canvas, readout } = parts(host);
  still.after(stage, readout);
  host.dataset['live'] = '';
  const chart = make(canvas, host, reading);
  let row: number | null = null;
  const show = (next: number | null): void => {
    if (next === row) return;
    row = next;
    chart.setActiveElements(
      next === null
        ? []
        : chart.data.datasets.flatMap(({ data }, datasetIndex) =>
            (data[next]?.y ?? null) === null ? [] : [{ datasetIndex, index: next }],
          ),
    );
    chart.render();
    readout.textContent = next === null ? (host.dataset['hint'] ?? '') : (reading.sentences[next] ?? '');
  };
  stage.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') show(null);
    const next = rowAfter(event.key, row, reading.months.length);
    if (next === null) return;
    event.preventDefault();
    show(next);
  });
  const at = (event: PointerEvent): void => {
    const month = chart.scales['x']?.getValueForPixel(event.offsetX) ?? 0;
    show(rowNear(reading.months, month));
  };
  canvas.addEventListener('pointermove', at);
  canvas.addEventListener('pointerdown', at);
  watchTheme(() => {
    const theme = themeOf(host);
    datasets(reading, theme).forEach((line, i) => Object.assign(chart.data.datasets[i] ?? {}, line));
    chart.options.scales = { x: monthTicks(reading.months, theme), y: valueAxis(reading, theme) };
    chart.update('none');
  });
}
