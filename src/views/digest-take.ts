/** The figures of a digest at the end of its span, against those at the end of the span before. */
import { formatCount, formatPoints } from '../i18n/format.ts';
import { digestWords } from '../i18n/pages/digest.ts';
import { measure } from '../measures/catalog.ts';
import type { Span } from '../measures/spans.ts';
import type { Figure } from '../measures/types.ts';
import type { Context } from './context.ts';
import { CITY } from './home.ts';
import { figureCell, linkCell, takeOf, textCell, type PageCell, type PageTake } from './take.ts';

/** In the order in which they are told. */
const SHOWN = [
  'opened',
  'due',
  'opened_rate',
  'open_gap',
  'investment_rate',
  'milestone_rate',
  'on_track_rate',
  'late',
  'unmoved',
  'issues_open',
  'issues_overdue',
  'issue_rate',
  'reported_rate',
];

/** +2, −3, 0; rates in points. */
function changeText({ lang }: Context, before: Figure, now: Figure): string {
  if (before.exact === null || now.exact === null) return '—';
  const change = now.exact.sub(before.exact);
  if (now.unit !== 'count') return digestWords(lang).points(formatPoints(change, lang));
  return change.compare(0) > 0 ? `+${formatCount(change, lang)}` : formatCount(change, lang);
}

export function digestPath(id: string): string {
  return `digests/${id}`;
}

export function digestTake(context: Context, span: Span, name: string): PageTake {
  const { lang, urls } = context;
  const words = digestWords(lang);
  const { before, end } = span;
  const rows = SHOWN.flatMap((id): PageCell[][] => {
    const now = context.figure(CITY, id, end);
    const then = before === null ? null : context.figure(CITY, id, before);
    if (now.value === null && (then === null || then.value === null)) return [];
    const cell = (figure: Figure): PageCell => figureCell(figure, context.view(figure), true);
    return [
      [
        linkCell(measure(id)?.name[lang] ?? id, urls.methodology(id)),
        ...(then === null ? [] : [cell(then)]),
        cell(now),
        ...(then === null ? [] : [textCell(changeText(context, then, now))]),
      ],
    ];
  });
  return takeOf(context, {
    path: digestPath(span.id),
    title: words.figuresOf(name),
    period: end,
    address: urls.digests(span.id),
    columns: [
      { id: 'measure', name: words.measure, unit: null },
      ...(before === null
        ? []
        : [{ id: 'before', name: words.at(before), unit: 'mixed', fraction: true } as const]),
      { id: 'now', name: words.at(end), unit: 'mixed', fraction: true },
      ...(before === null ? [] : [{ id: 'change', name: words.change, unit: null }]),
    ],
    rows,
  });
}
