/** The three answers of a project's page: when, why not yet, who. */
import { formatDate, formatPoints } from '../i18n/format.ts';
import { becauseSentence } from '../i18n/status.ts';
import { plannedEnd } from '../measures/then.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import { isLate, nameOf } from './cells.ts';
import { byDeadline } from './duties.ts';
import { forecastEnd } from './period.ts';
import { openIssues } from './project-issues.ts';
import type { Parts } from './project-parts.ts';
import type { Sentence } from './types.ts';

export interface Answer {
  label: string;
  answer: string;
  evidence: Sentence;
  owed: boolean;
}

export function whenOf({ context, project, words, period, judgement }: Parts): Answer {
  const { lang, noun } = context;
  const label = words.when[noun];
  const planned = project.baseline_end ?? plannedEnd(project, period);
  const plannedText = planned ? formatDate(planned, lang, 'iso') : null;
  const compared = (date: string): Sentence => {
    if (planned === null || plannedText === null) return [words.noPlan];
    if (date.length < 10 || planned.length < 10) return [words.plannedFor(plannedText)];
    return [words.against(plannedText, daysBetween(planned, date))];
  };
  if (judgement.status === 'withdrawn' && project.withdrawn_on)
    return {
      label,
      answer: words.withdrawn(formatDate(project.withdrawn_on, lang)),
      evidence: [project.withdrawn_reason ?? words.noReason],
      owed: false,
    };
  if (judgement.status === 'opened' && project.actual_end)
    return {
      label,
      answer: words.opened[noun](formatDate(project.actual_end, lang)),
      evidence: compared(project.actual_end),
      owed: false,
    };
  const forecast = forecastEnd(project, period);
  const comma = context.words.comma;
  if (forecast === null)
    return {
      label,
      answer: `${words.notOpen[noun]}${comma}${words.undecided[noun]}`,
      evidence: [plannedText ? words.plannedFor(plannedText) : words.noPlan],
      owed: isLate(judgement.status),
    };
  const left =
    forecast.length === 10
      ? `${context.words.semicolon}${words.daysFromAsOf(daysBetween(monthEnd(period), forecast))}`
      : '';
  return {
    label,
    answer: `${words.notOpen[noun]}${comma}${words.expected(formatDate(forecast, lang))}`,
    evidence: [...compared(forecast), left],
    owed: false,
  };
}

export function whyOf(parts: Parts): Answer {
  const { context, project, words, period, judgement } = parts;
  const { lang, noun } = context;
  const done = judgement.status === 'opened' || judgement.status === 'withdrawn';
  const reason = becauseSentence(judgement, lang);
  const [first] = openIssues(project, period).sort(byDeadline);
  const gap = judgement.gap;
  const gapSentence: Sentence =
    gap === null || done || gap.equals(0)
      ? []
      : [
          `${gap.compare(0) < 0 ? words.behindPlan : words.aheadPlan} ${formatPoints(gap.abs(), lang).replace('+', '')} ${words.gapPoints}`,
        ];
  return {
    label:
      judgement.status === 'withdrawn' ? words.whyWithdrawn : done ? words.whyDone[noun] : words.why[noun],
    answer:
      !done && first
        ? first.title
        : project.pause_reason && judgement.status === 'paused'
          ? project.pause_reason
          : reason,
    evidence: !done && first ? [reason] : gapSentence,
    owed: isLate(judgement.status),
  };
}

export function whoOf({ context, project, words, period }: Parts): Answer {
  const { lang } = context;
  const unit = project.responsible_units[0] ?? project.lead_unit;
  const waiting = openIssues(project, period).find((issue) => issue.responsible_unit !== null);
  const evidence: Sentence = waiting?.responsible_unit
    ? [
        words.waitingFor(nameOf(waiting.responsible_unit, lang)),
        waiting.due_on
          ? `${context.words.comma}${words.deadline(formatDate(waiting.due_on, lang, 'iso'))}`
          : '',
        ' ',
        { link: { href: '#chain', text: words.allPeople } },
      ]
    : [{ link: { href: '#chain', text: words.allPeople } }];
  return { label: words.who, answer: unit ? nameOf(unit, lang) : words.noUnit, evidence, owed: false };
}
