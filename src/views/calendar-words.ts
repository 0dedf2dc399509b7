/** Headings of the reverse plan as sentences with their numbers. */
import { afterCount } from '../i18n/format.ts';
import { calendarWords } from '../i18n/pages/calendar.ts';
import type { Context } from './context.ts';
import type { Due, DueCounts } from './due.ts';
import { CITY } from './home.ts';
import type { Piece, Sentence } from './types.ts';

/** 2025 年 11 月：18 项到期，已完成 12 项，过期没有完成 6 项。 */
export function sentenceOf(context: Context, name: string, counts: DueCounts): Sentence {
  const { words: common, lang } = context;
  const { counted } = calendarWords(lang);
  const said = (['met', 'past', 'coming'] as const)
    .filter((kind) => counts[kind] > 0)
    .flatMap((kind): Piece[] => {
      const text = counted[kind](counts[kind]);
      return [common.comma, kind === 'past' ? { owed: text } : text];
    });
  return [`${name}${common.colon}`, counted.due(counts.due), ...said, common.stop];
}

/** What falls due in the two weeks after the as-of date, and how much is overdue. */
export function headlineOfNext(context: Context, until: string, next: number, past: number): Sentence {
  const { words: common, lang } = context;
  const words = calendarWords(lang);
  return [
    next > 0 ? words.next(until, next) : words.nextNone(until),
    common.semicolon,
    past > 0 ? { owed: words.overdue(past) } : words.overdueNone,
    common.stop,
  ];
}

/** What is overdue by kind; milestones and difficulties are figures. */
export function ledeOfOverdue(context: Context, past: readonly Due[]): Sentence {
  if (past.length === 0) return [];
  const { words: common, lang } = context;
  const { lede } = calendarWords(lang);
  const figure = (id: string, after: string): Piece[] => {
    const shown = context.figure(CITY, id);
    return shown.value === null || shown.value === 0
      ? []
      : [{ figure: context.view(shown) }, afterCount(shown.value, after)];
  };
  const counted = (['start', 'end', 'finding'] as const).flatMap((kind): Piece[][] => {
    const count = past.filter((due) => due.kind === kind).length;
    return count === 0 ? [] : [[lede[kind](count)]];
  });
  const clauses = [
    figure('milestones_overdue', lede.milestones),
    figure('issues_overdue', lede.issues),
    ...counted,
  ].filter((clause) => clause.length > 0);
  const joined = clauses.flatMap((clause, index) =>
    index === 0 ? clause : [common.listSeparator, ...clause],
  );
  return [lede.past, ...joined, common.stop];
}
