/** The check as workflow commands, which GitHub shows at the lines of a pull request. */
import type { Loaded } from '../load.ts';
import { causesOf } from './causes.ts';
import { describe, PROBLEM_DOCS } from '../i18n/problems.ts';
import { reportWords } from '../i18n/report.ts';
import type { Lang } from '../schema/settings.ts';

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/**
 * One `::error` or `::warning` per problem.
 * @param folder the data folder as the repository names it, `/`-separated; empty for its root
 */
export function githubReport({ problems }: Loaded, { lang, folder }: { lang: Lang; folder: string }): string {
  const base = folder === '' || folder === '.' ? '' : `${folder.replace(/^\.\//, '').replace(/\/+$/, '')}/`;
  // Of very many annotations only the first are shown: a cause of many errors comes first, at one of its places.
  const causes = causesOf(
    problems.filter(({ severity }) => severity === 'error'),
    lang,
  );
  const saying = new Map(
    causes.flatMap(({ said, problems: [first] }) =>
      said === null || first === undefined ? [] : [[first, said] as const],
    ),
  );
  const ordered = [...saying.keys(), ...problems.filter((problem) => !saying.has(problem))];
  const commands = ordered.map((problem) => {
    const { severity, file, line, column, code, header } = problem;
    const said = saying.get(problem);
    const { message, hint } =
      said === undefined
        ? describe(problem, lang)
        : { message: `${said.title}${reportWords(lang).stop}`, hint: said.advice };
    const title = [PROBLEM_DOCS[code].name[lang], header ?? ''].filter((part) => part !== '').join(' ');
    const properties = [
      `file=${property(base + file)}`,
      `line=${line}`,
      ...(column === null ? [] : [`col=${column}`]),
      `title=${property(`${title} (${code})`)}`,
    ];
    return `::${severity} ${properties.join(',')}::${data(`${message} ${hint}`.trim())}\n`;
  });
  return commands.join('');
}
