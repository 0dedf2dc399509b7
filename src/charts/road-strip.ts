/**
 * The road strip: two bars for the cross streets, ink from the left for what is built (weighted milestones or reported
 * progress, not length), dashes from there to the plan tick for what is owed, dots for what is not due yet.
 */
import type { Status } from '../measures/types.ts';
import { MARK, shapeOf, type Shape } from './road-shape.ts';
import { escapeText, horizontal, n, pct, svg, vertical, type Label } from './svg.ts';

export type RoadForm = 'mark' | 'cell' | 'row' | 'wall' | 'page' | 'share';

interface Form {
  /** Height of the road in px, and how far the bars reach beyond it on either side. */
  band: number;
  over: number;
  /** Bars of 10 px where the road is wide, with lane marking. */
  wide: boolean;
}

export const FORMS: Readonly<Record<RoadForm, Form>> = {
  mark: { band: 6, over: 3, wide: false },
  cell: { band: 7, over: 4, wide: false },
  row: { band: 9, over: 4, wide: false },
  wall: { band: 10, over: 5, wide: false },
  page: { band: 30, over: 42, wide: true },
  share: { band: 38, over: 28, wide: true },
};

export interface RoadStripInput {
  form: RoadForm;
  status: Status;
  /** Percent done and percent planned; null where nobody says. Not read by the form `mark`, which is an icon. */
  actual: number | null;
  planned: number | null;
  label: Label;
  /** Said between the bars where there are no data; not in `mark`, which has the word beside it. */
  word?: string;
}

/** A drawing as wide as its place; a mark is 32 px. */
export function roadStrip({ form, status, actual, planned, label, word }: RoadStripInput): string {
  const { band, over } = FORMS[form];
  const shape = shapeOf(status);
  const mark = form === 'mark';
  const inside = !mark && shape === 'empty' && word ? word : '';
  const body =
    roadBody(form, shape, mark ? MARK[shape] : { actual, planned }, 0) +
    (inside
      ? `<text x="50%" y="${n(band / 2 + over + 4)}" text-anchor="middle">${escapeText(inside)}</text>`
      : '');
  return svg(mark ? 'strip mk' : `strip ${shape}`, band + over * 2, label, body, mark ? 32 : '100%');
}

/** The inside of a strip whose top edge is at `y`; for drawings that add words around it. */
export function roadBody(
  form: RoadForm,
  shape: Shape,
  at: { actual: number | null; planned: number | null },
  y: number,
): string {
  const { band, over, wide } = FORMS[form];
  const place: Place = { top: y, middle: y + over + band / 2, bottom: y + over * 2 + band, band, over, wide };
  const bar = shape === 'withdrawn' || shape === 'empty' ? 'b3' : wide ? 'bw' : 'b';
  const bars = vertical(bar, 0, y, place.bottom) + vertical(bar, 100, y, place.bottom);
  const actual = Math.min(100, Math.max(0, at.actual ?? 0));
  switch (shape) {
    case 'open':
      return built(place, 100) + bars;
    case 'passing':
    case 'meeting':
      return (
        built(place, actual) +
        dots(place, Math.max(actual, at.planned ?? 0)) +
        tick(place, at.planned, actual) +
        bars
      );
    case 'owing':
    case 'blocked':
    case 'paused':
      return built(place, actual) + owed(place, shape, actual, at.planned) + bars;
    case 'future':
      return dots(place, 0) + bars;
    case 'withdrawn':
      return horizontal('w', 0, 100, place.middle) + slash(place) + bars;
    case 'empty':
      return bars;
  }
}

interface Place {
  top: number;
  middle: number;
  bottom: number;
  band: number;
  over: number;
  wide: boolean;
}

function built({ top, middle, over, band, wide }: Place, actual: number): string {
  if (actual <= 0) return '';
  const lane = wide ? horizontal('lane', 0, actual, middle) : '';
  return `<rect y="${n(top + over)}" width="${pct(actual)}" height="${n(band)}"/>${lane}`;
}

/** What is not due yet: dots, or the lane marking and the two edges of a wide road. */
function dots({ top, middle, over, band, wide }: Place, from: number): string {
  if (from >= 100) return '';
  if (!wide) return horizontal('d', from, 100, middle);
  return (
    horizontal('edge', from, 100, top + over) +
    horizontal('edge', from, 100, top + over + band) +
    horizontal('lane far', from, 100, middle)
  );
}

/** The plan tick, knocked out of the road where it has been passed; none where the plan is the end itself. */
function tick({ top, bottom, over, wide }: Place, planned: number | null, actual: number): string {
  if (planned === null || planned <= 0 || planned >= 100) return '';
  // On a wide road it stands out above only, where its words are.
  const line = wide
    ? vertical('k2', planned, top + over - 20, bottom - over)
    : vertical('k', planned, top, bottom);
  return planned > actual ? line : line + vertical('k out', planned, top + over, bottom - over);
}

/**
 * Dashes from the built end to the tick, then dots. Where the plan is unknown or already met, a few dashes of a fixed
 * length say: owed, nobody knows how much.
 */
function owed(place: Place, shape: Shape, actual: number, planned: number | null): string {
  const { top, middle, bottom, band, over, wide } = place;
  const ink = shape === 'paused' ? ' ink' : '';
  const cls = `o${wide ? ' far' : ''}${ink}`;
  const block = shape === 'owing' ? '' : vertical(`t${wide ? ' far' : ''}${ink}`, actual, top, bottom);
  if (planned !== null && planned > actual)
    return (
      horizontal(cls, actual, planned, middle, band) +
      dots(place, planned) +
      tick(place, planned, actual) +
      block
    );
  const length = wide ? 54 : 15;
  const some =
    `<svg x="${pct(Math.min(actual, wide ? 92 : 88))}"><rect class="out-fill" y="${n(top + over - 1)}" width="${length + 3}" height="${band + 2}"/>` +
    `<line class="${cls}" x2="${length}" y1="${n(middle)}" y2="${n(middle)}" stroke-width="${n(band)}"/></svg>`;
  return dots(place, actual) + some + block;
}

function slash({ middle, band, over }: Place): string {
  const reach = band / 2 + over - 1;
  return `<svg x="50%"><path class="w" d="M${n(-reach * 0.6)} ${n(middle + reach)}L${n(reach * 0.6)} ${n(middle - reach)}"/></svg>`;
}
