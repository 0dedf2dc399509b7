/** A comparison for programs. Keys are stable: they may grow, and none changes its meaning. */
import type Fraction from 'fraction.js';
import { formatFigure } from '../i18n/format.ts';
import { describe } from '../i18n/problems.ts';
import { becauseSentence, unrankedSentence } from '../i18n/status.ts';
import { toNumber } from '../measures/exact.ts';
import type { Figure, Status } from '../measures/types.ts';
import type { Words } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import type { ComparedSide, ComparisonReport } from './report.ts';
import type {
  CellMove,
  DataComparison,
  DateMove,
  FigureMove,
  FileMove,
  Measured,
  MoneyMove,
  OpenedProject,
  ProjectRef,
  RankMove,
  StatusMove,
  TableMove,
  WithdrawnProject,
} from './types.ts';

/** One side of a moved figure: the value unrounded, the text rounded, as in `figures.json`. */
interface FigureJson {
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly text: Words;
}

interface FigureMoveJson {
  /** `district:yinzhou/issue_rate`: with `@` and a period, the id of a figure. */
  readonly id: string;
  readonly scope: string;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly measure: string;
  readonly unit: string;
  readonly from: FigureJson;
  readonly to: FigureJson;
}

interface RankPartJson {
  readonly measure: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly weight_from: string | null;
  readonly weight_to: string | null;
  /** Points of score that the measure moved; the effects of an entry add up to its change of score. */
  readonly effect: number | null;
}

type RankMoveJson = Omit<RankMove, 'score_from' | 'score_to' | 'parts' | 'because'> & {
  readonly score_from: number | null;
  readonly score_to: number | null;
  readonly parts: readonly RankPartJson[];
  /** Why it has no rank now; null where it has one. */
  readonly reason: Words | null;
};

type StatusMoveJson = Omit<StatusMove, 'judgement'> & { readonly why: Words };

/** What `npm run compare -- --format json` prints. Dates are as written, money is in 元, percent 0–100. */
export interface ComparisonJson {
  /** Whether the head has no errors, and how many errors and warnings it has, as `npm run check` counts them. */
  readonly ok: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  /** Whether the history of the head holds the base; null where one of them is no commit. */
  readonly contains_base: boolean | null;
  /**
   * Whether figures, statuses and ranks could be compared: both sides are without errors. Where not, `opened`,
   * `statuses`, `status_counts`, `ranks`, `figures`, `revisions` and `roads` are null.
   */
  readonly measured: boolean;
  readonly opened: readonly OpenedProject[] | null;
  readonly statuses: readonly StatusMoveJson[] | null;
  readonly status_counts: readonly { status: Status; from: number; to: number }[] | null;
  readonly ranks: readonly RankMoveJson[] | null;
  /** From the base's period to the head's: city, districts, then others. Empty where both are of one period. */
  readonly figures: readonly FigureMoveJson[] | null;
  /** Of periods that were published already, and have another value now. */
  readonly revisions: readonly FigureMoveJson[] | null;
  readonly roads: Measured['roads'] | null;
  /** `reason` is null where nobody gave one. */
  readonly dates: readonly DateMove[];
  readonly money: readonly MoneyMove[];
  readonly withdrawn: readonly WithdrawnProject[];
  /** Rows new and gone, and cells filled and changed, by table; tables without a difference are left out. */
  readonly tables: readonly TableMove[];
  readonly cells: readonly CellMove[];
  readonly corrections: readonly Omit<DataComparison['corrections'][number], 'file' | 'line'>[];
  readonly changes: readonly Omit<DataComparison['changes'][number], 'file' | 'line'>[];
  readonly settings: DataComparison['settings'];
  /** Files that are neither a table nor `site.yaml`. */
  readonly files: readonly FileMove[];
  /** As `npm run check -- --format json` prints them, errors first. */
  readonly problems: readonly Record<string, unknown>[];
}

const numberOf = (exact: Fraction | null | undefined): number | null => (exact ? toNumber(exact) : null);

function both(text: (lang: Lang) => string): Words {
  return { zh: text('zh'), en: text('en') };
}

function figureJson(figure: Figure): FigureJson {
  const { period, value, numerator, denominator } = figure;
  return { period, value, numerator, denominator, text: both((lang) => formatFigure(figure, lang)) };
}

function figureMoveJson({ scope, name, name_en, measure, from, to }: FigureMove): FigureMoveJson {
  const id = `${scope}/${measure}`;
  return { id, scope, name, name_en, measure, unit: to.unit, from: figureJson(from), to: figureJson(to) };
}

function rankMoveJson({ because, parts, ...move }: RankMove): RankMoveJson {
  return {
    ...move,
    score_from: numberOf(move.score_from),
    score_to: numberOf(move.score_to),
    parts: parts.map(({ from, to, effect, ...part }) => ({
      ...part,
      from: numberOf(from?.exact),
      to: numberOf(to?.exact),
      effect: numberOf(effect),
    })),
    reason: because === null ? null : both((lang) => unrankedSentence(because, lang)),
  };
}

function statusMoveJson({ judgement, ...move }: StatusMove): StatusMoveJson {
  return { ...move, why: both((lang) => becauseSentence(judgement, lang)) };
}

/** A row without its place in the files. */
function withoutPlace<T extends { file: string; line: number }>({
  file: _f,
  line: _l,
  ...row
}: T): Omit<T, 'file' | 'line'> {
  return row;
}

const projectOnly = ({ id, name, name_en, district }: ProjectRef): ProjectRef => ({
  id,
  name,
  name_en,
  district,
});

/** The comparison as plain data; problems are told in one language. */
export function comparisonJson(report: ComparisonReport, lang: Lang): ComparisonJson {
  const { comparison, base, head, errors, warnings, contains_base, problems } = report;
  const { measured, corrections, changes, dates, money, withdrawn, tables, cells, settings, files } =
    comparison;
  const roads = measured?.roads;
  return {
    ok: errors === 0,
    errors,
    warnings,
    base,
    head,
    contains_base,
    measured: measured !== null,
    opened: measured?.opened ?? null,
    statuses: measured?.statuses.map(statusMoveJson) ?? null,
    status_counts: measured?.counts ?? null,
    ranks: measured?.ranks.map(rankMoveJson) ?? null,
    figures: measured?.figures.map(figureMoveJson) ?? null,
    revisions: measured?.revisions.map(figureMoveJson) ?? null,
    roads:
      roads === undefined
        ? null
        : {
            drawn: roads.drawn.map(projectOnly),
            redrawn: roads.redrawn.map(projectOnly),
            gone: roads.gone.map(projectOnly),
          },
    dates,
    money,
    withdrawn,
    tables,
    cells,
    corrections: corrections.map(withoutPlace),
    changes: changes.map(withoutPlace),
    settings,
    files,
    problems: problems.map((problem) => {
      const { severity, code, file, line, column, header, row_id, value } = problem;
      return { severity, code, file, line, column, header, row_id, value, ...describe(problem, lang) };
    }),
  };
}

/** The comparison as text, its lists one entry to a line. */
export function jsonReport(report: ComparisonReport, lang: Lang): string {
  const entries = Object.entries(comparisonJson(report, lang)).map(([key, value]) => {
    const text =
      Array.isArray(value) && value.length > 0
        ? `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`
        : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}
