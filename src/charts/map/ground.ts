/** What lies under the roads: water as soft bands, districts as dash-dot lines, the network in hairlines. */
import { n } from '../svg.ts';
import type { Frame, PxLine } from './frame.ts';
import { joined, lengthOf, pathOf, thinned } from './lines.ts';
import type { Ground, MapForm } from './types.ts';

/** The drawing of a ground, and where its names may stand. */
export interface GroundDrawing {
  svg: string;
  rivers: readonly { name: string; line: PxLine; width: number }[];
  lakes: readonly { name: string; ring: PxLine }[];
  districts: readonly { name: string; rings: readonly PxLine[] }[];
}

const drawings = new WeakMap<Ground, Map<string, GroundDrawing>>();

/** Kept by ground and frame: every month of a city lies on the same ground. */
export function groundOf(ground: Ground, frame: Frame, form: MapForm, id: string): GroundDrawing {
  let known = drawings.get(ground);
  if (!known) drawings.set(ground, (known = new Map()));
  const key = `${frame.key} ${form.budget} ${form.digits} ${id}`;
  let drawing = known.get(key);
  if (!drawing) known.set(key, (drawing = draw(ground, frame, form, id)));
  return drawing;
}

/** A river given by its middle is drawn about 120 m wide, and so that it can be seen. */
function riverWidth(metres: number): number {
  return Math.min(34, Math.max(8, 120 / metres));
}

function draw(ground: Ground, frame: Frame, form: MapForm, id: string): GroundDrawing {
  const { digits } = form;
  const width = riverWidth(frame.metres);
  const tolerance = digits === 1 ? 0.5 : 1;
  const soft = (line: PxLine): PxLine => thinned(line, tolerance);
  const rivers = ground.water.map(({ name, lines }) => ({
    name,
    lines: lines.flatMap((line) => frame.line(line)).map(soft),
  }));
  const lakes = ground.water.flatMap(({ name, areas }) =>
    areas.map((rings) => ({ name, rings: frame.area(rings).map(soft) })),
  );
  const districts = ground.districts.map(({ name, areas }) => ({
    name,
    rings: areas.flatMap((rings) => rings.flatMap((ring) => frame.line(ring))).map(soft),
  }));
  const path = (cls: string, lines: readonly PxLine[], more = ''): string => {
    const d = pathOf(lines, digits);
    return d ? `<path class="${cls}"${more} d="${d}"/>` : '';
  };
  const svg =
    path('lake', lakes.map((lake) => lake.rings).flat()) +
    path('river', rivers.map((river) => river.lines).flat(), ` stroke-width="${n(width)}"`) +
    networkOf(ground, frame, form, id) +
    path('edge', districts.map((district) => district.rings).flat());
  return {
    svg,
    rivers: rivers.flatMap(({ name, lines }) => {
      const line = [...lines].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
      return name && line ? [{ name, line, width }] : [];
    }),
    lakes: lakes.flatMap(({ name, rings }) => (name && rings[0] ? [{ name, ring: rings[0] }] : [])),
    districts,
  };
}

/**
 * The network as one path, twice: a paper bed under the hairline, so that a bridge shows over its river. What does not
 * fit the budget is left out, the shortest first.
 */
function networkOf({ network }: Ground, frame: Frame, form: MapForm, id: string): string {
  const pieces = network.flatMap(({ name, line }) =>
    frame.line(line).map((px) => ({ kind: name, line: px })),
  );
  const tolerance = form.digits === 1 ? 0.6 : 1;
  const lines = joined(pieces)
    .map(({ line }) => ({ line, length: lengthOf(line) }))
    .sort((a, b) => b.length - a.length);
  const written: string[] = [];
  let bytes = 0;
  for (const { line, length } of lines) {
    if (length < 2) break;
    const d = pathOf([thinned(line, tolerance)], form.digits);
    bytes += d.length;
    if (bytes > form.budget) break;
    written.push(d);
  }
  if (written.length === 0) return '';
  return (
    `<defs><path id="${id}-n" d="${written.join('')}"/></defs>` +
    `<use class="bed" href="#${id}-n"/><use class="net" href="#${id}-n"/>`
  );
}
