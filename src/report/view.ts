/** The check as sections ready to show, in one language: the page of live editing and `/check/` print the same. */
import type { Problem } from '../csv/problem.ts';
import type { Loaded } from '../load.ts';
import { describe } from '../i18n/problems.ts';
import { writtenEn, writtenZh } from '../i18n/problem-text.ts';
import { reportWords } from '../i18n/report.ts';
import type { Lang } from '../schema/settings.ts';
import { causesOf, type Cause } from './causes.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { columnLetter, isText, RowNames } from './place.ts';

/** A page of thousands would not be read; the rest is counted. */
const MOST_SHOWN = 200;

export interface ReportSection {
  /** `projects.csv 第 42 行 F 列 “投资(万元)”`, after the cell of the workbook where it came from one. */
  readonly place: string;
  /** `SL-041 沧海路`; null where the problem stands in no row. */
  readonly row: string | null;
  /** As written; empty where there is nothing to show. */
  readonly written: string;
  readonly problem: string;
  readonly advice: string;
  readonly excerpt: Excerpt | null;
}

export interface ReportView {
  readonly headline: string;
  readonly asOf: string | null;
  readonly errors: number;
  readonly files: readonly { file: string; rows: number | null; errors: number }[];
  readonly sections: readonly ReportSection[];
  /** Errors beyond those shown. */
  readonly moreErrors: number;
  readonly warnings: readonly string[];
  readonly moreWarnings: number;
}

type Checked = Pick<Loaded, 'problems' | 'errors' | 'settings' | 'dataset' | 'files' | 'sheets'>;

/** Where the row or cell stood before it was made into CSV: `12月.xlsx “进展” C5`; null where it stood nowhere else. */
export type Origin = (problem: Problem) => string | null;

function placeOf(problem: Problem, lang: Lang, origin: Origin): string {
  const { file, line, column, header } = problem;
  const words = reportWords(lang);
  const from = origin(problem);
  const parts = [...(from === null ? [] : [from, '·']), file, words.line(line)];
  if (column !== null)
    parts.push(isText(file) ? words.character(column) : words.column(columnLetter(column)));
  if (header !== null) parts.push(words.header(header));
  return parts.join(' ');
}

function sectionOf(
  problem: Problem,
  { sheets }: Checked,
  names: RowNames,
  lang: Lang,
  origin: Origin,
): ReportSection {
  const { message, hint } = describe(problem, lang);
  const said = lang === 'zh' ? writtenZh(problem) : writtenEn(problem);
  return {
    place: placeOf(problem, lang, origin),
    row: names.of(problem),
    written: problem.value?.trim() ?? '',
    problem: said !== '' && message.startsWith(said) ? message.slice(said.length) : message,
    advice: hint,
    excerpt: excerptOf(sheets.get(problem.file), problem),
  };
}

/** A cause of many errors, with the first place as its example. */
function causeSection(
  { said, problems }: Cause,
  checked: Checked,
  names: RowNames,
  lang: Lang,
  origin: Origin,
): ReportSection {
  const own = sectionOf(problems[0]!, checked, names, lang, origin);
  if (said === null) return own;
  const { semicolon, stop } = reportWords(lang);
  return {
    ...own,
    place: said.title,
    row: null,
    problem: `${said.places.join(semicolon)}${stop}`,
    advice: said.advice,
  };
}

function filesOf({ problems, files }: Checked): ReportView['files'] {
  const errors = new Map<string, number>();
  for (const { file, severity } of problems)
    if (severity === 'error') errors.set(file, (errors.get(file) ?? 0) + 1);
  const rows = new Map(files.map((one) => [one.file, one.rows]));
  return [...new Set([...errors.keys(), ...rows.keys()])].map((file) => ({
    file,
    rows: rows.get(file) ?? null,
    errors: errors.get(file) ?? 0,
  }));
}

/** @param origin for files that were made from others */
export function reportView(checked: Checked, lang: Lang, origin: Origin = () => null): ReportView {
  const { problems, errors, settings, dataset } = checked;
  const names = new RowNames(checked);
  const wrong = problems.filter(({ severity }) => severity === 'error');
  const doubtful = problems.filter(({ severity }) => severity === 'warning');
  const shown = causesOf(wrong, lang).slice(0, MOST_SHOWN);
  const colon = lang === 'zh' ? '：' : ': ';
  return {
    headline: reportWords(lang).headline(errors),
    asOf: dataset?.as_of ?? settings?.as_of ?? null,
    errors,
    files: filesOf(checked),
    sections: shown.map((cause) => causeSection(cause, checked, names, lang, origin)),
    moreErrors: wrong.length - shown.reduce((sum, { problems: own }) => sum + own.length, 0),
    warnings: doubtful.slice(0, MOST_SHOWN).map((problem) => {
      const { message, hint } = describe(problem, lang);
      return `${placeOf(problem, lang, origin)}${colon}${message} ${hint}`;
    }),
    moreWarnings: Math.max(0, doubtful.length - MOST_SHOWN),
  };
}
