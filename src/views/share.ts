/** What the pictures say that stand beside a shared link. They are in Chinese, each with its year and its as-of date. */
import { formatDate, formatPercent } from '../i18n/format.ts';
import { homeWords } from '../i18n/pages/home.ts';
import { listWords } from '../i18n/pages/lists.ts';
import { projectWords } from '../i18n/pages/project.ts';
import { shareWords } from '../i18n/pages/share.ts';
import { statusName } from '../i18n/status.ts';
import { shapeOf, isOwed } from '../charts/road-shape.ts';
import { plannedEnd } from '../measures/then.ts';
import type { Scope } from '../measures/types.ts';
import { daysBetween, monthEnd } from '../model/dates.ts';
import type { Dataset, District, Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Span } from '../share/layout.ts';
import type { SharePicture } from '../share/picture.ts';
import { drawable } from './cells.ts';
import type { Context } from './context.ts';
import { CITY, districtBlock, headlineOf } from './home.ts';
import { withoutPlan } from './programmes.ts';
import { forecastEnd, pagePeriod } from './period.ts';
import { whenOf } from './project-answers.ts';
import { plainWords } from './sentence.ts';
import type { Parts } from './project-parts.ts';

/** Pictures of more projects than these are drawn only where the settings ask for them. */
const MANY = 1000;

export function hasProjectPictures({ settings, projects }: Dataset): boolean {
  const { share_pictures: which } = settings;
  return which === 'projects' || (which === 'auto' && projects.length <= MANY);
}

export function hasDistrictPictures({ settings }: Dataset): boolean {
  return settings.share_pictures !== 'site';
}

/** The picture of a project or district; none of its own where none is drawn, so that the site's stands for it. */
export function ownPicture(
  { dataset, files }: Context,
  kind: 'projects' | 'districts',
  { id, district }: { id: string; district?: District },
): { picture?: string } {
  if (kind === 'projects' && hasProjectPictures(dataset)) return { picture: files.share(kind, id) };
  const of = kind === 'districts' ? id : district?.id;
  return of !== undefined && hasDistrictPictures(dataset) ? { picture: files.share('districts', of) } : {};
}

const plain = (text: string): Span => ({ text, colour: 'ink2', weight: 400 });
const owed = (text: string): Span => ({ text, colour: 'verm', weight: 700 });
const strong = (text: string): Span => ({ text, colour: 'ink', weight: 700 });

type Frame = Pick<SharePicture, 'site' | 'asOf' | 'notes'>;

function frame(context: Context, period: Month): Frame {
  const { settings } = context.dataset;
  const { words } = context;
  return {
    site: settings.title,
    asOf: [plain(`${words.asOf} `), strong(monthEnd(period))],
    notes: [settings.publisher, settings.demo ? shareWords('zh').demo : (settings.source_note ?? '')],
  };
}

/** How far from the plan: days, where both dates are days. */
function againstPlan(parts: Parts): string {
  const { project, period, judgement, words } = parts;
  const planned = project.baseline_end ?? plannedEnd(project, period);
  const end = judgement.status === 'opened' ? project.actual_end : forecastEnd(project, period);
  if (planned === null) return words.noPlan;
  if (end === null || end.length < 10 || planned.length < 10)
    return words.plannedFor(formatDate(planned, 'zh'));
  return shareWords('zh').against(daysBetween(planned, end));
}

export function projectPicture(context: Context, project: Project): SharePicture {
  const period = pagePeriod(context, project);
  const judgement = context.judgement(project, period);
  const scope: Scope = { kind: 'project', id: project.id, project };
  const words = projectWords('zh');
  const parts: Parts = { context, project, words, scope, period, judgement };
  const { status, actual, planned } = judgement;
  const word = statusName(status, 'zh');
  const comma = context.words.comma;
  const compared = status === 'withdrawn' ? (project.withdrawn_reason ?? '') : againstPlan(parts);
  return {
    ...frame(context, period),
    plate: { text: project.plate, solid: status === 'opened' },
    heading: project.name,
    strip: {
      kind: 'road',
      shape: shapeOf(status),
      actual: drawable(actual),
      planned: drawable(planned),
      actualText: actual === null ? '' : words.actualAt(formatPercent(actual, 'zh')),
      plannedText: planned === null ? '' : `${words.short.planned} ${formatPercent(planned, 'zh')}`,
      from: project.from,
      to: project.to,
      word,
    },
    answer: whenOf(parts).answer,
    evidence: [
      ...(compared === '' ? [] : [plain(`${compared}${comma}`)]),
      isOwed(status) ? owed(word) : strong(word),
    ],
  };
}

export function districtPicture(context: Context, district: District): SharePicture {
  const { strip, gapText, owed: late, total, opened } = districtBlock(context, district);
  const [, between, after] = listWords('zh').district.headline[context.noun];
  return {
    ...frame(context, context.dataset.as_of),
    plate: null,
    heading: district.name,
    strip: { kind: 'count', ...strip },
    answer: `${total.text}${between}${opened.text}${after}`,
    evidence: [late ? owed(gapText) : plain(gapText)],
  };
}

/** The whole campaign. */
export function sitePicture(context: Context): SharePicture {
  const { dataset, noun } = context;
  const { settings, as_of, projects } = dataset;
  const words = homeWords('zh');
  const count = (id: string): number => context.figure(CITY, id).value ?? 0;
  const due = withoutPlan(context, projects) > 0 ? null : count('due');
  const opened = count('opened');
  const gap =
    due === null
      ? ''
      : due === opened
        ? words.even
        : due > opened
          ? words.districtGap.less[noun](due - opened)
          : words.districtGap.more[noun](opened - due);
  const answer = plainWords(headlineOf(context, words)).replace(/。$/, '').trim();
  return {
    ...frame(context, as_of),
    site: settings.publisher,
    plate: null,
    heading: settings.title,
    strip: { kind: 'count', total: count('projects'), opened, due },
    answer,
    evidence: gap === '' ? [] : [due !== null && due > opened ? owed(gap) : plain(gap)],
    notes: ['', settings.demo ? shareWords('zh').demo : (settings.source_note ?? '')],
  };
}
