/** Receipts: of every figure of a scope at a period, what it is, what it rests on, and what was published before. */
import { formatDate } from '../i18n/format.ts';
import { receiptWords, type ReceiptWords } from '../i18n/pages/receipt.ts';
import { referenceWords } from '../i18n/pages/reference.ts';
import type { FigureHistory } from '../history/figure-history.ts';
import { MEASURES } from '../measures/catalog.ts';
import { basisOf, findScope, isListed, scopeId, scopesOf, subject } from '../measures/figures.ts';
import { subjectsAt } from '../measures/scopes.ts';
import type { Basis, BasisItem, Figure, Measure, Scope, Subject } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { Dataset, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { scopeName } from './scope-name.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import { pagePeriod } from './period.ts';
import { statusOf, type PastValue, type ReceiptStatus } from './receipt-history.ts';
import { RowBook, type RowSet } from './receipt-rows.ts';
import type { RowSource } from './table-rows.ts';
import type { FigureView, Link, PageHead, Piece, Sentence } from './types.ts';

/** What receipts need besides the dataset. */
export interface ReceiptSource extends RowSource {
  /** Null where the history is not available. */
  readonly history: FigureHistory | null;
}

/** Rows above or below the line. */
interface ReceiptSide {
  readonly label: string;
  readonly set: RowSet;
}

interface Receipt {
  readonly id: string;
  readonly figure: FigureView;
  /** Unit and fraction, where the figure's own text does not say them. */
  readonly aside: string;
  /** Null where there is no value to explain. */
  readonly formula: string | null;
  readonly method: string;
  readonly status: ReceiptStatus['kind'];
  /** The anchor of a value that never changed, `opened@2013-12-23-1a2b3c4`; null where `past` has the anchors. */
  readonly permalink: string | null;
  /** 现行 · since which release · as of when. */
  readonly standing: Sentence;
  readonly sides: readonly ReceiptSide[];
  readonly notes: readonly Sentence[];
  readonly past: readonly PastValue[];
}

export interface ReceiptBlock {
  readonly words: ReceiptWords;
  readonly receipts: readonly Receipt[];
  /** What is to be known of earlier values, once for all of them. */
  readonly remarks: readonly string[];
}

export interface ReceiptPageView extends ReceiptBlock {
  readonly head: PageHead;
  readonly title: string;
  readonly up: Link | null;
}

/** The last period whose subjects were asked for: pages come period by period, and all of them would fill the memory. */
let remembered: { dataset: Dataset; period: Month; subjects: ReadonlyMap<string, Subject> } | null = null;

function subjectOf(dataset: Dataset, scope: Scope, period: Month): Subject {
  if (scope.kind === 'project') return subject(dataset, scope, period);
  if (remembered?.dataset !== dataset || remembered.period !== period) {
    const subjects = new Map(subjectsAt(dataset, period).map((one) => [scopeId(one.scope), one]));
    remembered = { dataset, period, subjects };
  }
  return remembered.subjects.get(scopeId(scope)) ?? subject(dataset, scope, period);
}

type Bases = readonly { measure: Measure; basis: Basis }[];
let lastBases: { subject: Subject; bases: Bases } | null = null;

/** The same for both languages, whose pages follow each other. */
function basesOf(of: Subject): Bases {
  if (lastBases?.subject !== of) {
    const listed = isListed(of.dataset, of.scope, of.period);
    const own = MEASURES.filter(
      ({ scopes, compute }) => scopes.includes(of.scope.kind) && (compute !== null || listed),
    );
    lastBases = {
      subject: of,
      bases: own.map((measure) => ({ measure, basis: basisOf(of, measure.id) })),
    };
  }
  return lastBases.bases;
}

/** Units that the text of a figure does not name. */
const SPOKEN: ReadonlySet<Measure['unit']> = new Set(['points', 'score']);

interface Parts {
  context: Context;
  source: ReceiptSource;
  words: ReceiptWords;
  of: Subject;
  book: RowBook;
}

/** What stands above the line and what is taken away from it, and what stands below. */
function sidesOf({ context, book, words }: Parts, measure: Measure, basis: Basis): ReceiptSide[] {
  const name = measure.name[context.lang];
  const side = (label: string, items: readonly BasisItem[], mark: string): ReceiptSide => ({
    label,
    set: book.set(items, `${measure.id}-${mark}`, label === words.counted ? name : `${name} ${label}`),
  });
  const { numerator, denominator, quotient } = basis;
  if (quotient && denominator.length === 0 && numerator.length === 0) return [];
  if (!quotient) return numerator.length === 0 ? [] : [side(words.counted, numerator, 'rows')];
  const taken = numerator.filter(({ amount }) => amount < 0);
  const added = taken.length === 0 ? numerator : numerator.filter(({ amount }) => amount >= 0);
  return [
    side(taken.length === 0 ? words.numerator : `${words.numerator} ${words.added}`, added, 'above'),
    ...(taken.length === 0 ? [] : [side(`${words.numerator} ${words.taken}`, taken, 'taken')]),
    side(words.denominator, denominator, 'below'),
  ];
}

/** A figure made of others rests on their rows: of a rank, on those of the subject's own weighted figures. */
function madeSides(parts: Parts, measure: Measure): ReceiptSide[] {
  const { of, context } = parts;
  const own = `${scopeId(of.scope)}/`;
  const bases = basesOf(of);
  const wanted = measure.id === 'rank' ? 'score' : measure.id;
  const made = bases.find((one) => one.measure.id === wanted)?.basis;
  return (made?.figures ?? [])
    .filter((id) => id.startsWith(own))
    .flatMap((id) => {
      const part = bases.find((one) => `${own}${one.measure.id}@${of.period}` === id);
      if (part === undefined) return [];
      const name = part.measure.name[context.lang];
      return sidesOf(parts, part.measure, part.basis).map(({ label, set }) => ({
        label: `${name} ${label}`,
        set,
      }));
    });
}

function joined(pieces: readonly Piece[], separator: string): Piece[] {
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [separator, piece]));
}

/** Another figure by name and value, leading to its receipt. */
function figureLink({ context, of }: Parts, id: string, named: 'measure' | 'scope'): Piece[] {
  const [, key = '', measure = '', period = ''] = /^(.*)\/([a-z_]+)@(.*)$/.exec(id) ?? [];
  const scope = key === scopeId(of.scope) ? of.scope : findScope(context.dataset, key);
  if (scope === null) return [];
  const figure = context.view(context.figure(scope, measure, period), { fraction: false });
  const when = period === of.period ? '' : ` ${period}`;
  return [`${named === 'measure' ? figure.name : scopeName(context, scope)}${when} `, { figure }];
}

function madeNote(parts: Parts, basis: Basis, isRank: boolean): Sentence[] {
  if (basis.figures.length === 0) return [];
  const { context, words } = parts;
  const links = basis.figures.map((id) => figureLink(parts, id, isRank ? 'scope' : 'measure'));
  const separator = context.words.listSeparator;
  const list = links.flatMap((pieces, at) => (at === 0 ? pieces : [separator, ...pieces]));
  return [[isRank ? words.against : words.madeOf, ...list, context.words.stop]];
}

function notesOf(parts: Parts, figure: Figure, basis: Basis, sides: readonly ReceiptSide[]): Sentence[] {
  const { context, words, of } = parts;
  const { urls, files } = context;
  const notes = madeNote(parts, basis, figure.measure === 'rank');
  if (basis.files.length > 0) {
    const links: Piece[] = [
      { link: { href: files.roads(), text: 'roads.geojson' } },
      { link: { href: urls.map(), text: context.words.nav.map } },
    ];
    notes.push([words.files, ...joined(links, context.words.listSeparator), context.words.stop]);
  }
  if (figure.value === null) notes.push([words.noValue]);
  else if (sides.length === 0 && basis.figures.length === 0)
    notes.push([figure.measure === 'pace' ? words.calendar(Number(of.period.slice(5, 7))) : words.noRows]);
  const silent = figure.silent ?? [];
  if (silent.length > 0 && of.scope.kind !== 'project') {
    const shown = silent.slice(0, 20).map((id): Piece => ({ link: { href: urls.project(id), text: id } }));
    const rest = silent.length > shown.length ? ' …' : '';
    notes.push([words.silent(silent.length), ...joined(shown, context.words.listSeparator), rest]);
  }
  return notes;
}

/** The districts' figures, where the rows of the whole city are too many to be listed. */
function partsNote(
  { context, words, of }: Parts,
  measure: Measure,
  sides: readonly ReceiptSide[],
): Sentence[] {
  if (
    sides.every(({ set }) => !set.tooMany) ||
    of.scope.kind !== 'city' ||
    !measure.scopes.includes('district')
  )
    return [];
  const { districts } = context.dataset;
  const links = districts
    .filter(({ projects }) => projects.length > 0)
    .map((district): Piece[] => {
      const scope: Scope = { kind: 'district', id: district.id, district };
      const figure = context.view(context.figure(scope, measure.id, of.period));
      const fraction = figure.fraction === null ? ' ' : ` ${figure.fraction} `;
      return [`${nameOf(district, context.lang)}${fraction}`, { figure }];
    });
  return [
    [words.parts, ...links.flatMap((one, at) => (at === 0 ? one : [context.words.listSeparator, ...one]))],
  ];
}

function receiptOf(parts: Parts, { measure, basis }: Bases[number]): Receipt {
  const { context, source, of, words } = parts;
  const { lang, urls } = context;
  const figure = context.figure(of.scope, measure.id, of.period);
  const sides = [...sidesOf(parts, measure, basis), ...madeSides(parts, measure)];
  const { status, past } = statusOf(context, source.history, figure);
  const { numerator, denominator } = figure;
  const [only, ...more] = past;
  const permalink = only !== undefined && more.length === 0 && !only.old ? only.anchor : null;
  // Elsewhere a difference stands without its fraction.
  const gap = figure.unit === 'points' && numerator !== null && denominator !== null;
  const shown = context.view(figure);
  const { units } = referenceWords(lang).methodology;
  const spoken = measure.unit === 'count' ? words.count : SPOKEN.has(measure.unit) ? units[measure.unit] : '';
  const unit = figure.value === null ? '' : spoken;
  const fraction = gap ? `${String(numerator).replace('-', '−')} / ${denominator}` : shown.fraction;
  return {
    id: measure.id,
    figure: { ...shown, fraction, href: `#${measure.id}` },
    aside: [unit, fraction].filter((text) => text !== null && text !== '').join('　'),
    formula: figure.value === null ? null : measure.formula[lang],
    method: urls.methodology(measure.id),
    status: status.kind,
    permalink,
    standing: [
      { strong: status.word },
      ' ',
      permalink === null ? status.since : { link: { href: `#${permalink}`, text: status.since } },
      `　${words.asOf} ${monthEnd(of.period)}`,
    ],
    sides,
    notes: [...notesOf(parts, figure, basis, sides), ...partsNote(parts, measure, sides)],
    past: permalink === null ? past : [],
  };
}

/**
 * The receipts of a scope's figures at a period.
 * @param wanted which measures; all that the scope has by default
 */
function receiptBlock(
  context: Context,
  scope: Scope,
  period: Month,
  source: ReceiptSource,
  wanted: (measure: string) => boolean = () => true,
): ReceiptBlock {
  const { dataset, lang } = context;
  const words = receiptWords(lang);
  const of = subjectOf(dataset, scope, period);
  const bases = basesOf(of).filter(({ measure }) => wanted(measure.id));
  const book = new RowBook(context, source);
  const parts: Parts = { context, source, words, of, book };
  const receipts = bases.map((one) => receiptOf(parts, one));
  const { history } = source;
  const unread = history?.unread ?? [];
  return {
    words,
    receipts,
    remarks: [
      ...(history === null ? [words.noHistory] : []),
      ...(unread.length > 0 ? [words.notRead(unread.join(context.words.listSeparator))] : []),
      ...(receipts.some(({ past }) => past.length > 1) ? [words.recomputed] : []),
    ],
  };
}

/**
 * Scopes whose figures stand on pages: and those that were announced.
 * @param told ids of those that stories name
 */
export function receiptScopes(context: Context, told: ReadonlySet<string> = new Set()): Scope[] {
  const { dataset } = context;
  const announced = new Set([...told, ...dataset.announced.map(({ scope }) => scope)]);
  return scopesOf(dataset).filter((scope) => {
    switch (scope.kind) {
      case 'city':
      case 'district':
      case 'unit':
      case 'level':
        return true;
      case 'programme':
        return scope.programme.projects.length > 0;
      default:
        return announced.has(scopeId(scope));
    }
  });
}

function upOf({ lang, urls, words }: Context, scope: Scope): Link | null {
  switch (scope.kind) {
    case 'city':
      return { href: urls.home(), text: words.city };
    case 'district':
      return { href: urls.district(scope.id), text: nameOf(scope.district, lang) };
    case 'unit':
      return { href: urls.unit(scope.id), text: nameOf(scope.unit, lang) };
    case 'programme':
      return scope.programme.projects.length > 0
        ? { href: urls.programme(scope.id), text: nameOf(scope.programme, lang) }
        : null;
    default:
      return null;
  }
}

/** The page of a scope's receipts at a period. */
export function receiptPage(
  context: Context,
  scope: Scope,
  period: Month,
  source: ReceiptSource,
): ReceiptPageView {
  const { lang, urls, words: common } = context;
  const block = receiptBlock(context, scope, period, source);
  const title = block.words.title(scopeName(context, scope), formatDate(period, lang));
  // Nothing of the newest release: the receipts name those that brought their values.
  const line: Sentence[] = [[`${common.asOf} `, { strong: monthEnd(period) }]];
  const address = urls.figures(scopeId(scope), period);
  return {
    ...block,
    head: headOf(context, null, title, address, title, line),
    title,
    up: upOf(context, scope),
  };
}

/** The receipts of a project's figures, for the page of its history, which lists the project's rows itself. */
export function projectReceipts(context: Context, project: Project, source: ReceiptSource): ReceiptBlock {
  const scope: Scope = { kind: 'project', id: project.id, project };
  return receiptBlock(context, scope, pagePeriod(context, project), source);
}
