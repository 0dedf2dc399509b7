/** Experience passed on: from where, to where, by kind. */
import { practiceWords, type PracticeWords } from '../i18n/pages/practices.ts';
import { PRACTICE_KINDS } from '../measures/families/practices.ts';
import { lastDay, monthEnd } from '../model/dates.ts';
import type { Practice } from '../model/types.ts';
import type { Scope } from '../measures/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import { takeOf, textCell, type PageCell, type PageTake } from './take.ts';
import type { PageHead, Piece, Sentence } from './types.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

export interface PracticesView {
  head: PageHead;
  words: PracticeWords;
  headline: string;
  /** How many of each kind; what is to be said where there are none. */
  lead: Sentence;
  /** Null where there is nothing to list. */
  list: PageTake | null;
}

/** Those dated by the end of the period, in the order of their dates. */
function practicesOf({ dataset }: Context): Practice[] {
  const end = monthEnd(dataset.as_of);
  return dataset.practices
    .filter(({ date }) => lastDay(date) <= end)
    .toSorted((a, b) => (lastDay(a.date) < lastDay(b.date) ? -1 : lastDay(a.date) > lastDay(b.date) ? 1 : 0));
}

/** What was written as one place or unit, leading to its page where it names one. */
function placeOf(context: Context, written: string): Piece {
  const { dataset, lang, urls } = context;
  const isNamed = ({ id, name }: { id: string; name: string }): boolean => name === written || id === written;
  const district = dataset.districts.find(isNamed);
  if (district) return { link: { href: urls.district(district.id), text: nameOf(district, lang) } };
  const unit = dataset.units.find(isNamed);
  return unit ? { link: { href: urls.unit(unit.id), text: nameOf(unit, lang) } } : written;
}

/** One place, or several with the marks between them that lists have; as written where none of them has a page. */
function placesOf(context: Context, written: string | null): Piece[] {
  if (written === null) return [practiceWords(context.lang).unstated];
  const whole = placeOf(context, written);
  const pieces = written
    .split(/[;；、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => placeOf(context, part));
  if (typeof whole !== 'string' || pieces.every((piece) => typeof piece === 'string')) return [whole];
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [context.words.listSeparator, piece]));
}

const plain = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : 'link' in piece ? piece.link.text : ''))
    .join('');

function row(context: Context, practice: Practice): PageCell[] {
  const words = practiceWords(context.lang);
  const from = placesOf(context, practice.from);
  const to = placesOf(context, practice.to);
  const { source_url: source } = practice;
  return [
    textCell(practice.title),
    textCell(practice.date),
    { text: `${plain(from)} → ${plain(to)}`, shown: [...from, ' → ', ...to] },
    { text: plain(from) },
    { text: plain(to) },
    textCell(words.kind[practice.kind]),
    source === null
      ? textCell('')
      : { text: source, shown: [{ link: { href: source, text: words.columns.source } }] },
  ];
}

/** Null where nothing is published, or nothing yet. */
export function practicesTake(context: Context): PageTake | null {
  const { dataset, lang, urls } = context;
  const words = practiceWords(lang);
  const { columns } = words;
  const all = practicesOf(context);
  if (all.length === 0) return null;
  const hasSource = all.some(({ source_url: source }) => source !== null);
  return takeOf(context, {
    path: 'practices',
    title: words.list,
    period: dataset.as_of,
    address: `${urls.practices()}#list`,
    columns: [
      { id: 'practice', name: columns.practice, unit: null },
      { id: 'date', name: columns.date, unit: null },
      { id: 'way', name: columns.way, unit: null },
      { id: 'from', name: words.from, unit: null, filesOnly: true },
      { id: 'to', name: words.to, unit: null, filesOnly: true },
      { id: 'kind', name: columns.kind, unit: null },
      { id: 'source_url', name: columns.source, unit: null, ...(hasSource ? {} : { filesOnly: true }) },
    ],
    rows: all.map((practice) => row(context, practice)),
  });
}

function countsOf(context: Context): Sentence {
  const { words } = context;
  const counts = PRACTICE_KINDS.map(([, { id }]) => context.figure(CITY, id)).filter(
    ({ value }) => (value ?? 0) > 0,
  );
  const pieces = counts.flatMap((figure, at): Piece[] => {
    const view = context.view(figure);
    return [`${at === 0 ? '' : words.listSeparator}${view.name} `, { figure: view }];
  });
  return pieces.length === 0 ? [] : [...pieces, words.stop];
}

export function practicesView(context: Context): PracticesView {
  const { dataset, lang, urls } = context;
  const words = practiceWords(lang);
  const list = practicesTake(context);
  const published = dataset.published.has('practices');
  return {
    head: headOf(context, null, words.title, urls.practices(), words.lede),
    words,
    headline: !published ? words.title : list === null ? words.none : words.headline(list.rows.length),
    lead: published ? countsOf(context) : [words.unpublished],
    list,
  };
}
