/** Tables of figures as data to be taken: programmes, announced figures, a district's measures, districts. */
import { homeWords } from '../i18n/pages/home.ts';
import { listWords } from '../i18n/pages/lists.ts';
import { ledgerWords } from '../i18n/pages/ledgers.ts';
import { programmeWords } from '../i18n/pages/programme.ts';
import { rankingWords } from '../i18n/pages/ranking.ts';
import { takeWords } from '../i18n/pages/take.ts';
import { MEASURES } from '../measures/catalog.ts';
import { findScope, scopesOf } from '../measures/figures.ts';
import type { Measure, Scope } from '../measures/types.ts';
import type { District, Programme } from '../model/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { programmesShown } from './programmes.ts';
import { scopeName } from './scope-name.ts';
import {
  cellOf,
  countCell,
  figureCell,
  linkCell,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
} from './take.ts';

function programmesTable(
  context: Context,
  programmes: readonly Programme[],
  place: { path: string; title: string; address: string },
): PageTake {
  const { lang, noun, dataset, urls } = context;
  const words = homeWords(lang).programmes;
  return takeOf(context, {
    ...place,
    period: dataset.as_of,
    columns: [
      { id: 'programme', name: words.name, unit: null },
      { id: 'target', name: words.target, unit: 'count' },
      { id: 'projects', name: words.recorded, unit: 'count' },
      { id: 'opened', name: words.opened[noun], unit: 'count' },
      { id: 'target_rate', name: words.rate, unit: 'percent', fraction: true },
    ],
    rows: programmes.map((programme) => {
      const { id, target_count: target } = programme;
      const figure = (measure: string): PageCell =>
        cellOf(context, { kind: 'programme', id, programme }, measure, dataset.as_of);
      return [
        linkCell(nameOf(programme, lang), urls.programme(id)),
        target === null ? textCell(words.noTarget) : countCell(target),
        figure('projects'),
        figure('opened'),
        figure('target_rate'),
      ];
    }),
  });
}

/** Null where there are no programmes. */
export function programmesTake(context: Context): PageTake | null {
  const programmes = programmesShown(context);
  if (programmes.length === 0) return null;
  return programmesTable(context, programmes, {
    path: 'programmes',
    title: homeWords(context.lang).programmes.title,
    address: `${context.urls.home()}#programmes`,
  });
}

/** The programmes within one; null where there are none. */
export function partsTake(context: Context, programme: Programme): PageTake | null {
  const { lang, urls } = context;
  const parts = programme.children.filter(({ projects }) => projects.length > 0);
  if (parts.length === 0) return null;
  return programmesTable(context, parts, {
    path: `programmes/${programme.id}/parts`,
    title: programmeWords(lang).parts(parts.length),
    address: `${urls.programme(programme.id)}#parts`,
  });
}

export function programmeFiguresTake(context: Context, programme: Programme): PageTake {
  const { lang, urls } = context;
  return measuresTake(context, {
    scope: { kind: 'programme', id: programme.id, programme },
    path: `programmes/${programme.id}/figures`,
    title: takeWords(lang).figures(nameOf(programme, lang), listWords(lang).district.figures),
    address: `${urls.programme(programme.id)}#figures`,
  });
}

/** Where a table of a scope's figures stands, and what it is called. */
export interface ScopePlace {
  scope: Scope;
  /** Path of the table under the views. */
  path: string;
  title: string;
  /** Address of the page with the anchor. */
  address: string;
  /** Every measure where none are named. */
  measures?: readonly Measure[];
}

/** The measures of a scope that have a value. */
export function measuresTake(
  context: Context,
  { scope, path, title, address, measures = MEASURES }: ScopePlace,
): PageTake {
  const { lang, dataset } = context;
  const words = listWords(lang).district;
  const figures = measures
    .filter((m) => m.scopes.includes(scope.kind) && m.compute !== null)
    .map((m) => context.figure(scope, m.id))
    .filter((figure) => figure.value !== null);
  return takeOf(context, {
    path,
    title,
    period: dataset.as_of,
    address,
    columns: [
      { id: 'measure', name: words.measure, unit: null },
      { id: 'value', name: words.value, unit: 'mixed', fraction: true },
    ],
    rows: figures.map((figure) => {
      const view = context.view(figure);
      return [textCell(view.name), figureCell(figure, view, true)];
    }),
  });
}

/** Every measure of a district that has a value. */
export function figuresTake(context: Context, district: District): PageTake {
  const { lang, urls } = context;
  return measuresTake(context, {
    scope: { kind: 'district', id: district.id, district },
    path: `districts/${district.id}/figures`,
    title: takeWords(lang).figures(nameOf(district, lang), listWords(lang).district.figures),
    address: `${urls.district(district.id)}#figures`,
  });
}

/** What the rates of the levels of government are. */
const OF_LEVELS = [
  'projects',
  'opened',
  'due',
  'opened_rate',
  'open_gap',
  'investment_rate',
  'milestone_rate',
  'issue_rate',
];

/** City, district and town projects beside each other; null where no project states its level. */
export function levelsTake(context: Context): PageTake | null {
  const { lang, noun, dataset, urls } = context;
  const words = ledgerWords(lang).levels;
  const scopes = scopesOf(dataset).filter(({ kind }) => kind === 'level');
  if (scopes.length === 0) return null;
  return takeOf(context, {
    path: 'levels',
    title: words.title[noun],
    period: dataset.as_of,
    address: `${urls.districts()}#levels`,
    columns: [
      { id: 'level', name: words.level, unit: null },
      ...MEASURES.filter(({ id }) => OF_LEVELS.includes(id)).map(({ id, name, unit }) => ({
        id,
        name: name[lang],
        unit,
        fraction: unit === 'percent' || unit === 'points',
      })),
    ],
    rows: scopes.map((scope) => [
      textCell(scopeName(context, scope)),
      ...MEASURES.filter(({ id }) => OF_LEVELS.includes(id)).map(({ id }) =>
        cellOf(context, scope, id, dataset.as_of),
      ),
    ]),
  });
}

/** The index of districts: how many of each are open and due, and how many are late. */
export function districtsTake(
  context: Context,
  blocks: readonly { id: string; name: string; href: string; gapText: string; owed: boolean; late: number }[],
): PageTake {
  const { lang, noun, dataset, urls } = context;
  const words = takeWords(lang);
  return takeOf(context, {
    path: 'districts',
    title: listWords(lang).districts.title(blocks.length),
    period: dataset.as_of,
    address: urls.districts(),
    columns: [
      { id: 'district', name: rankingWords(lang).district, unit: null },
      { id: 'opened', name: words.opened[noun], unit: 'count' },
      { id: 'projects', name: words.total[noun], unit: 'count' },
      { id: 'due', name: words.due[noun], unit: 'count' },
      { id: 'gap', name: words.gap, unit: null },
      { id: 'late', name: words.late, unit: 'count' },
    ],
    rows: blocks.map((block) => {
      const scope = findScope(dataset, `district:${block.id}`);
      const figure = (id: string): PageCell =>
        scope ? cellOf(context, scope, id, dataset.as_of) : textCell('');
      return [
        linkCell(block.name, block.href),
        figure('opened'),
        figure('projects'),
        figure('due'),
        { text: block.gapText, owed: block.owed },
        countCell(block.late),
      ];
    }),
  });
}
