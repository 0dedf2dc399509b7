/** What holds for single instruments: how candidates are ranked, how announced numbers are compared. */
import { announcedWords } from '../i18n/pages/announced.ts';
import { calendarWords } from '../i18n/pages/calendar.ts';
import { candidateWords } from '../i18n/pages/candidates.ts';
import { priorityRules } from './candidates.ts';
import type { Context } from './context.ts';
import type { Link } from './types.ts';

export interface MethodNote {
  id: string;
  title: string;
  paragraphs: readonly string[];
  /** The page that it is about. */
  link: Link;
}

export function methodNotes(context: Context): MethodNote[] {
  const { lang, urls } = context;
  const choice = candidateWords(lang);
  const announced = announcedWords(lang);
  const priority = priorityRules(context);
  const calendar = calendarWords(lang);
  return [
    {
      id: 'calendar',
      title: calendar.how,
      paragraphs: calendar.rules,
      link: { href: urls.calendar(), text: calendar.title },
    },
    {
      id: 'priority',
      title: choice.how,
      paragraphs: [priority.formula, ...priority.rules, choice.passedRule],
      link: { href: urls.candidates(), text: choice.plain },
    },
    {
      id: 'announced',
      title: announced.rules,
      paragraphs: announced.rule,
      link: { href: urls.announced(), text: announced.title },
    },
  ];
}
