/** The parts of a comparison in words; texts of the data written as the medium needs them. */
import type Fraction from 'fraction.js';
import { compareWords, type CompareWords } from '../i18n/compare.ts';
import { formatFigure, formatScore, formatYuan } from '../i18n/format.ts';
import { becauseSentence, statusName, unrankedSentence } from '../i18n/status.ts';
import { words as pageWords } from '../i18n/words.ts';
import { measure } from '../measures/catalog.ts';
import type { Figure } from '../measures/types.ts';
import { fieldNamed, tableNamed } from '../model/naming.ts';
import type { Lang } from '../schema/settings.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import { code, plain } from './escape.ts';
import type { DateMove, FigureMove, ProjectRef, RankMove, Reason, ScorePart, StatusMove } from './types.ts';

/** How a medium shows texts of the data: a text as words, and an id, a place or a row as it is. */
export interface Medium {
  readonly plain: (text: string, longest?: number) => string;
  readonly code: (text: string, longest?: number) => string;
}

/** Markdown, where a text could become markup, a link or a mention. */
const MARKDOWN: Medium = { plain, code };
/** Elements of a page that hold text only: nothing to escape. */
export const TEXT_NODES: Medium = { plain: (text) => text, code: (text) => text };

const LEVELS: readonly string[] = ['city', 'district', 'town'];

/** A difference with its sign: `+2.50`, `−0.10`. */
function signed(text: string): string {
  return text.startsWith('\u2212') ? text : `+${text}`;
}

export class Texts {
  readonly words: CompareWords;
  readonly lang: Lang;
  readonly plain: Medium['plain'];
  readonly code: Medium['code'];

  constructor(lang: Lang, { plain, code }: Medium = MARKDOWN) {
    this.lang = lang;
    this.plain = plain;
    this.code = code;
    this.words = compareWords(lang);
  }

  name({ name, name_en }: { name: string; name_en: string | null }): string {
    return this.plain(this.lang === 'en' ? (name_en ?? name) : name);
  }

  project(project: ProjectRef): string {
    return `${this.code(project.id)} ${this.name(project)}`;
  }

  table(table: TableName): string {
    return this.lang === 'zh' ? TABLES[table].zh : table;
  }

  column(table: TableName, field: string): string {
    return this.plain(pageWords(this.lang).column(table, field));
  }

  /** Names of a table and a column as a ledger writes them, in the reader's language where they are known. */
  told(table: string, field: string): { table: string; field: string } {
    const known = tableNamed(table);
    const column = known === null ? null : fieldNamed(known, field);
    return {
      table: known === null ? this.plain(table) : this.table(known),
      field: known === null || column === null ? this.plain(field) : this.column(known, column.name),
    };
  }

  measure(id: string): string {
    return this.plain(measure(id)?.name[this.lang] ?? id);
  }

  figure(figure: Pick<Figure, 'exact' | 'unit'> | null): string {
    return figure === null ? this.words.unknown : this.plain(formatFigure(figure, this.lang));
  }

  scope({ kind, scope, name, name_en }: Pick<FigureMove, 'kind' | 'scope' | 'name' | 'name_en'>): string {
    if (kind === 'city') return this.words.city;
    const level = LEVELS.find((one) => kind === 'level' && scope === `level:${one}`);
    if (level !== undefined) return this.words.level[level as keyof CompareWords['level']];
    return name === null ? this.code(scope) : this.name({ name, name_en });
  }

  yuan(yuan: number | null): string {
    return yuan === null ? this.words.unknown : this.plain(formatYuan(yuan, this.lang));
  }

  reason(reason: Reason | null): string {
    if (reason === null) return this.words.noReason;
    const from = this.words.reasonFrom[reason.source];
    return `${this.plain(reason.text)}（${from}${reason.id === null ? '' : ` ${this.code(reason.id)}`}）`;
  }

  why({ judgement }: StatusMove): string {
    return this.plain(becauseSentence(judgement, this.lang));
  }

  status(move: StatusMove, which: 'from' | 'to'): string {
    return statusName(move[which], this.lang);
  }

  moved({ days }: DateMove): string {
    return days === null ? this.words.cleared : this.words.moved(days);
  }

  what({ field, milestone }: DateMove): string {
    const name = this.words.field[field];
    return milestone === null ? name : `${name} ${this.plain(milestone)}`;
  }

  rank(rank: number | null): string {
    return rank === null ? this.words.unranked : this.words.rank(rank);
  }

  score(score: Fraction | null): string {
    return score === null ? this.words.unknown : formatScore(score, this.lang);
  }

  #part({ measure: id, from, to, weight_from, weight_to, effect }: ScorePart): string {
    const { weight, points, unknown } = this.words;
    const weights =
      weight_from === weight_to
        ? ''
        : ` ${weight(this.plain(weight_from ?? unknown), this.plain(weight_to ?? unknown))}`;
    const values = `${this.measure(id)} ${this.figure(from)} → ${this.figure(to)}${weights}`;
    return effect === null ? values : `${values} ${points(signed(formatScore(effect, this.lang)))}`;
  }

  /** Why a rank moved: the measures that moved the score, and who was passed. */
  rankWhy({ because, parts, score_from, score_to, passed, passed_by }: RankMove): string {
    const { sameScore, semicolon, comma } = this.words;
    const names = (list: readonly string[]): string => list.map((text) => this.plain(text)).join(comma);
    const reasons: string[] = [];
    if (because !== null) reasons.push(this.plain(unrankedSentence(because, this.lang)));
    const isSame = score_from !== null && score_to !== null && score_from.equals(score_to);
    if (isSame) reasons.push(sameScore);
    for (const part of parts) reasons.push(this.#part(part));
    if (passed.length > 0) reasons.push(this.words.passed(names(passed)));
    if (passed_by.length > 0) reasons.push(this.words.passedBy(names(passed_by)));
    return reasons.join(semicolon);
  }

  /** How much a figure moved; nothing where one of the two has no value. */
  difference({ from, to }: FigureMove): string {
    if (from.exact === null || to.exact === null) return this.words.unknown;
    const exact = to.exact.sub(from.exact);
    const isShare = to.unit === 'percent' || to.unit === 'points';
    const unit = isShare ? 'points' : to.unit;
    const text = formatFigure({ exact: exact.abs(), unit }, this.lang).replace(/^\+/, '');
    const sign = exact.s < 0n ? '\u2212' : '+';
    return isShare ? this.words.percentagePoints(sign + text) : this.plain(sign + text);
  }
}
