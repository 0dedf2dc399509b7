/** Figures in stories: the value that was published when the story was written, and what it is now. */
import type { FigureVersion } from '../history/figure-history.ts';
import { formatFigure } from '../i18n/format.ts';
import { storyWords } from '../i18n/pages/stories.ts';
import { findScope } from '../measures/figures.ts';
import type { Scope } from '../measures/types.ts';
import type { FigureName } from '../stories/types.ts';
import { scopeName } from './scope-name.ts';
import type { Context } from './context.ts';
import { pagePeriod } from './period.ts';
import type { StorySource } from './story-source.ts';
import type { Piece, Sentence } from './types.ts';

export interface StoryFigure {
  readonly id: string;
  /** 鄞州区 打通率 */
  readonly name: string;
  readonly period: string;
  readonly then: Piece;
  readonly now: Piece;
  readonly fraction: string | null;
  /** Null while the value is the one that was published then. */
  readonly since: { readonly kind: 'revised' | 'corrected' } | null;
  /** Whether it was first published after the story was written. */
  readonly isLater: boolean;
}

/** The value that counted at a release, and what came after it. */
function versionsAt(
  { archive }: StorySource,
  versions: readonly FigureVersion[],
  release: string | null,
): { then: FigureVersion | null; later: readonly FigureVersion[]; isLater: boolean } {
  if (release === null || typeof archive === 'string' || versions.length === 0)
    return { then: null, later: [], isLater: false };
  // The newest release has number 0.
  const numbers = new Map(archive.releases.map(({ id }, at) => [id, at]));
  const own = numbers.get(release) ?? -1;
  const at = versions.findLastIndex((one) => (numbers.get(one.release.id) ?? -1) >= own);
  const index = Math.max(0, at);
  return { then: versions[index] ?? null, later: versions.slice(index + 1), isLater: at === -1 };
}

/** The value of now with its receipt; a project's files and receipts have one period only. */
function nowOf(context: Context, scope: Scope, named: FigureName): { piece: Piece; fraction: string | null } {
  const view = context.view(context.figure(scope, named.measure, named.period));
  const isElsewhere = scope.kind === 'project' && named.period !== pagePeriod(context, scope.project);
  const piece = isElsewhere ? { link: { href: view.href, text: view.text } } : { figure: view };
  return { piece, fraction: view.fraction };
}

/** The words of a piece. */
export function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'figure' in piece ? piece.figure.text : 'link' in piece ? piece.link.text : '';
}

/**
 * A figure as a story tells it.
 * @param release on which the story was written; null for the values of now
 */
export function storyFigure(
  context: Context,
  source: StorySource,
  named: FigureName,
  release: string | null,
): StoryFigure | null {
  const { dataset, lang, urls } = context;
  const scope = findScope(dataset, named.scope);
  if (scope === null) return null;
  const figure = context.figure(scope, named.measure, named.period);
  const { history } = source;
  const versions =
    history === null
      ? []
      : scope.kind === 'project'
        ? history.ofProject(figure)
        : history.versions(figure.id);
  const { then, later, isLater } = versionsAt(source, versions, release);
  const { piece: now, fraction } = nowOf(context, scope, named);
  const measureName = context.view(figure).name;
  const base = {
    id: named.id,
    name: `${scopeName(context, scope)} ${measureName}`,
    period: named.period,
    now,
    isLater,
  };
  const text = then && formatFigure({ exact: then.exact, unit: figure.unit }, lang);
  if (then === null || text === pieceText(now)) return { ...base, then: now, fraction, since: null };
  const href =
    scope.kind === 'project'
      ? urls.history(scope.id, named.measure)
      : urls.figures(named.scope, named.period, `${named.measure}@${then.release.id}`);
  const isCorrected = later.some(({ because }) => because?.kind === 'correction');
  const { exact, numerator, denominator } = then;
  return {
    ...base,
    then: { link: { href, text: text ?? '' } },
    fraction: context.view({ ...figure, exact, numerator, denominator }).fraction,
    since: { kind: isCorrected ? 'corrected' : 'revised' },
  };
}

/** In a sentence: the value of then, and, where it is another now, that too. */
export function figureSentence(context: Context, { then, now, since }: StoryFigure): Sentence {
  if (since === null) return [then];
  const words = storyWords(context.lang);
  const [open, close] = context.lang === 'zh' ? ['（', '）'] : [' (', ')'];
  return [then, `${open}${words.now} `, now, `${context.words.comma}${words[since.kind]}${close}`];
}
