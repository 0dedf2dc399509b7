/** The figures of every release of a data folder, from git. */
import { datasetOf } from './load.ts';
import type { Archive } from './history/archive.ts';
import { programMark } from './history/figure-cache.ts';
import type { FigureHistory } from './history/figure-history.ts';
import { readFigures, type FigureWorkshop } from './history/figures.ts';
import { readTree } from './history/tree.ts';
import { basisOf, figuresOf, findScope, scopesOf, subject } from './measures/figures.ts';
import { subjectsAt } from './measures/scopes.ts';
import { scopeId } from './measures/figures.ts';
import type { BasisRow, Figure, Subject } from './measures/types.ts';
import type { Dataset } from './model/types.ts';

/** Everything by which a value, and what is said of its change, comes out of the files. */
const SOURCES = ['csv', 'schema', 'model', 'geo', 'measures', 'compare', 'history'].map(
  (room) => `src/${room}`,
);

function* figuresIn(dataset: Dataset): Generator<Figure> {
  for (const period of dataset.periods)
    for (const scope of scopesOf(dataset)) yield* figuresOf(dataset, scope, period);
}

function* figuresOfProjects(dataset: Dataset, ids: ReadonlySet<string>, until: string): Generator<Figure> {
  for (const project of dataset.projects) {
    if (!ids.has(project.id)) continue;
    for (const period of dataset.periods)
      if (period <= until) yield* figuresOf(dataset, { kind: 'project', id: project.id, project }, period);
  }
}

function parsed(id: string): { scope: string; measure: string; period: string } {
  const [, scope = '', measure = '', period = ''] = /^(.*)\/([a-z_]+)@(.*)$/.exec(id) ?? [];
  return { scope, measure, period };
}

/** The rows of some figures of a dataset, period by period, so that no more than one of them is at hand. */
function rowsIn(dataset: Dataset, ids: readonly string[]): Map<string, readonly BasisRow[]> {
  const rows = new Map<string, readonly BasisRow[]>();
  for (const [period, own] of Map.groupBy(ids, (id) => parsed(id).period)) {
    const subjects = new Map(subjectsAt(dataset, period).map((one) => [scopeId(one.scope), one]));
    const subjectOf = (key: string): Subject | null => {
      const known = subjects.get(key);
      if (known) return known;
      const scope = findScope(dataset, key);
      return scope && subject(dataset, scope, period);
    };
    const remembered = new Map<string, readonly BasisRow[]>();
    const rowsOf = (id: string): readonly BasisRow[] => {
      let found = remembered.get(id);
      if (found !== undefined) return found;
      const { scope, measure } = parsed(id);
      const of = subjectOf(scope);
      const basis = of && basisOf(of, measure);
      found =
        basis === null
          ? []
          : [
              ...[...basis.numerator, ...basis.denominator].flatMap((item) => item.rows),
              ...basis.figures.flatMap(rowsOf),
            ];
      remembered.set(id, found);
      return found;
    };
    for (const id of own) rows.set(id, rowsOf(id));
  }
  return rows;
}

/**
 * @param cache a folder in which computed releases are kept; null for none
 */
export function publishedFigures(folder: string, archive: Archive, cache: string | null): FigureHistory {
  const workshop: FigureWorkshop = {
    load: (commit) => {
      const tree = readTree(folder, commit);
      return typeof tree === 'string' ? null : datasetOf(tree);
    },
    figures: figuresIn,
    ofProjects: figuresOfProjects,
    rows: rowsIn,
  };
  const mark = programMark([...SOURCES, 'src/load.ts', 'src/folder.ts', 'src/published-figures.ts']);
  return readFigures(archive, workshop, mark === null ? null : cache, mark ?? '');
}
