/** The elements that a story may have: which attributes each takes, and what it becomes. */
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { nearest } from '../schema/nearest.ts';
import { figureName, type Known, type Refused } from './known.ts';
import type { Point, StoryReport } from './report.ts';
import type { Block, FigureName } from './types.ts';

export type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** The attributes of each element: those that must be there, and those that may. */
const ELEMENTS: Readonly<
  Record<string, { readonly needed: readonly string[]; readonly free: readonly string[] }>
> = {
  Figure: { needed: ['id'], free: [] },
  Ranking: { needed: ['period'], free: ['group', 'top'] },
  Road: { needed: ['id'], free: [] },
  Chart: { needed: ['of'], free: [] },
};
const NAMES = Object.keys(ELEMENTS);
/** Elements of HTML that run or bring in something. */
const ACTIVE =
  /^(?:script|style|iframe|object|embed|link|meta|base|form|input|button|svg|math|template|frame.*)$/i;

interface Read {
  readonly report: StoryReport;
  /** Null while the tables cannot be read: then only the writing is checked. */
  readonly known: Known | null;
}

export function startOf(node: { readonly position?: { readonly start: Point } | undefined }): Point {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  return { line, column };
}

type Attribute = Element['attributes'][number];

/** What is wrong with an attribute by its name alone; null where it is one that the element takes. */
function refuseName(name: string, element: string, report: StoryReport, at: Point): boolean {
  const { needed, free } = ELEMENTS[element] ?? { needed: [], free: [] };
  const all = [...needed, ...free];
  if (all.includes(name)) return false;
  const wrong = { header: `<${element}>`, value: name };
  if (/^on/i.test(name)) report.add('handler', at, wrong);
  else if (/^style$/i.test(name)) report.add('style', at, wrong);
  else {
    const params = { expected: all.join('、'), suggestion: nearest(name, all) ?? '' };
    report.add('attribute', at, { ...wrong, params });
  }
  return true;
}

/** Where an attribute stands; the parser says it of all but those in braces. */
function placeOf(attribute: Attribute, element: Element): Point {
  return 'position' in attribute && attribute.position ? startOf(attribute) : startOf(element);
}

/** The values of an element's attributes, each text in quotes; null where any is wrong. */
function attributesOf(element: Element, name: string, { report }: Read): Map<string, string> | null {
  const values = new Map<string, string>();
  const header = `<${name}>`;
  let isRight = true;
  for (const attribute of element.attributes) {
    const at = placeOf(attribute, element);
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      report.add('expression', at, { header, value: `{${attribute.value}}` });
      isRight = false;
      continue;
    }
    const { name: key, value } = attribute;
    if (refuseName(key, name, report, at)) isRight = false;
    else if (values.has(key)) {
      report.add('attribute_twice', at, { header, value: key });
      isRight = false;
    } else if (typeof value !== 'string') {
      const written = value === null || value === undefined ? key : `${key}={${value.value}}`;
      report.add('attribute_value', at, { header, value: written, params: { key } });
      isRight = false;
    } else values.set(key, value);
  }
  for (const key of ELEMENTS[name]?.needed ?? []) {
    if (values.has(key) || element.attributes.some((one) => 'name' in one && one.name === key)) continue;
    report.add('attribute_missing', startOf(element), { header, params: { key } });
    isRight = false;
  }
  return isRight ? values : null;
}

/** The name of an element that is ours; null, and reported, for any other. */
function ownName(element: Element, { report }: Read): string | null {
  const { name } = element;
  const at = startOf(element);
  if (name !== null && NAMES.includes(name)) return name;
  const value = `<${name ?? ''}>`;
  if (name !== null && ACTIVE.test(name)) report.add('script', at, { value });
  else report.add('element', at, { value, params: { suggestion: nearest(name ?? '', NAMES) ?? '' } });
  for (const attribute of element.attributes) {
    if (!('name' in attribute)) continue;
    if (/^on/i.test(attribute.name))
      report.add('handler', placeOf(attribute, element), { header: value, value: attribute.name });
    if (/^style$/i.test(attribute.name))
      report.add('style', placeOf(attribute, element), { header: value, value: attribute.name });
  }
  return null;
}

function say(refused: Refused | null, element: Element, { report }: Read, key: string): boolean {
  if (refused === null) return false;
  const attribute = element.attributes.find((one) => 'name' in one && one.name === key);
  const { reason, value, params } = refused;
  const at = attribute === undefined ? startOf(element) : placeOf(attribute, element);
  report.add(reason, at, { header: `<${element.name ?? ''}>`, value, params });
  return true;
}

/** The figure that an element names; null where anything is wrong with it. */
function figureOf(element: Element, id: string, read: Read): FigureName | null {
  const named = figureName(id);
  const at = element.attributes[0] === undefined ? startOf(element) : placeOf(element.attributes[0], element);
  if (named === null) {
    read.report.add('figure_form', at, { header: '<Figure>', value: id });
    return null;
  }
  const verdict = read.known?.figure(named) ?? null;
  if (verdict === 'no_value')
    read.report.add('no_value', at, { header: '<Figure>', value: id, severity: 'warning' });
  else if (say(verdict, element, read, 'id')) return null;
  return named;
}

function rankingOf(element: Element, values: ReadonlyMap<string, string>, read: Read): Block | null {
  const [period = '', group = 'district', most] = ['period', 'group', 'top'].map((key) => values.get(key));
  if (most !== undefined && !/^[1-9]\d{0,3}$/.test(most)) {
    say({ reason: 'top', value: most, params: {} }, element, read, 'top');
    return null;
  }
  const refused = read.known?.ranking(period, group) ?? null;
  if (say(refused, element, read, refused?.reason === 'period' ? 'period' : 'group')) return null;
  return { kind: 'ranking', period, group, top: most === undefined ? null : Number(most) };
}

function blockOf(
  name: string,
  element: Element,
  values: ReadonlyMap<string, string>,
  read: Read,
): Block | null {
  switch (name) {
    case 'Ranking':
      return rankingOf(element, values, read);
    case 'Road': {
      const id = values.get('id') ?? '';
      return say(read.known?.project(id) ?? null, element, read, 'id') ? null : { kind: 'road', id };
    }
    default: {
      const of = values.get('of') ?? '';
      const [, scope] = /^(.+)\/trend$/.exec(of) ?? [];
      const wrong: Refused = { reason: 'chart', value: of, params: { suggestion: '' } };
      const refused = scope === undefined ? wrong : (read.known?.chart(scope) ?? null);
      return say(refused, element, read, 'of') ? null : { kind: 'chart', scope: scope ?? '' };
    }
  }
}

/** What an element is: a figure in a sentence, or a block of its own; null where it is refused, which is reported. */
export function elementOf(element: Element, read: Read): FigureName | Block | null {
  const name = ownName(element, read);
  if (name === null) return null;
  if (element.children.length > 0)
    read.report.add('content', startOf(element), { header: `<${name}>`, params: { name } });
  const values = attributesOf(element, name, read);
  if (values === null || element.children.length > 0) return null;
  return name === 'Figure'
    ? figureOf(element, values.get('id') ?? '', read)
    : blockOf(name, element, values, read);
}
