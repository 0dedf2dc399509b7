/** What joining a road changed for people, and what joining all of them changed for the city. */
import { formatDate } from '../i18n/format.ts';
import { mapWords } from '../i18n/pages/map.ts';
import { measure } from '../measures/catalog.ts';
import { connectivityOf, detourOf } from '../measures/connectivity/connectivity.ts';
import type { Figure, Scope } from '../measures/types.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import type { Piece, Sentence } from './types.ts';

const CITY: Scope = { kind: 'city', id: 'city' };

export interface ChangeView {
  /** 从 5.0 公里绕行变成 0.5 公里直达 */
  answer: Sentence;
  /** What the answer rests on, and what else it joined. */
  notes: readonly Sentence[];
}

/** Words around figures: the texts between them, in order. */
function around(texts: readonly string[], pieces: readonly Piece[]): Sentence {
  return texts
    .flatMap((text, i) => (i < pieces.length ? [text, pieces[i]!] : [text]))
    .filter((p) => p !== '');
}

/** Null where the road is not on the map: then there is nothing to say that the page does not say already. */
export function changeOf(context: Context, project: Project, period: Month): ChangeView | null {
  const { dataset, lang } = context;
  const words = mapWords(lang).change;
  const detour = detourOf(dataset, project, period);
  const notes = announcedOf(context, project);
  if (detour.kind === 'no_geometry' || detour.kind === 'withdrawn') return null;
  if (detour.kind === 'no_network') return { answer: [words.noNetwork], notes };
  if (detour.kind === 'off_network') return { answer: [words.offNetwork], notes };
  if (detour.kind === 'broken') return { answer: [words.broken], notes };
  const scope: Scope = { kind: 'project', id: project.id, project };
  const before = context.figure(scope, 'detour_before', period);
  const after = context.figure(scope, 'detour_after', period);
  const open = context.judgement(project, period).status === 'opened';
  const shown = (figure: Figure): Piece => ({ figure: context.view(figure) });
  const joins = connectivityOf(dataset)?.road(project, period)?.pieces_joined ?? 1;
  const within: Sentence = [
    words.within,
    joins > 1 ? `${context.words.semicolon}${open ? words.joins(joins) : words.wouldJoin(joins)}` : '',
    context.words.stop,
  ].filter((piece) => piece !== '');
  const answer = ((): Sentence => {
    if (detour.kind === 'no_other_way') return around(open ? words.noWay : words.stuck, [shown(after)]);
    // A road that saves less than a tenth joined nothing that was far apart.
    const shorter = detour.after < detour.before * 0.9;
    const pair = [shown(before), shown(after)];
    if (open) return around(shorter ? words.known : words.same, pair);
    return around(shorter ? words.detour : words.detourSame, pair);
  })();
  return { answer: [...answer, context.words.stop], notes: [within, ...notes] };
}

/** What a newspaper or the publisher said of the same, with its source. */
function announcedOf(context: Context, project: Project): Sentence[] {
  const { dataset, lang } = context;
  const words = mapWords(lang).change;
  return dataset.announced
    .filter(
      ({ scope, measure: id }) =>
        scope === `project:${project.id}` && (id === 'detour_before' || id === 'detour_after'),
    )
    .map((row) => [
      words.announced(
        measure(row.measure)?.name[lang] ?? row.measure,
        `${row.value}${row.unit ? ` ${row.unit}` : ''}`,
      ),
      context.words.listSeparator === '、' ? '（' : ' (',
      { link: { href: row.source_url, text: lang === 'zh' ? '来源' : 'source' } },
      context.words.listSeparator === '、' ? '）' : ')',
      context.words.stop,
    ]);
}

/** Pieces and ways of the whole city, at the first period and now; empty where there is no network. */
export function cityChange(context: Context, period: Month): Sentence[] {
  const { dataset, lang } = context;
  const first = dataset.periods[0];
  const joined = mapWords(lang).joined;
  if (first === undefined || first >= period || dataset.geometry.network === null) return [];
  const figure = (id: string, month: Month): Figure => context.figure(CITY, id, month);
  const pair = (id: string): [Figure, Figure] => [figure(id, first), figure(id, period)];
  const shown = (one: Figure): Piece => ({ figure: context.view(one) });
  const [then, now] = [formatDate(first, lang), formatDate(period, lang)];
  const compared = (texts: readonly string[], id: string): Sentence => {
    const [a, b] = pair(id);
    return around(texts, [then, shown(a), now, shown(b)]);
  };
  if (figure('pieces', period).value === null) return [];
  const total = pair('detour_total').every(({ value }) => value !== null)
    ? [compared(joined.total, 'detour_total')]
    : [];
  return [
    [
      joined.within,
      ...compared(joined.unreachable, 'unreachable'),
      ...compared(joined.pieces, 'pieces'),
      context.words.stop,
    ],
    ...total,
  ];
}
