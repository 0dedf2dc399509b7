/** What the data have that a story may name, and what is wrong with a name that they do not have. */
import type { StoryReason } from '../csv/story-reasons.ts';
import { MEASURES, measure } from '../measures/catalog.ts';
import { figure, figuresOf, findScope, scopeId, scopesOf } from '../measures/figures.ts';
import { rankingTable } from '../measures/ranking.ts';
import type { Scope } from '../measures/types.ts';
import type { Dataset } from '../model/types.ts';
import { nearest } from '../schema/nearest.ts';
import type { Lang } from '../schema/settings.ts';
import type { FigureName } from './types.ts';

/** Why a reference is refused. */
export interface Refused {
  readonly reason: StoryReason;
  readonly value: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface Known {
  readonly figure: (named: FigureName) => Refused | 'no_value' | null;
  readonly project: (id: string) => Refused | null;
  readonly ranking: (period: string, group: string) => Refused | null;
  readonly chart: (scope: string) => Refused | null;
  readonly languages: readonly Lang[];
  /** Whether the site has a page at this address, of those that stories may link to. */
  readonly page: (path: string) => boolean;
}

const FIGURE = /^(city|[a-z]+:[^/@]+)\/([a-z_]+)@(\d{4}-\d{2})$/;

/** The parts of a figure's id; null where it is none. */
export function figureName(id: string): FigureName | null {
  const [, scope, measureId, period] = FIGURE.exec(id) ?? [];
  return scope === undefined || measureId === undefined || period === undefined
    ? null
    : { id, scope, measure: measureId, period };
}

/** Pages that every site has. */
const PAGES = [
  '',
  'projects',
  'districts',
  'rankings',
  'map',
  'methodology',
  'data',
  'about',
  'disclosure',
  'updates',
];

/** Programmes whose trend is drawn, as the home page chooses them. */
const MOST_PROGRAMMES = 6;

/** Scopes of which opened against due is drawn: districts, and programmes or else the city. */
function chartScopes({ programmes, districts }: Dataset): string[] {
  const own = programmes.filter(({ projects }) => projects.length > 0).slice(0, MOST_PROGRAMMES);
  return [
    ...(own.length > 0 ? own.map(({ id }) => `programme:${id}`) : ['city']),
    ...districts.map(({ id }) => `district:${id}`),
  ];
}

function refused(reason: StoryReason, value: string, params: Refused['params'] = {}): Refused {
  return { reason, value, params };
}

function near(reason: StoryReason, value: string, names: readonly string[]): Refused {
  return refused(reason, value, { suggestion: nearest(value, names) ?? '' });
}

const MEASURE_IDS = MEASURES.map(({ id }) => id);

/** A figure of a scope that there is; the period is one with reports. */
function figureIn(dataset: Dataset, scope: Scope, named: FigureName): Refused | 'no_value' | null {
  if (figure(dataset, scope, named.measure, named.period).value !== null) return null;
  const published = figuresOf(dataset, scope, named.period).some(({ id }) => id === named.id);
  return published ? 'no_value' : refused('measure_scope', named.measure, { scope: named.scope });
}

/**
 * @param mayName whether a scope is that of a row that could not be read: its own row is reported, and not who names it
 * @param slugs of the city's stories
 * @param isWhole whether every table could be read; else what is computed from them is not held against a story
 */
export function knownIn(
  dataset: Dataset,
  mayName: (scope: string) => boolean,
  slugs: ReadonlySet<string>,
  isWhole: boolean,
): Known {
  const projectIds = dataset.projects.map(({ id }) => id);
  const period = (value: string): Refused | null =>
    !isWhole || dataset.periods.includes(value)
      ? null
      : refused('period', value, {
          first: dataset.periods[0] ?? dataset.as_of,
          last: dataset.periods.at(-1) ?? dataset.as_of,
        });
  return {
    figure: (named) => {
      const scope = findScope(dataset, named.scope);
      if (scope === null) {
        if (mayName(named.scope)) return null;
        const scopes = [...scopesOf(dataset).map(scopeId), ...projectIds.map((id) => `project:${id}`)];
        return near('scope', named.scope, scopes);
      }
      const wanted = measure(named.measure);
      if (wanted === undefined) return near('measure', named.measure, MEASURE_IDS);
      if (!wanted.scopes.includes(scope.kind))
        return refused('measure_scope', named.measure, { scope: named.scope });
      const wrong = period(named.period);
      return wrong !== null || !isWhole ? wrong : figureIn(dataset, scope, named);
    },
    project: (id) =>
      projectIds.includes(id) || mayName(`project:${id}`) ? null : near('project', id, projectIds),
    ranking: (month, group) => {
      const wrong = period(month);
      if (wrong !== null || !isWhole) return wrong;
      const groups = rankingTable(dataset, month)
        .groups.filter(({ entries }) => entries.length > 0)
        .map(({ kind, group: name }) => (kind === 'district' ? 'district' : name));
      if (groups.includes(group)) return null;
      return refused('group', group, { groups: groups.join('、'), suggestion: nearest(group, groups) ?? '' });
    },
    chart: (scope) => {
      const scopes = chartScopes(dataset);
      return scopes.includes(scope) || mayName(scope) ? null : near('chart', scope, scopes);
    },
    languages: dataset.settings.languages,
    page: (path) => !isWhole || isPage(dataset, slugs, path),
  };
}

function isPage(dataset: Dataset, slugs: ReadonlySet<string>, path: string): boolean {
  if (!path.startsWith('/') || (path !== '/' && !path.endsWith('/'))) return false;
  const [first = '', id, ...rest] = path.split('/').slice(1, -1);
  if (rest.length > 0) return false;
  if (id === undefined) return PAGES.includes(first) || first === 'stories';
  switch (first) {
    case 'projects':
      return dataset.projects.some((one) => one.id === id);
    case 'districts':
      return dataset.districts.some((one) => one.id === id);
    case 'rankings':
      return dataset.periods.includes(id);
    case 'stories':
      return slugs.has(id);
    default:
      return false;
  }
}
