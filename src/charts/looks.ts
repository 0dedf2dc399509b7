/**
 * What the classes of drawings mean, as attributes, for drawings that stand alone. The same as `src/styles/charts.css`,
 * `map.css` and `map-words.css` on a wide screen by day: a test in a browser compares every element of both.
 */
import { PALETTE } from './palette.ts';

type Attributes = Readonly<Record<string, string | number>>;
/** `tag.class.class`: later rules override; `path!` is a path without a class. */
type Rule = readonly [selectors: string, attributes: Attributes];

const { paper, ink, ink2, ink3, verm, rule, hair } = PALETTE;
const STILL = { 'vector-effect': 'non-scaling-stroke' };
const HALO = { 'paint-order': 'stroke', stroke: paper, 'stroke-linejoin': 'round' };
const BOLD = { 'font-weight': 700 };

const COMMON: readonly Rule[] = [
  ['text', { 'font-size': 13 }],
  ['.dt', { fill: ink2 }],
  ['text.yr', { fill: ink3, 'font-size': 12 }],
  ['.v', { fill: ink, ...BOLD }],
  ['text.no', BOLD],
  ['text.owed', { fill: verm }],
  ['.halo', { ...HALO, 'stroke-width': 4 }],
  ['.k1', { stroke: ink }],
  ['.mt', { stroke: ink, 'stroke-width': 4 }],
  ['.o', { stroke: verm, 'stroke-dasharray': '3 2', 'stroke-dashoffset': 3 }],
  ['.o.up', { 'stroke-dasharray': '7 4', 'stroke-dashoffset': 7 }],
  ['.dot', { stroke: ink, 'stroke-width': 1.5 }],
  ['.dot.no', { fill: paper }],
  ['.h', { stroke: hair }],
  ['.base', { stroke: rule }],
  ['line.lead', { stroke: ink2 }],
  ['.ac', { fill: 'none', stroke: ink, 'stroke-width': 2.75, 'stroke-linejoin': 'round', ...STILL }],
  [
    '.pl',
    {
      fill: 'none',
      stroke: ink2,
      'stroke-width': 1.25,
      'stroke-dasharray': '4 3',
      'stroke-linejoin': 'round',
      ...STILL,
    },
  ],
];

const MAP: readonly Rule[] = [
  ['text', { ...HALO, 'stroke-width': '0.25em', fill: ink2 }],
  ['path', { fill: 'none', ...STILL }],
  ['use', { fill: 'none', ...STILL }],
  ['path!', { fill: ink }],
  ['.net', { stroke: hair, 'stroke-linejoin': 'round', 'stroke-width': 1.75 }],
  [
    '.river',
    { stroke: hair, 'stroke-linejoin': 'round', 'stroke-linecap': 'round', 'vector-effect': 'none' },
  ],
  ['.lake', { fill: hair }],
  ['.bed', { stroke: paper, 'stroke-width': 4.55 }],
  ['.edge', { stroke: rule, 'stroke-width': 1, 'stroke-dasharray': '10 3 2 3' }],
  ['.oth', { stroke: rule, 'stroke-width': 2.5 }],
  ['.ln', { stroke: ink, 'stroke-width': 5 }],
  ['.dot', { stroke: ink, 'stroke-width': 3, 'stroke-dasharray': '3 3' }],
  ['.ow', { stroke: verm, 'stroke-width': 9, 'stroke-dasharray': '3 2' }],
  ['.bar', { stroke: ink, 'stroke-width': 17 }],
  ['.blk', { stroke: verm, 'stroke-width': 17 }],
  ['.ink', { stroke: ink }],
  ['.off', { stroke: ink3, 'stroke-width': 1.5 }],
  ['.far', { stroke: ink3 }],
  ['.pale', { stroke: ink3 }],
  ['.sb', { stroke: ink2 }],
  ['.ldr', { stroke: ink2 }],
  ['.plt', { fill: paper, stroke: ink, 'stroke-width': 1.25, ...STILL }],
  ['.plt.on', { fill: ink }],
  ['.nm', { fill: ink, ...BOLD }],
  ['.pn', { fill: ink, ...BOLD, 'font-size': '0.82em', stroke: 'none', 'text-anchor': 'middle' }],
  ['.pn.on', { fill: paper }],
  ['.wn', { fill: ink3, 'text-anchor': 'middle' }],
  ['.dn', { fill: ink3, 'text-anchor': 'middle', 'font-size': '1.25em', 'letter-spacing': '0.6em' }],
  ['.crs', { fill: ink, 'font-size': '1.08em' }],
];

const RANK: Attributes = {
  fill: 'none',
  stroke: ink,
  'stroke-width': 2.75,
  'stroke-linejoin': 'round',
  ...STILL,
};
const SMALL: Rule = ['text', { 'font-size': 12 }];

/** By the class of the whole drawing. */
const DRAWINGS: Readonly<Record<string, readonly Rule[]>> = {
  multiple: [
    ...COMMON,
    ['.o', { 'stroke-dasharray': '2 1', 'stroke-dashoffset': 0 }],
    ['.ac', { 'stroke-width': 2.25 }],
  ],
  burn: [
    ...COMMON,
    SMALL,
    ['.v', { 'font-size': 13 }],
    ['.tg', { stroke: ink2, 'stroke-width': 1.5, 'stroke-dasharray': '1.5 2.5' }],
  ],
  monthly: [...COMMON, SMALL, ['.v', { 'font-size': 13 }]],
  bump: [
    ...COMMON,
    ['.q0', RANK],
    ['.q1', { ...RANK, stroke: ink2, 'stroke-width': 1.25 }],
    ['.q2', { ...RANK, 'stroke-dasharray': '7 3', 'stroke-width': 2 }],
    ['.q3', { ...RANK, stroke: ink2, 'stroke-dasharray': '1.5 2.5', 'stroke-width': 2 }],
    ['.gap', { ...RANK, stroke: paper, 'stroke-width': 7 }],
  ],
  slip: [...COMMON, SMALL, ['text.no', { 'font-size': 11 }]],
  sheet: MAP,
};

const known = new Map<string, string>();

function matches(selector: string, tag: string, classes: readonly string[]): boolean {
  if (selector.endsWith('!')) return selector === `${tag}!` && classes.length === 0;
  const [wanted = '', ...needed] = selector.split('.');
  return (wanted === '' || wanted === tag) && needed.every((name) => classes.includes(name));
}

/** The attributes of an element of a drawing, as text with a space before each. */
function looksOf(drawing: string, tag: string, cls: string): string {
  const key = `${drawing}/${tag}/${cls}`;
  let text = known.get(key);
  if (text === undefined) {
    const classes = cls.split(' ').filter((name) => name !== '');
    const attributes: Record<string, string | number> = {};
    for (const [selector, own] of DRAWINGS[drawing] ?? COMMON)
      if (matches(selector, tag, classes)) Object.assign(attributes, own);
    text = Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${value}"`)
      .join('');
    known.set(key, text);
  }
  return text;
}

/** Without the groups that only phones show. */
function withoutNarrow(svg: string): string {
  const start = svg.indexOf('<g class="narrow"');
  if (start < 0) return svg;
  const tags = /<g\b|<\/g>/g;
  tags.lastIndex = start;
  let depth = 0;
  for (let tag = tags.exec(svg); tag; tag = tags.exec(svg)) {
    depth += tag[0] === '</g>' ? -1 : 1;
    if (depth === 0) return svg.slice(0, start) + withoutNarrow(svg.slice(tags.lastIndex));
  }
  return svg;
}

const SHAPES = new Set([
  'path',
  'line',
  'rect',
  'circle',
  'text',
  'tspan',
  'use',
  'g',
  'polyline',
  'polygon',
]);

/**
 * What stands inside a drawing with its looks as attributes: no class, no link, nothing that only a pointer or a screen
 * reader meets on a page.
 * @param drawing the class of the whole drawing
 */
export function withLooks(drawing: string, body: string): string {
  return withoutNarrow(body)
    .replace(/<\/?a\b[^>]*>/g, '')
    .replace(/<(?:path|use|line)\b[^>]*\bclass="hit"[^>]*\/>/g, '')
    .replace(/<([a-z]+)\b([^>]*?)(\/?)>/g, (whole, tag: string, rest: string, end: string) => {
      if (!SHAPES.has(tag)) return tag === 'svg' ? `<svg${rest} overflow="visible"${end}>` : whole;
      // A path that others use by its id is no arrow or letter of the drawing's own.
      const cls = /\sclass="([^"]*)"/.exec(rest)?.[1] ?? (rest.includes(' id="') ? 'used' : '');
      const own = rest.replace(/\s(?:class|tabindex|role|aria-[a-z]+|data-[a-z-]+)="[^"]*"/g, '');
      // What a drawing says of one element itself yields to the style sheet on a page, and does so here.
      const looks = looksOf(drawing, tag, cls);
      const kept = own.replace(/\s([a-z-]+)="[^"]*"/g, (attribute, name: string) =>
        looks.includes(` ${name}="`) ? '' : attribute,
      );
      return `<${tag}${kept}${looks}${end}>`;
    });
}
