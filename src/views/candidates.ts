/** Why these were chosen: candidates by weighted score, what was chosen, what was not and why. */
import type { Chosen } from '../charts/choice-strip.ts';
import { formatDate, formatScore } from '../i18n/format.ts';
import { candidateWords, scoreFormula } from '../i18n/pages/candidates.ts';
import { lowestChosen, priorityWeights, standingsOf, type Standing } from '../measures/candidates.ts';
import { lastDay } from '../model/dates.ts';
import { CRITERIA, type Criterion } from '../schema/settings.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { CITY } from './home.ts';
import { headOf, PAGE_SIZE, pagesOf } from './page.ts';
import {
  filesOf,
  isPictured,
  linkCell,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
  type TakeLinks,
} from './take.ts';
import type { Link, PageHead, Sentence } from './types.ts';

interface CandidatePart {
  id: 'chosen' | 'left';
  title: string;
  columns: readonly { name: string; numeric: boolean }[];
  rows: readonly (readonly (Sentence | string)[])[];
}

export interface CandidatesView {
  head: PageHead;
  headline: Sentence;
  lede: readonly Sentence[];
  /** Null where there is nothing to show, or too much for one drawing. */
  strip: { candidates: readonly Chosen[]; label: string; caption: string } | null;
  parts: readonly CandidatePart[];
  pages: readonly Link[];
  /** Null where there are none. */
  taken: TakeLinks | null;
  rules: readonly string[];
  formula: string;
}

/** More strokes than these run into one another on a phone. */
const MOST_STROKES = 400;

const TAKE_PATH = 'candidates';

/** How many pages the list takes: one where nothing is published. */
export function candidatePages({ dataset }: Context): number {
  return Math.max(1, Math.ceil(dataset.candidates.length / PAGE_SIZE));
}

const isChosen = ({ candidate }: Standing): boolean => candidate.project !== null;
const isSilent = ({ candidate, passedOver }: Standing): boolean => passedOver && candidate.reason === null;

function scoreText({ score }: Standing, context: Context): string {
  return score === null ? candidateWords(context.lang).noScore : formatScore(score, context.lang);
}

function outcomeOf(context: Context, standing: Standing): Sentence {
  const { lang, urls } = context;
  const words = candidateWords(lang);
  const { candidate, passedOver } = standing;
  const { project, reason } = candidate;
  if (project !== null) {
    const text = `${project.plate} ${nameOf(project, lang)}`;
    return [{ link: { href: urls.project(project.id), text } }];
  }
  const why: Sentence =
    reason !== null ? [reason] : passedOver ? [{ owed: words.noReason }] : [words.noReason];
  return passedOver ? [...why, context.words.comma, { strong: words.higher }] : why;
}

function pointsText(standing: Standing, criterion: Criterion): string {
  const value = standing.candidate[criterion];
  return value === null ? '—' : String(value);
}

function partOf(context: Context, id: CandidatePart['id'], standings: readonly Standing[]): CandidatePart {
  const { lang, noun } = context;
  const words = candidateWords(lang);
  const { columns } = words;
  const all = standingsOf(context.dataset).filter((one) => isChosen(one) === (id === 'chosen'));
  return {
    id,
    title: words[id][noun](all.length),
    columns: [
      { name: columns.name, numeric: false },
      { name: columns.rank, numeric: true },
      { name: columns.score, numeric: true },
      ...CRITERIA.map((criterion) => ({ name: columns[criterion], numeric: true })),
      { name: id === 'chosen' ? columns.project : columns.reason, numeric: false },
    ],
    rows: standings.map((one) => [
      [
        { strong: nameOf(one.candidate, lang) },
        one.candidate.district === null ? '' : ` ${nameOf(one.candidate.district, lang)}`,
      ],
      one.rank === null ? words.unranked : String(one.rank),
      [{ strong: scoreText(one, context) }],
      ...CRITERIA.map((criterion) => pointsText(one, criterion)),
      outcomeOf(context, one),
    ]),
  };
}

/** All candidates in the order of their scores, for files. */
export function candidatesTake(context: Context): PageTake | null {
  const { lang, urls, dataset } = context;
  const words = candidateWords(lang);
  const standings = standingsOf(dataset);
  if (standings.length === 0) return null;
  const { columns } = words;
  const number = (value: number | null): PageCell =>
    value === null ? { text: '—', value } : { text: String(value), value };
  return takeOf(context, {
    path: TAKE_PATH,
    title: words.table,
    period: dataset.as_of,
    address: urls.candidates(),
    columns: [
      { id: 'rank', name: columns.rank, unit: 'rank' },
      { id: 'id', name: columns.id, unit: null },
      { id: 'name', name: columns.name, unit: null },
      { id: 'district', name: columns.district, unit: null },
      ...CRITERIA.map((criterion) => ({ id: criterion, name: columns[criterion], unit: 'score' as const })),
      { id: 'score', name: columns.score, unit: 'score' },
      { id: 'project_id', name: columns.project, unit: null },
      { id: 'reason', name: columns.reason, unit: null },
      { id: 'source_url', name: columns.source, unit: null },
    ],
    rows: standings.map(({ candidate, rank, score }) => [
      number(rank),
      textCell(candidate.id),
      textCell(nameOf(candidate, lang)),
      textCell(candidate.district === null ? '' : nameOf(candidate.district, lang)),
      ...CRITERIA.map((criterion) => number(candidate[criterion])),
      score === null
        ? { text: words.noScore, value: null }
        : { text: formatScore(score, lang), value: Number(score.valueOf()) },
      candidate.project === null
        ? textCell('')
        : linkCell(candidate.project.id, urls.project(candidate.project.id)),
      textCell(candidate.reason ?? ''),
      textCell(candidate.source_url ?? ''),
    ]),
  });
}

/** What the scores say against the choice, plainly. */
function ledeOf(context: Context, standings: readonly Standing[]): Sentence[] {
  const { lang, noun, dataset } = context;
  const words = candidateWords(lang);
  const lowest = lowestChosen(dataset);
  if (lowest === null) return [];
  const passed = standings.filter((one) => one.passedOver);
  const silent = passed.filter(isSilent).length;
  const said: Sentence = [words.lowest(nameOf(lowest.candidate, lang), scoreText(lowest, context))];
  if (passed.length === 0) return [said, [words.passedNone]];
  return [
    said,
    [words.passed[noun](passed.length), silent === 0 ? words.allExplained : { owed: words.silent(silent) }],
  ];
}

/** The days on which it was decided; empty where no row says. */
function decidedOf({ dataset, lang }: Context): string[] {
  const dates = [...new Set(dataset.candidates.flatMap(({ decided_on }) => decided_on ?? []))];
  const latest = dates.sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1)).at(-1);
  return latest === undefined ? [] : [candidateWords(lang).decided(formatDate(latest, lang))];
}

/** The formula and what holds for it, for this page and the methodology. */
export function priorityRules(context: Context): { formula: string; rules: readonly string[] } {
  const { lang, dataset } = context;
  const words = candidateWords(lang);
  const published = Object.keys(dataset.settings.priority.weights).length > 0;
  return {
    formula: scoreFormula(priorityWeights(dataset), lang),
    rules: [published ? words.published : words.unweighted, words.missing],
  };
}

function headlineOf(context: Context): Sentence {
  const { lang, noun, dataset } = context;
  const words = candidateWords(lang);
  if (!dataset.published.has('candidates')) return [words.unpublished];
  if (dataset.candidates.length === 0) return [words.none];
  const [a, b, c] = words.title[noun];
  const figure = (id: string): Sentence[number] => ({ figure: context.view(context.figure(CITY, id)) });
  return [a, figure('candidates'), b, figure('chosen'), c];
}

export function candidatesView(context: Context, page: number): CandidatesView {
  const { lang, urls, dataset } = context;
  const words = candidateWords(lang);
  const standings = standingsOf(dataset);
  const shown = standings.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const chosen = shown.filter(isChosen);
  const left = shown.filter((one) => !isChosen(one));
  const drawn = page === 1 && standings.length > 0 && standings.length <= MOST_STROKES;
  return {
    head: headOf(context, null, words.plain, urls.candidates(page)),
    headline: headlineOf(context),
    lede: [...decidedOf(context).map((text): Sentence => [text]), ...ledeOf(context, standings)],
    strip: drawn
      ? {
          candidates: standings.map((one) => (isChosen(one) ? 'chosen' : isSilent(one) ? 'silent' : 'left')),
          label: words.stripLabel(standings.length, standings.filter(isChosen).length),
          caption: words.strip,
        }
      : null,
    parts: [
      ...(chosen.length > 0 ? [partOf(context, 'chosen', chosen)] : []),
      ...(left.length > 0 ? [partOf(context, 'left', left)] : []),
    ],
    pages: pagesOf(context, standings.length, page, (n) => urls.candidates(n)),
    taken:
      standings.length === 0
        ? null
        : { title: words.table, files: filesOf(context, TAKE_PATH, isPictured(standings.length)) },
    ...priorityRules(context),
  };
}
