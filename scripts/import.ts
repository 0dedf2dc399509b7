/** `npm run import`: a workbook or a text file becomes the clean CSV of a table. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CannotRun } from '../src/dataset.ts';
import { refusalWords } from '../src/i18n/workbook.ts';
import { isInFolder, keepOriginal, pathInFolder, surroundingsOf, writeFiles } from '../src/import-folder.ts';
import { readImport } from '../src/import/read.ts';
import { openSource } from '../src/import/source.ts';
import { targetsOf, type Target } from '../src/import/target.ts';
import type { Imported, Question } from '../src/import/types.ts';
import { planWrite, type Surroundings, type WritePlan } from '../src/import/write.ts';
import { importJson } from '../src/report/import-json.ts';
import { changesCsv, importText, type ImportDone, type ImportReport } from '../src/report/import.ts';
import { endWithReader, today } from './arguments.ts';
import { cannotRun } from './command.ts';
import { answerImportHelp, importOptions, type ImportOptions } from './import-options.ts';

const NOT_READ: Readonly<Record<string, { zh: string; en: string }>> = {
  ENOENT: { zh: '没有这个文件', en: 'there is no such file' },
  EISDIR: { zh: '这是文件夹，不是文件', en: 'it is a folder' },
};

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = NOT_READ[(error as NodeJS.ErrnoException).code ?? ''];
    if (why === undefined) throw error;
    throw new CannotRun({ zh: `读不了 ${file}：${why.zh}`, en: `cannot read ${file}: ${why.en}` });
  }
}

function read({ file, table, answers }: ImportOptions, bytes: Uint8Array): Imported {
  const opened = openSource(bytes, basename(file), table);
  const imported = opened.refusal === null ? readImport(table, opened.value, answers) : opened;
  if (imported.refusal === null) return imported.value;
  const { zh, en } = refusalWords(imported.refusal);
  throw new CannotRun({ zh: `读不了 ${file}：${zh}`, en: `cannot read ${file}: ${en}` });
}

function isError({ severity }: { severity: string }): boolean {
  return severity === 'error';
}

function differs({ exists, added, changed, gone }: WritePlan): boolean {
  return !exists || added.length + changed.length + gone.length > 0;
}

interface Planned {
  readonly plans: readonly WritePlan[];
  readonly questions: readonly Question[];
}

/** What would be written, or what must be asked first. */
function planned(imported: Imported, around: Surroundings, options: ImportOptions): Planned {
  const { questions: first, rows, problems } = imported;
  if (rows.length === 0 || problems.some(isError)) return { plans: [], questions: first };
  const { table, data, split, mode } = options;
  const out = options.out === null ? null : pathInFolder(data, table, options.out);
  const targets = targetsOf(imported, [...around.files.keys()], { out, split });
  if ('kind' in targets) {
    const isMissing = first.some(({ kind }) => kind === 'missing_column');
    return { plans: [], questions: isMissing ? first : [...first, targets] };
  }
  if (first.length > 0) return { plans: [], questions: first };
  const plans = targets.map((target: Target) => planWrite(imported, target, around, mode ?? 'replace'));
  const touched = plans.filter((plan) => plan.exists && differs(plan)).map(({ file }) => file);
  if (mode !== null || touched.length === 0) return { plans, questions: [] };
  const question: Question = {
    kind: 'target_exists',
    cells: [],
    params: { text: touched.join('、') },
    options: ['--merge', '--replace'],
  };
  return { plans, questions: [question] };
}

/** Keeps the original first: nothing is written that could not be looked up again. */
function write(
  imported: Imported,
  plans: readonly WritePlan[],
  bytes: Uint8Array,
  { file, data, lang }: ImportOptions,
): ImportDone {
  const changes = imported.changes.length === 0 ? null : changesCsv(imported, lang);
  const { original, list } = keepOriginal(process.cwd(), { name: basename(file), bytes, changes }, today());
  const [written, unchanged] = [plans.filter(differs), plans.filter((plan) => !differs(plan))];
  writeFiles(data, new Map(written.map((plan) => [plan.file, plan.bytes])));
  return {
    written: written.map((plan) => plan.file),
    unchanged: unchanged.map((plan) => plan.file),
    original,
    list,
  };
}

answerImportHelp();

function main(): number {
  const options = importOptions(process.argv.slice(2));
  const { file, table, data, format, lang, dryRun } = options;
  const bytes = bytesOf(file);
  const around = surroundingsOf(data, table);
  const imported = read(options, bytes);
  const { plans, questions } = planned(imported, around, options);
  const isGood =
    questions.length === 0 && plans.length > 0 && !plans.some(({ problems }) => problems.some(isError));
  const report: ImportReport = {
    source: basename(file),
    imported,
    plans,
    questions,
    done: isGood && !dryRun ? write(imported, plans, bytes, options) : null,
    dryRun: isGood && dryRun,
    inData: isInFolder(data, file),
  };
  process.stdout.write(format === 'json' ? importJson(report, lang) : importText(report, lang));
  return isGood ? 0 : 1;
}

endWithReader();

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
