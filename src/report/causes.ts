/** One cause, many errors: a row that is gone, or a name that is nowhere, is wrong wherever it is named. */
import type { Problem } from '../csv/problem.ts';
import { reportWords } from '../i18n/report.ts';
import type { Lang } from '../schema/settings.ts';
import { shownCell } from './place.ts';

/** Errors that one correction mends, told as one. */
export interface Cause {
  /** What is said once of them all; null of an error that stands by itself. */
  readonly said: {
    readonly title: string;
    readonly places: readonly string[];
    readonly advice: string;
  } | null;
  /** At least one, in the order in which they were found. */
  readonly problems: readonly Problem[];
}

/** Fewer than these are told one by one. */
const FEW = 3;

const REFERRED = ['projects', 'programmes', 'districts', 'units'] as const;
type Referred = (typeof REFERRED)[number];

/** What a problem names that is not there: the table, and the text in small letters; null for every other problem. */
function missing({ code, reason, params, value }: Problem): { table: Referred; named: string } | null {
  if (code === 'geometry' && reason === 'unknown_id')
    return value === null ? null : { table: 'projects', named: value.trim() };
  if (code !== 'reference' || reason !== 'unknown') return null;
  const table = REFERRED.find((one) => one === params['table']);
  const named = String(params['written'] ?? value ?? '').trim();
  return table === undefined || named === '' ? null : { table, named };
}

/** `plan.csv` and the lines `82–99、101`. */
function placesOf(problems: readonly Problem[], lang: Lang): string[] {
  const words = reportWords(lang);
  return [...Map.groupBy(problems, ({ file }) => file)].map(([file, own]) => {
    const stretches: [first: number, last: number][] = [];
    for (const line of [...new Set(own.map((one) => one.line))].sort((a, b) => a - b)) {
      const last = stretches.at(-1);
      if (last !== undefined && last[1] === line - 1) last[1] = line;
      else stretches.push([line, line]);
    }
    const lines = stretches.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(words.separator);
    return `${file} ${words.lines(lines)}`;
  });
}

/** The nearest name, where it is no other number of the same series: SL-001 says nothing of what SL-008 was to be. */
function suggestionOf(problems: readonly Problem[], named: string): string {
  const nearest = String(problems.find(({ params }) => params['suggestion'])?.params['suggestion'] ?? '');
  const series = (text: string): string => text.replace(/\d+/g, '0').toLowerCase();
  return series(nearest) === series(named) ? '' : nearest;
}

/**
 * The errors by their causes: first those that mend many, each after the error that the row itself is gone (known only
 * beside what was published), then the others as they were found.
 */
export function causesOf(errors: readonly Problem[], lang: Lang): readonly Cause[] {
  const words = reportWords(lang);
  const groups = new Map<string, { table: Referred; named: string; problems: Problem[] }>();
  for (const problem of errors) {
    const lost = missing(problem);
    if (lost === null) continue;
    const key = `${lost.table} ${lost.named.toLowerCase()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...lost, problems: [problem] });
    else group.problems.push(problem);
  }
  const first: Cause[] = [];
  const told = new Set<Problem>();
  for (const { table, named, problems } of groups.values()) {
    if (problems.length < FEW) continue;
    const gone = errors.filter(
      ({ code, file, row_id }) =>
        code === 'history' && file.startsWith(table) && row_id?.toLowerCase() === named.toLowerCase(),
    );
    for (const problem of gone) if (!told.has(problem)) first.push({ said: null, problems: [problem] });
    for (const problem of [...gone, ...problems]) told.add(problem);
    const said = {
      title: words.named[table](shownCell(named), problems.length),
      places: placesOf(problems, lang),
      advice: words.mend[table](suggestionOf(problems, named)),
    };
    first.push({ said, problems });
  }
  const others = errors.filter((problem) => !told.has(problem));
  return [...first, ...others.map((problem) => ({ said: null, problems: [problem] }))];
}
