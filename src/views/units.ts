/** All units by their class, those that owe most first. */
import { unitWords } from '../i18n/pages/units.ts';
import type { Scope } from '../measures/types.ts';
import type { Unit } from '../model/types.ts';
import { isLate, nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { helpedBy } from './duties.ts';
import { headOf } from './page.ts';
import { cellOf, countCell, linkCell, takeOf, textCell, type PageCell, type PageTake } from './take.ts';
import type { PageHead, Sentence } from './types.ts';

interface UnitGroup {
  title: string;
  rows: readonly (readonly (Sentence | string)[])[];
}

export interface UnitsView {
  head: PageHead;
  title: string;
  lede: Sentence;
  order: string;
  /** Names of the columns of every group's table. */
  columns: readonly { name: string; numeric: boolean }[];
  groups: readonly UnitGroup[];
  /** Null where no unit is named. */
  taken: PageTake | null;
}

interface Standing {
  unit: Unit;
  late: number;
  overdue: number;
  open: number;
}

const scopeOf = (unit: Unit): Scope => ({ kind: 'unit', id: unit.id, unit });

function standingsOf(context: Context): Standing[] {
  const value = (unit: Unit, id: string): number => context.figure(scopeOf(unit), id).value ?? 0;
  const standings = context.dataset.units.map((unit) => ({
    unit,
    late: unit.projects.filter((project) => isLate(context.judgement(project).status)).length,
    overdue: value(unit, 'issues_overdue'),
    open: value(unit, 'issues_open'),
  }));
  // Units that owe the same stay in the order of the file.
  return standings.sort((a, b) => b.overdue - a.overdue || b.late - a.late || b.open - a.open);
}

/** Units by class, classes in the order of the file. */
function classesOf(context: Context): Map<string | null, Standing[]> {
  const classes = new Map<string | null, Standing[]>(context.dataset.units.map(({ group }) => [group, []]));
  for (const standing of standingsOf(context)) classes.get(standing.unit.group)?.push(standing);
  return classes;
}

function rowOf(context: Context, { unit, late }: Standing, group: string): PageCell[] {
  const { lang, urls, dataset } = context;
  const figure = (id: string): PageCell => cellOf(context, scopeOf(unit), id, dataset.as_of);
  const overdue = context.figure(scopeOf(unit), 'issues_overdue');
  const isOwed = (overdue.value ?? 0) > 0;
  return [
    linkCell(nameOf(unit, lang), urls.unit(unit.id)),
    textCell(group),
    figure('projects'),
    figure('opened'),
    countCell(late),
    countCell(helpedBy(dataset, unit).length),
    figure('issues_open'),
    {
      ...figure('issues_overdue'),
      owed: isOwed,
      shown: [{ figure: context.view(overdue, { owed: isOwed }) }],
    },
  ];
}

/** The class stands in the files; the page has it as a heading. */
const GROUP_COLUMN = 1;

/** Null where no unit is named. */
export function unitsTake(context: Context): PageTake | null {
  const { lang, noun, dataset, urls } = context;
  const words = unitWords(lang).index;
  if (dataset.units.length === 0) return null;
  return takeOf(context, {
    path: 'units',
    title: words.taken,
    period: dataset.as_of,
    address: urls.units(),
    columns: [
      { id: 'unit', name: words.unit, unit: null },
      { id: 'group', name: words.group, unit: null },
      { id: 'projects', name: words.leads, unit: 'count' },
      { id: 'opened', name: words.opened[noun], unit: 'count' },
      { id: 'late', name: words.late, unit: 'count' },
      { id: 'responsible', name: words.helps, unit: 'count' },
      { id: 'issues_open', name: words.open, unit: 'count' },
      { id: 'issues_overdue', name: words.overdue, unit: 'count' },
    ],
    rows: [...classesOf(context)].flatMap(([group, standings]) =>
      standings.map((standing) => rowOf(context, standing, group ?? '')),
    ),
  });
}

function ledeOf(context: Context): Sentence {
  const { dataset } = context;
  const words = unitWords(context.lang).index;
  if (!dataset.published.has('issues')) return [words.noIssues];
  const owing = standingsOf(context).filter(({ overdue }) => overdue > 0).length;
  return owing > 0 ? [{ owed: words.owed(owing) }, context.words.stop] : [words.noneOwed];
}

export function unitsView(context: Context): UnitsView {
  const { lang, noun, dataset, urls } = context;
  const words = unitWords(lang).index;
  const count = dataset.units.length;
  const title = count > 0 ? words.title[noun](count) : words.none;
  const taken = unitsTake(context);
  const shown = <T>(cells: readonly T[]): T[] => cells.filter((_, at) => at !== GROUP_COLUMN);
  const rows = taken?.rows ?? [];
  let from = 0;
  const groups = [...classesOf(context)].map(([group, { length }]): UnitGroup => {
    const own = rows.slice(from, (from += length));
    return {
      title: group ?? (dataset.published.has('units') ? words.noGroup : words.allUnits),
      rows: own.map((cells) => shown(cells).map((cell) => cell.shown ?? cell.text)),
    };
  });
  return {
    head: headOf(context, null, title, urls.units()),
    title,
    lede: count > 0 ? ledeOf(context) : [],
    order: words.order[noun],
    columns: shown(taken?.columns ?? []).map(({ name, unit }) => ({ name, numeric: unit !== null })),
    groups,
    taken,
  };
}
