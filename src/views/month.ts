/** What changed in one month: opened, closed, rescheduled, corrected. */
import { homeWords } from '../i18n/pages/home.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { daysBetween } from '../model/dates.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';

interface MonthItem {
  plate: string;
  name: string;
  href: string;
  solid: boolean;
  text: string;
}

export interface MonthChanges {
  title: string;
  opened: { title: string; items: readonly MonthItem[] };
  closed: { title: string; items: readonly MonthItem[]; rest: string | null };
  moved: { title: string; items: readonly MonthItem[] };
  corrected: { title: string; items: readonly (MonthItem & { old: string; new: string })[] };
  none: string | null;
}

const SHOWN = 12;

function item(context: Context, project: Project, text: string): MonthItem {
  return {
    plate: project.plate,
    name: nameOf(project, context.lang),
    href: context.urls.project(project.id),
    solid: context.judgement(project).status === 'opened',
    text,
  };
}

function openedText(context: Context, project: Project): string {
  const end = project.actual_end ?? '';
  const planned = project.baseline_end ?? project.planned_end;
  if (end.length < 10 || planned === null || planned.length < 10) return end;
  return `${end}${context.words.comma}${context.words.days(daysBetween(planned, end), true)}`;
}

export function changesOf(context: Context, month: Month): MonthChanges {
  const { dataset, noun, lang, words: pageWords } = context;
  const words = homeWords(lang).changed;
  const within = (date: string | null): boolean => date?.startsWith(month) ?? false;
  const opened = dataset.projects.filter((p) => within(p.actual_end));
  const closed = dataset.issues.filter((i) => within(i.closed_on));
  const moved = dataset.projects.flatMap((p) =>
    p.changes.filter((c) => within(c.date) && c.field === 'planned_end').map((change) => ({ p, change })),
  );
  const corrected = dataset.projects.flatMap((p) =>
    p.corrections.filter((c) => within(c.date)).map((row) => ({ p, row })),
  );
  const closedItems = closed.flatMap((issue) =>
    issue.project ? [item(context, issue.project, issue.title)] : [],
  );
  return {
    title: homeWords(lang).changedTitle(Number(month.slice(5))),
    opened: {
      title: words.opened[noun](opened.length),
      items: opened.slice(0, SHOWN).map((p) => item(context, p, openedText(context, p))),
    },
    closed: {
      title: words.closed(closed.length),
      items: closedItems.slice(0, 3),
      rest: closed.length > 3 ? words.rest(closed.length - 3) : null,
    },
    moved: {
      title: words.moved[noun](moved.length),
      items: moved
        .slice(0, SHOWN)
        .map(({ p, change }) =>
          item(
            context,
            p,
            words.movedTo(change.old ?? pageWords.undecided, change.new ?? pageWords.undecided),
          ),
        ),
    },
    corrected: {
      title: words.corrected(corrected.length),
      items: corrected.slice(0, SHOWN).map(({ p, row }) => ({
        ...item(
          context,
          p,
          `${row.key.split(',').slice(1).join(' ')} ${pageWords.column(row.table, row.field)} ${projectWords(lang).corrections.kind[row.kind]}`.trim(),
        ),
        old: row.old,
        new: row.new,
      })),
    },
    none: opened.length + closed.length + moved.length + corrected.length === 0 ? words.none : null,
  };
}
