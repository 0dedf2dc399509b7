/** Why each rank moved since the period before, in one sentence, and what each score is made of. */
import { roundHalfUp } from '../i18n/format.ts';
import { partTexts, roundedScore, shiftTexts } from '../i18n/parts.ts';
import { whyWords, type WhyWords } from '../i18n/pages/rank-why.ts';
import { unrankedSentence } from '../i18n/status.ts';
import { measure } from '../measures/catalog.ts';
import { toNumber } from '../measures/exact.ts';
import { findScope } from '../measures/figures.ts';
import { rankMove, type RankMove, type Rival } from '../measures/ranking-moves.ts';
import { scoreParts, type ScorePart } from '../measures/ranking-parts.ts';
import type { Figure, RankingEntry, RankingGroup, Scope } from '../measures/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import type { FigureView, Piece, Sentence } from './types.ts';

export interface RankPart {
  id: string;
  name: string;
  value: FigureView;
  /** The weight that counts, in words; null for a measure without a value. */
  weight: string | null;
  /** As shown, they add up to the score as shown; — without a value. */
  points: string;
  /** Unrounded. */
  exact: number | null;
}

export interface RankWhy {
  /** Why the rank moved; null where there is nothing to say. */
  moved: Sentence | null;
  /** Empty where there is no score. */
  parts: readonly RankPart[];
  /** `对序时 −14.3 × 0.5 = −7.14；…；相加，得分 51.20。` */
  made: Sentence | null;
}

/** More than so many are counted, not named. */
const NAMED = 2;

/** 0.7143, without zeros at the end. */
function weightText({ weight, effective }: ScorePart, words: WhyWords): string | null {
  if (effective === null) return null;
  const text = roundHalfUp(effective, 4).replace(/\.?0+$/, '');
  const own = weight.replace(/^\+/, '');
  return effective.equals(own) ? own : words.shared(text, own);
}

/** One group at one period, told subject by subject. */
export class RankTeller {
  readonly #context: Context;
  readonly #group: RankingGroup;
  readonly #period: Month;
  readonly #words: WhyWords;

  constructor(context: Context, group: RankingGroup, period: Month) {
    this.#context = context;
    this.#group = group;
    this.#period = period;
    this.#words = whyWords(context.lang);
  }

  #figure(id: string, measureId: string, period: Month): { figure: FigureView } {
    const scope = findScope(this.#context.dataset, `${this.#group.kind}:${id}`) as Scope;
    return { figure: this.#context.view(this.#context.figure(scope, measureId, period)) };
  }

  parts(entry: RankingEntry): RankPart[] {
    if (entry.score === null) return [];
    const { lang } = this.#context;
    const { weights } = this.#context.ranking(this.#period);
    const parts = scoreParts(weights, (id): Figure | undefined => entry.figures[id]);
    const texts = partTexts(
      parts.map(({ points }) => points),
      entry.score,
      lang,
    );
    return parts.map((part, i) => ({
      id: part.measure,
      name: measure(part.measure)?.name[lang] ?? part.measure,
      value: this.#figure(entry.id, part.measure, this.#period).figure,
      weight: weightText(part, this.#words),
      points: texts[i] ?? '',
      exact: part.points === null ? null : toNumber(part.points),
    }));
  }

  #made(entry: RankingEntry, parts: readonly RankPart[]): Sentence | null {
    if (parts.length === 0) return null;
    const { words } = this.#context;
    const { weights } = this.#context.ranking(this.#period);
    const pieces = parts.flatMap(({ id, name, value, weight, points }): Piece[] => [
      ...(weight === null
        ? [this.#words.missing(name, weights[id] ?? '')]
        : [`${name} `, { figure: { ...value, fraction: null } }, `${this.#words.times(weight)}${points}`]),
      words.semicolon,
    ]);
    return [...pieces, this.#words.sum, this.#figure(entry.id, 'score', this.#period), words.stop];
  }

  tell(entry: RankingEntry): RankWhy {
    const parts = this.parts(entry);
    return { moved: this.#moved(entry), parts, made: this.#made(entry, parts) };
  }

  #moved(entry: RankingEntry): Sentence | null {
    const { previous_period: previous } = this.#context.ranking(this.#period);
    if (previous === null) return entry.rank === null ? null : [this.#words.firstPeriod];
    const move = rankMove(this.#context.dataset, this.#period, this.#group, entry.id);
    return move === null ? this.#turned(entry, previous) : this.#sentence(move);
  }

  /** Ranked in one of the two periods only. */
  #turned(entry: RankingEntry, previous: Month): Sentence | null {
    const { lang, words } = this.#context;
    const then = this.#context
      .ranking(previous)
      .groups.find((one) => one.kind === this.#group.kind && one.group === this.#group.group)
      ?.entries.find(({ id }) => id === entry.id);
    const reasonOf = (one: RankingEntry | undefined): string =>
      one?.because ? unrankedSentence(one.because, lang).replace(/[。.]$/, '') : '';
    if (entry.rank !== null) return [this.#words.cameIn(previous, reasonOf(then))];
    if (then?.rank === undefined || then.rank === null) return null;
    return [...this.#was(entry.id, previous), words.comma, this.#words.wentOut(reasonOf(entry)), words.stop];
  }

  #was(id: string, previous: Month): Piece[] {
    const [before, between, after] = this.#words.was;
    return [`${before}${previous}${between}`, this.#figure(id, 'rank', previous), after];
  }

  #sentence(move: RankMove): Sentence {
    const { words } = this.#context;
    const { before, now, previous } = move;
    const by = (before.rank ?? 0) - (now.rank ?? 0);
    const direction = by === 0 ? this.#words.same : by > 0 ? this.#words.up(by) : this.#words.down(-by);
    const clauses = [this.#score(move), ...this.#rivals(move), ...this.#counter(move, by)];
    return [
      ...this.#was(now.id, previous),
      `${words.comma}${direction}`,
      ...clauses.flatMap((clause) => [words.semicolon, ...clause]),
      words.stop,
    ];
  }

  #score({ before, now, previous, parts }: RankMove): Piece[] {
    const { lang, words } = this.#context;
    const [then, today] = [before.score!, now.score!];
    const own = this.#figure(now.id, 'score', this.#period);
    const around = (of: readonly [string, string]): Piece[] => [of[0], own, of[1]];
    if (then.equals(today) && parts.every((one) => isStill(one.before, one.now)))
      return around(this.#words.scoreSame);
    if (roundedScore(then).equals(roundedScore(today))) return around(this.#words.scoreClose);
    const shifts = shiftTexts(parts, { before: then, now: today }, lang);
    const told = parts.flatMap(({ measure: id }, i) =>
      shifts[i] === null ? [] : [`${measure(id)?.name[lang] ?? id} ${shifts[i]}`],
    );
    return [
      this.#words.score,
      this.#figure(now.id, 'score', previous),
      ' → ',
      own,
      ...(told.length > 0 ? [this.#words.open + told.join(words.comma) + this.#words.close] : []),
    ];
  }

  /** What the rank would be if only the others had moved; nothing where it is plain. */
  #counter({ before, now, still }: RankMove, by: number): Piece[][] {
    if (by === 0 || still === null || before.score!.equals(now.score!)) return [];
    if (still === now.rank) return [[this.#words.still(still)]];
    return still === before.rank ? [] : [[this.#words.wouldBe(still)]];
  }

  #rivals({ now, before, passed, passedBy }: RankMove): Piece[][] {
    const words = this.#words;
    const clauses: Piece[][] = [];
    const tell = (head: string, rivals: readonly Rival[], tail = ''): void => {
      if (rivals.length > 0) clauses.push([head, ...this.#names(rivals), tail]);
    };
    const unranked = (one: RankingEntry): boolean => one.score === null;
    const isLevel = (one: RankingEntry, other: RankingEntry): boolean =>
      one.score !== null && other.score !== null && one.score.equals(other.score);
    const stayed = passed.filter((rival) => !unranked(rival.now));
    tell(
      words.passed,
      stayed.filter((rival) => !isLevel(rival.now, now)),
    );
    tell(
      words.level,
      stayed.filter((rival) => isLevel(rival.now, now)),
    );
    const ranked = passedBy.filter((rival) => !unranked(rival.before));
    const [by, over] = words.passedBy;
    const [not, level] = words.untied;
    tell(
      by,
      ranked.filter((rival) => !isLevel(rival.before, before)),
      over,
    );
    tell(
      not,
      ranked.filter((rival) => isLevel(rival.before, before)),
      level,
    );
    for (const [rivals, clause] of [
      [passed.filter((rival) => unranked(rival.now)), words.left],
      [passedBy.filter((rival) => unranked(rival.before)), words.came],
    ] as const)
      if (rivals.length > 0) clauses.push([clause(this.#plainNames(rivals))]);
    return clauses;
  }

  #plainNames(rivals: readonly Rival[]): string {
    const { lang } = this.#context;
    const named = rivals.slice(0, NAMED).map(({ now }) => nameOf(now, lang));
    const more = rivals.length > NAMED ? this.#words.more(rivals.length) : '';
    return named.join(this.#words.joined) + more;
  }

  /** 望湖区（63.10 → 62.90）、柳溪区（…） */
  #names(rivals: readonly Rival[]): Piece[] {
    const { lang } = this.#context;
    const previous = this.#context.ranking(this.#period).previous_period ?? this.#period;
    const pieces = rivals
      .slice(0, NAMED)
      .flatMap(({ now }, i): Piece[] => [
        `${i === 0 ? '' : this.#words.joined}${nameOf(now, lang)}${this.#words.open}`,
        this.#figure(now.id, 'score', previous),
        ' → ',
        this.#figure(now.id, 'score', this.#period),
        this.#words.close,
      ]);
    return rivals.length > NAMED ? [...pieces, this.#words.more(rivals.length)] : pieces;
  }
}

function isStill(before: ScorePart['points'], now: ScorePart['points']): boolean {
  return before === null || now === null ? before === now : before.equals(now);
}
