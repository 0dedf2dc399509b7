/** The check as JSON, for programs. */
import type { Loaded } from '../load.ts';
import { describe } from '../i18n/problems.ts';
import type { Lang } from '../schema/settings.ts';

/** `{ "ok", "errors", "warnings", "problems": [...] }`, one problem to a line. */
export function jsonReport({ problems, errors, warnings }: Loaded, lang: Lang): string {
  const lines = problems.map((problem) => {
    const { severity, code, file, line, column, header, row_id, value } = problem;
    const place = { severity, code, file, line, column, header, row_id, value };
    return `    ${JSON.stringify({ ...place, ...describe(problem, lang) })}`;
  });
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "ok": ${errors === 0},\n  "errors": ${errors},\n  "warnings": ${warnings},\n  "problems": ${list}\n}\n`;
}
