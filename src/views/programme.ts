/** The page of one programme: its target, its figures, its projects by status, the programmes within it. */
import { formatDate } from '../i18n/format.ts';
import { programmeWords } from '../i18n/pages/programme.ts';
import { statusName } from '../i18n/status.ts';
import type { Scope, Status } from '../measures/types.ts';
import type { Programme, Project } from '../model/types.ts';
import { byUrgency, nameOf, projectCell } from './cells.ts';
import { measuredCitation, type CitationView } from './citation.ts';
import type { Context } from './context.ts';
import { headOf } from './page.ts';
import { withoutPlan } from './programmes.ts';
import { announcedTake } from './take-announced.ts';
import { partsTake, programmeFiguresTake } from './take-tables.ts';
import { programmeTrend, type TrendTake } from './take-trend.ts';
import type { PageTake } from './take.ts';
import type { CellList } from './unit.ts';
import type { Link, PageHead, Piece, Sentence } from './types.ts';

export interface ProgrammeView {
  head: PageHead;
  headline: Sentence;
  lede: Sentence;
  summary: string | null;
  strip: { opened: number; due: number | null; total: number; label: string };
  statuses: readonly CellList[];
  /** Null where it holds no other. */
  parts: PageTake | null;
  trend: TrendTake;
  figures: PageTake;
  announced: PageTake | null;
  crumbs: readonly Link[];
  citation: CitationView;
}

/** Of each status the page shows so many; the rest stands in the list of that status. */
const SHOWN = 60;

/** Projects by status, the most urgent status first. */
function statusesOf(context: Context, programme: Programme): CellList[] {
  const { lang, noun, urls } = context;
  const words = programmeWords(lang);
  const groups = new Map<Status, Project[]>();
  for (const project of byUrgency(context, programme.projects)) {
    const { status } = context.judgement(project);
    const group = groups.get(status);
    if (group === undefined) groups.set(status, [project]);
    else group.push(project);
  }
  return [...groups].map(([status, projects]) => {
    const name = statusName(status, lang);
    const rest = projects.length - SHOWN;
    const href = urls.projects(`status/${status}`);
    return {
      title: words.status[noun](name, projects.length),
      cells: projects.slice(0, SHOWN).map((project) => projectCell(context, project)),
      more: rest > 0 ? [words.more[noun](rest), { link: { href, text: words.moreLink(name) } }] : null,
    };
  });
}

/** 打通断头路三年行动：目标打通 59 条，列入 59 条，通了 44 条。 */
function headlineOf(context: Context, programme: Programme, scope: Scope): Sentence {
  const { lang, noun, words: common } = context;
  const words = programmeWords(lang);
  const { target_count: target, target_measure: kind } = programme;
  const [a, b, c] = words.counts[noun];
  const figure = (id: string): Piece => ({ figure: context.view(context.figure(scope, id)) });
  return [
    nameOf(programme, lang),
    common.colon,
    target === null ? '' : words.target[kind ?? 'opened'][noun](target),
    a,
    figure('projects'),
    b,
    figure('opened'),
    c,
    common.stop,
  ];
}

function datesOf({ lang }: Context, { start, end }: Programme): string | null {
  const words = programmeWords(lang);
  const date = (written: string): string => formatDate(written, lang);
  if (start !== null && end !== null) return words.dates(date(start), date(end));
  if (end !== null) return words.until(date(end));
  return start === null ? null : words.from(date(start));
}

function ledeOf(context: Context, programme: Programme, scope: Scope): Sentence {
  const { lang, words: common } = context;
  const words = programmeWords(lang);
  const [before, after] = words.rate;
  const dates = datesOf(context, programme);
  const rate = context.figure(scope, 'target_rate');
  const view = context.view(rate);
  const clauses: Sentence[] = [];
  if (dates !== null) clauses.push([dates]);
  if (rate.value !== null) {
    clauses.push([before, { figure: view }, words.fraction(after, view.fraction ?? '')]);
  }
  const sentence = clauses.flatMap((clause, at) => [...(at > 0 ? [common.comma] : []), ...clause]);
  return sentence.length === 0 ? [] : [...sentence, common.stop];
}

function crumbsOf({ lang, urls }: Context, programme: Programme): Link[] {
  const above: Link[] = [];
  for (let { parent } = programme; parent !== null; { parent } = parent)
    if (parent.projects.length > 0)
      above.unshift({ href: urls.programme(parent.id), text: nameOf(parent, lang) });
  return [{ href: `${urls.home()}#programmes`, text: programmeWords(lang).crumb }, ...above];
}

/** @param programme one that has projects, its own or of those within it */
export function programmeView(context: Context, programme: Programme): ProgrammeView {
  const { lang, urls } = context;
  const scope: Scope = { kind: 'programme', id: programme.id, programme };
  const name = nameOf(programme, lang);
  const address = urls.programme(programme.id);
  const value = (id: string): number => context.figure(scope, id).value ?? 0;
  const [opened, total] = [value('opened'), value('projects')];
  const { source_url: source } = programme;
  return {
    head: { ...headOf(context, null, name, address), article: true },
    headline: headlineOf(context, programme, scope),
    lede: [
      ...ledeOf(context, programme, scope),
      ...(source === null ? [] : [' ', { link: { href: source, text: programmeWords(lang).source } }]),
    ],
    summary: programme.summary,
    strip: {
      opened,
      due: withoutPlan(context, programme.projects) > 0 ? null : value('due'),
      total,
      label: `${name} ${opened} / ${total}`,
    },
    statuses: statusesOf(context, programme),
    parts: partsTake(context, programme),
    trend: programmeTrend(context, programme),
    figures: programmeFiguresTake(context, programme),
    announced: announcedTake(
      context,
      `programmes/${programme.id}/announced`,
      address,
      (id) => id === `programme:${programme.id}`,
    ),
    crumbs: crumbsOf(context, programme),
    citation: measuredCitation(context, { kind: 'programmes', subject: programme }),
  };
}
