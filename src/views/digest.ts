/** The digest of a month, a quarter or a year: figures against the period before, and what happened, all from the data. */
import type { Archive } from '../history/archive.ts';
import type { NoHistory } from '../history/releases.ts';
import { digestWords, type DigestWords } from '../i18n/pages/digest.ts';
import { spansOf, type Span } from '../measures/spans.ts';
import type { Context } from './context.ts';
import { digestEvents, type DigestEvents } from './digest-events.ts';
import { digestSections, type DigestSection } from './digest-sections.ts';
import { digestTake } from './digest-take.ts';
import { dateLine, headOf } from './page.ts';
import { feedsOf } from './follow.ts';
import type { PageTake } from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

export interface DigestView {
  head: PageHead;
  words: DigestWords;
  crumbs: readonly Link[];
  headline: string;
  /** That the span is not over; null where it is. */
  note: string | null;
  figuresTitle: string;
  figures: PageTake;
  nothing: string | null;
  sections: readonly DigestSection[];
  /** Rows of label and links: the months in it, what it is part of, the one before and after. */
  links: readonly { label: string; links: readonly Link[] }[];
}

const spans = new WeakMap<Context['dataset'], readonly Span[]>();

/** Every span with reports: months, quarters, years. */
export function digestSpans({ dataset }: Pick<Context, 'dataset'>): readonly Span[] {
  let known = spans.get(dataset);
  if (known === undefined) spans.set(dataset, (known = spansOf(dataset.periods, dataset.as_of)));
  return known;
}

/** @throws for an id that no span has, which a static path cannot ask for */
function spanById(context: Context, id: string): Span {
  const span = digestSpans(context).find((one) => one.id === id);
  if (!span) throw new Error(`no digest ${id}`);
  return span;
}

/** 2025 年第 4 季度 */
export function spanName(context: Pick<Context, 'lang'>, { kind, id, first }: Span): string {
  const words = digestWords(context.lang);
  const year = first.slice(0, 4);
  if (kind === 'month') return words.month(first);
  return kind === 'year' ? words.year(year) : words.quarter(year, Number(id.slice(-1)));
}

/** 打通 2 条，开工 1 条，3 条推迟，销号 5 个问题 */
function clausesOf(context: Context, events: DigestEvents): string[] {
  const { counts } = digestWords(context.lang);
  const { noun } = context;
  const { opened, started, later, closed } = events;
  return [
    counts.opened[noun](opened.length),
    ...(started.length > 0 ? [counts.started[noun](started.length)] : []),
    ...(later.length > 0 ? [counts.later[noun](projectsIn(later))] : []),
    ...(closed.length > 0 ? [counts.closed(closed.length)] : []),
  ];
}

/** A project whose plan and forecast both moved is one. */
function projectsIn(moves: DigestEvents['later']): number {
  return new Set(moves.map(({ project }) => project)).size;
}

function linkOf(context: Context, span: Span, current = false): Link {
  return { href: context.urls.digests(span.id), text: spanName(context, span), current };
}

function linksOf(context: Context, span: Span): DigestView['links'] {
  const { urls, lang } = context;
  const words = digestWords(lang);
  const all = digestSpans(context);
  const same = all.filter(({ kind }) => kind === span.kind);
  const at = same.indexOf(span);
  const inside = { month: null, quarter: 'month', year: 'quarter' }[span.kind];
  const parts = all.filter(({ kind, first }) => kind === inside && first >= span.first && first <= span.last);
  const wholes = all.filter(
    ({ kind, first, last }) =>
      kind !== span.kind && first <= span.first && last >= span.last && kind !== 'month',
  );
  const neighbour = (one: Span | undefined): Link[] => (one ? [linkOf(context, one)] : []);
  return [
    { label: words.within, links: parts.map((one) => linkOf(context, one)) },
    { label: words.partOf, links: wholes.map((one) => linkOf(context, one)) },
    { label: words.earlier, links: neighbour(same[at - 1]) },
    { label: words.later, links: neighbour(same[at + 1]) },
    { label: words.ranking, links: [{ href: urls.ranking(span.end), text: span.end }] },
  ].filter(({ links }) => links.length > 0);
}

/**
 * @param archive for the releases of the span, where the history is available
 * @param id of a span with reports
 */
export function digestView(context: Context, archive: Archive | NoHistory, id: string): DigestView {
  const { dataset, lang, noun, urls, words: common } = context;
  const words = digestWords(lang);
  const span = spanById(context, id);
  const events = digestEvents(dataset, span);
  const name = spanName(context, span);
  const clauses = clausesOf(context, events).join(common.comma);
  const title = `${name}${common.colon}${clauses}`;
  const sections = digestSections(context, archive, span, events);
  return {
    head: {
      ...headOf(context, null, name, urls.digests(id), title, dateLine(context, span.end)),
      // An earlier digest keeps its bytes; only the newest names the release.
      changed: span.end === dataset.as_of ? context.ledger.latest : null,
      article: true,
      feeds: feedsOf(context),
    },
    words,
    crumbs: [{ href: urls.digests(), text: words.title }],
    headline: `${title}${common.stop}`,
    note: span.isOver ? null : words.notOver[span.kind](span.end),
    figuresTitle: span.before === null ? words.figuresFirst : words.figures(words.at(span.before)),
    figures: digestTake(context, span, name),
    nothing: sections.length === 0 ? words.nothing[noun] : null,
    sections,
    links: linksOf(context, span),
  };
}

export interface DigestListView {
  head: PageHead;
  words: DigestWords;
  heading: string;
  /** Years first, then quarters and months, the newest of each first. */
  kinds: readonly {
    id: Span['kind'];
    title: string;
    columns: readonly string[];
    rows: readonly (readonly (Sentence | string)[])[];
  }[];
}

/** All digests. */
export function digestListView(context: Context): DigestListView {
  const { lang, noun, urls, dataset } = context;
  const words = digestWords(lang);
  const all = digestSpans(context);
  const of = (kind: Span['kind']): Span[] => all.filter((span) => span.kind === kind);
  const { span, ...counted } = words.columnsOfList;
  const heading = words.heading[noun](of('month').length, of('quarter').length, of('year').length);
  return {
    head: { ...headOf(context, null, words.title, urls.digests(), heading), feeds: feedsOf(context) },
    words,
    heading,
    kinds: (['year', 'quarter', 'month'] as const).map((kind) => ({
      id: kind,
      title: words.kinds[kind],
      columns: [span, counted.opened[noun], counted.closed, counted.later, counted.corrected],
      rows: of(kind)
        .toReversed()
        .map((one) => {
          const { opened, closed, later, corrected } = digestEvents(dataset, one);
          return [
            [{ link: linkOf(context, one) }],
            ...[opened.length, closed.length, projectsIn(later), corrected.length].map(String),
          ];
        }),
    })),
  };
}
