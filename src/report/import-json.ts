/** An import as JSON, for programs. */
import { questionText } from '../i18n/import-questions.ts';
import { describe } from '../i18n/problems.ts';
import type { Imported, Question } from '../import/types.ts';
import type { WritePlan } from '../import/write.ts';
import type { Lang } from '../schema/settings.ts';
import { address, columnLetter } from '../workbook/address.ts';
import type { ImportReport } from './import.ts';
import { shownCell, shownRow } from './place.ts';

function problemJson(problem: WritePlan['problems'][number], cell: string | null, lang: Lang) {
  const { severity, code, file, line, column, header, row_id, value } = problem;
  return { severity, code, file, line, column, header, row_id, value, cell, ...describe(problem, lang) };
}

function questionJson(question: Question, lang: Lang) {
  return {
    kind: question.kind,
    text: questionText(question, lang),
    cells: question.cells.map(({ address: cell, text, other }) => ({
      cell,
      text: shownRow(text),
      other: other === undefined ? null : shownCell(other),
    })),
    options: question.options,
  };
}

function planJson(plan: WritePlan, lang: Lang) {
  return {
    file: plan.file,
    exists: plan.exists,
    rows: plan.rows,
    added: plan.added.map(shownCell),
    changed: plan.changed.map(({ key, field, was, now }) => ({
      key: shownCell(key),
      field: field.name,
      was: shownCell(was),
      now: shownCell(now),
    })),
    gone: plan.gone.map(shownCell),
    problems: plan.problems.map((problem) => problemJson(problem, plan.origins.of(problem), lang)),
  };
}

function readJson({ columns, set, changes, leftColumns, leftRows, headerRow }: Imported) {
  return {
    columns: columns.map(({ column, field, header, written }) => ({
      cell: headerRow === null ? null : address(headerRow, column),
      header: shownCell(header),
      field: field.name,
      written: shownCell(written),
    })),
    set: set.map(({ field, value }) => ({ field: field.name, value: shownCell(value) })),
    changes: changes.map(({ address: cell, field, was, stored, became, reasons }) => ({
      cell,
      field: field.name,
      was: shownCell(was),
      stored: stored === null ? null : shownCell(stored),
      became: shownCell(became),
      reasons,
    })),
    left_columns: leftColumns.map(({ column, header, ...rest }) => ({
      column: columnLetter(column),
      header: shownCell(header),
      ...rest,
    })),
    left_rows: leftRows.map((row) => ({ ...row, text: shownRow(row.text) })),
  };
}

/** The whole report; every changed cell is in it. */
export function importJson(report: ImportReport, lang: Lang): string {
  const { imported, plans, questions, done, source } = report;
  const { table, sheet, headerRow, notes, problems } = imported;
  const value = {
    ok: questions.length === 0 && done !== null,
    source,
    table: table.name,
    sheet,
    header_row: headerRow,
    ...readJson(imported),
    notes,
    questions: questions.map((question) => questionJson(question, lang)),
    files: plans.map((plan) => planJson(plan, lang)),
    problems: problems.map((problem) => problemJson(problem, null, lang)),
    written: done?.written ?? [],
    unchanged: done?.unchanged ?? [],
    original: done?.original ?? null,
    list: done?.list ?? null,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
