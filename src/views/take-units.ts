/** What units answer for as data to be taken: all of them, and of one its open difficulties and its months. */
import { takeWords } from '../i18n/pages/take.ts';
import { unitWords } from '../i18n/pages/units.ts';
import { measure } from '../measures/catalog.ts';
import type { Scope } from '../measures/types.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import type { Issue, Unit } from '../model/types.ts';
import { TABLES } from '../schema/tables.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import { ageOf, isPast, openOf } from './duties.ts';
import { measuresTake } from './take-tables.ts';
import {
  cellOf,
  countCell,
  linkCell,
  monthColumn,
  takeOf,
  textCell,
  type PageCell,
  type PageTake,
} from './take.ts';
import { valueText } from './values.ts';

/** How far an issue is from its deadline at the end of the month: 还有 5 天, 超期 10 天. */
export function issueState(context: Context, issue: Issue, end: string): { text: string; owed: boolean } {
  const words = unitWords(context.lang);
  const { due_on: due } = issue;
  if (due === null) return { text: context.words.none, owed: false };
  const owed = isPast(issue, end);
  if (due.length < 10) return { text: owed ? words.overdue : words.notOverdue, owed };
  return { text: context.words.days(daysBetween(due, end), false), owed };
}

/** The category in words; null where none is written. */
function categoryOf({ category }: Issue, lang: Context['lang']): string | null {
  const field = TABLES.issues.fields.find(({ name }) => name === 'category');
  return field === undefined ? category : valueText(field, category, lang, () => null);
}

/** Open difficulties with their age and how far each is from its deadline. */
export function issuesTake(
  context: Context,
  place: { issues: readonly Issue[]; path: string; title: string; address: string },
): PageTake {
  const { lang, noun, dataset, urls } = context;
  const { issueColumns: columns, age } = unitWords(lang);
  const end = monthEnd(dataset.as_of);
  return takeOf(context, {
    path: place.path,
    title: place.title,
    period: dataset.as_of,
    address: place.address,
    columns: [
      { id: 'title', name: columns.title, unit: null },
      { id: 'project', name: columns.project[noun], unit: null },
      { id: 'category', name: columns.category, unit: null },
      { id: 'raised_on', name: columns.raised, unit: null },
      { id: 'age', name: columns.age, unit: 'count' },
      { id: 'due_on', name: columns.due, unit: null },
      { id: 'state', name: columns.state(end), unit: null },
    ],
    rows: place.issues.map((issue): PageCell[] => {
      const days = ageOf(issue, end);
      const { text, owed } = issueState(context, issue, end);
      const { project } = issue;
      return [
        textCell(issue.title),
        project ? linkCell(nameOf(project, lang), urls.project(project.id)) : textCell(context.words.none),
        textCell(categoryOf(issue, lang) ?? context.words.none),
        textCell(issue.raised_on),
        days === null ? countCell(null) : { text: age(days), value: days },
        textCell(issue.due_on ?? context.words.none),
        owed ? { text, owed, shown: [{ owed: text }] } : textCell(text),
      ];
    }),
  });
}

export function unitIssuesTake(context: Context, unit: Unit): PageTake {
  const { lang, urls, dataset } = context;
  return issuesTake(context, {
    issues: openOf(dataset, { kind: 'unit', id: unit.id, unit }),
    path: `units/${unit.id}/issues`,
    title: unitWords(lang).issuesTaken(nameOf(unit, lang)),
    address: `${urls.unit(unit.id)}#issues`,
  });
}

const MONTHS = 12;
const MONTHLY = ['opened', 'due', 'open_gap', 'milestone_rate', 'issues_open', 'issues_overdue'];

/** The last months with reports, the newest first; each leads to its ranking. */
export function unitMonthsTake(context: Context, unit: Unit): PageTake {
  const { lang, urls, dataset } = context;
  const scope: Scope = { kind: 'unit', id: unit.id, unit };
  const ids = unit.group === null ? MONTHLY : [...MONTHLY, 'rank'];
  return takeOf(context, {
    path: `units/${unit.id}/months`,
    title: unitWords(lang).monthsTaken(nameOf(unit, lang)),
    period: dataset.as_of,
    address: `${urls.unit(unit.id)}#months`,
    columns: [
      monthColumn(context),
      ...ids.map((id) => {
        const definition = measure(id);
        return {
          id,
          name: definition?.name[lang] ?? id,
          unit: definition?.unit ?? 'count',
          fraction: definition?.unit === 'percent' || definition?.unit === 'points',
        };
      }),
    ],
    rows: dataset.periods
      .slice(-MONTHS)
      .reverse()
      .map((month) => [
        linkCell(month, urls.ranking(month)),
        ...ids.map((id) => cellOf(context, scope, id, month)),
      ]),
  });
}

export function unitFiguresTake(context: Context, unit: Unit): PageTake {
  const { lang, urls } = context;
  return measuresTake(context, {
    scope: { kind: 'unit', id: unit.id, unit },
    path: `units/${unit.id}/figures`,
    title: takeWords(lang).figures(nameOf(unit, lang), unitWords(lang).figures),
    address: `${urls.unit(unit.id)}#figures`,
  });
}
