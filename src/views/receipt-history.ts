/** What a figure was in earlier releases, and why it is not any more. */
import { formatFigure, formatYuan } from '../i18n/format.ts';
import { receiptWords, type ReceiptWords } from '../i18n/pages/receipt.ts';
import type { ReleaseChange } from '../history/archive.ts';
import type { FigureBecause, FigureHistory, FigureVersion } from '../history/figure-history.ts';
import { findScope } from '../measures/figures.ts';
import type { Figure } from '../measures/types.ts';
import { TABLES } from '../schema/tables.ts';
import type { Field } from '../schema/field.ts';
import type { Context } from './context.ts';

export interface ReceiptStatus {
  /** `current`, or what the latest change of the value was. */
  readonly kind: 'current' | FigureBecause['kind'];
  readonly word: string;
  /** Which release brought the value, in words. */
  readonly since: string;
}

/** One value as published. */
export interface PastValue {
  /** `opened@2013-12-23-1a2b3c4`; null where another value has it. */
  readonly anchor: string | null;
  readonly release: string;
  /** The period, where it is not that of the page. */
  readonly month: string | null;
  readonly value: string;
  /** 现行 · 已修订 · 已更正 */
  readonly word: string;
  /** Superseded: shown struck. */
  readonly old: boolean;
  /** Why it was replaced. */
  readonly why: readonly string[];
}

function sameAs(figure: Figure, version: FigureVersion): boolean {
  const { exact } = version;
  const same = exact === null || figure.exact === null ? exact === figure.exact : exact.equals(figure.exact);
  return same && figure.numerator === version.numerator && figure.denominator === version.denominator;
}

function cellText(context: Context, change: ReleaseChange, value: ReleaseChange['to']): string {
  const { lang } = context;
  const words = receiptWords(lang);
  if (value === null || (typeof value === 'object' && value.length === 0)) return words.emptyCell;
  const fields: readonly Field[] = change.table === null ? [] : TABLES[change.table].fields;
  const type = fields.find(({ name }) => name === change.field)?.type;
  if (type === 'money' && typeof value === 'number') return formatYuan(value, lang);
  return typeof value === 'object' ? value.join(context.words.listSeparator) : String(value);
}

/** 更正 progress NB-002,2013-05 本年累计完成投资 3500 万元 → 3400 万元：漏报冲减 */
function changeText(context: Context, change: ReleaseChange, words: ReceiptWords): string {
  const { kind, table, key, field, from, to, because } = change;
  const verb = kind === 'file' ? words.reason.other : words.reason[kind];
  if (table === null) return `${verb} ${key} ${String(from ?? '')} → ${String(to ?? '')}`.trim();
  const where = `${context.words.table(table)} ${key.toUpperCase()}`;
  if (field === null) return `${verb} ${where}`;
  const cell = `${context.words.column(table, field)} ${cellText(context, change, from)} → ${cellText(context, change, to)}`;
  const reason = because === null ? '' : `${context.words.colon}${because.reason}`;
  return `${verb} ${where} ${cell}${reason}`;
}

function whyOf(context: Context, because: FigureBecause | null): string[] {
  const words = receiptWords(context.lang);
  if (because === null) return [];
  const texts = because.changes.map((change) => changeText(context, change, words));
  if (because.more > 0) texts.push(words.moreReasons(because.more));
  return texts.length === 0 ? [words.reasonUnknown] : texts;
}

function valueText(context: Context, figure: Figure, version: FigureVersion): string {
  const text = formatFigure({ exact: version.exact, unit: figure.unit }, context.lang);
  const { numerator, denominator } = version;
  const counted = figure.unit === 'percent' && numerator !== null && denominator !== null;
  // A change that rounding hides still shows in the fraction.
  return counted && figure.measure !== 'investment_rate' && figure.measure !== 'pace'
    ? `${text}${receiptWords(context.lang).fraction(numerator, denominator)}`
    : text;
}

/** The values of one figure as published. */
function valuesOf(
  context: Context,
  figure: Figure,
  versions: readonly FigureVersion[],
  month: string | null,
): PastValue[] {
  const words = receiptWords(context.lang);
  const last = versions.at(-1);
  const isReleased = last !== undefined && sameAs(figure, last);
  return versions.map((version, at): PastValue => {
    const next = versions[at + 1];
    const old = next !== undefined || !isReleased;
    const kind = next?.because?.kind === 'correction' ? 'corrected' : 'revised';
    return {
      anchor: `${figure.measure}@${version.release.id}`,
      release: version.release.id,
      month,
      value: valueText(context, figure, version),
      word: words[old ? kind : 'current'],
      old,
      why: next === undefined ? [] : whyOf(context, next.because),
    };
  });
}

function projectIn({ scope }: Figure): string | null {
  return scope.startsWith('project:') ? scope.slice('project:'.length) : null;
}

/** What was published of a project at other periods and changed later: its page speaks of one period only. */
function otherPeriods(context: Context, history: FigureHistory, figure: Figure): PastValue[] {
  const project = projectIn(figure);
  if (project === null) return [];
  const ids = history.changed(project, figure.measure).filter((id) => id !== figure.id);
  const scope = ids.length === 0 ? null : findScope(context.dataset, figure.scope);
  if (scope === null) return [];
  return ids.toSorted().flatMap((id) => {
    const period = id.slice(id.indexOf('@') + 1);
    const own = context.figure(scope, figure.measure, period);
    return valuesOf(context, own, history.ofProject(own), period);
  });
}

/** Each anchor once: figures of several periods may have come with the same release. */
function anchoredOnce(values: readonly PastValue[]): PastValue[] {
  const seen = new Set<string>();
  return values.map((value) => {
    const anchor = value.anchor !== null && !seen.has(value.anchor) ? value.anchor : null;
    if (anchor !== null) seen.add(anchor);
    return { ...value, anchor };
  });
}

/** The status of a figure, and its values as published, the oldest first. */
export function statusOf(
  context: Context,
  history: FigureHistory | null,
  figure: Figure,
): { status: ReceiptStatus; past: PastValue[] } {
  const words = receiptWords(context.lang);
  const current = { kind: 'current', word: words.current } as const;
  if (history === null) return { status: { ...current, since: '' }, past: [] };
  const versions = projectIn(figure) === null ? history.versions(figure.id) : history.ofProject(figure);
  const last = versions.at(-1);
  const own = valuesOf(context, figure, versions, null);
  const past = anchoredOnce([...own, ...otherPeriods(context, history, figure)]);
  if (last === undefined || !sameAs(figure, last))
    return { status: { ...current, since: words.unreleased }, past };
  const kind = last.because?.kind ?? 'current';
  const word = kind === 'current' ? words.current : words[kind === 'correction' ? 'corrected' : 'revised'];
  return { status: { kind, word, since: words.since(last.release.id) }, past };
}
