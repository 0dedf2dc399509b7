/** Receipts as views: of a project, and of a scope with more rows than a page lists. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { figuresOf } from '../../src/measures/figures.ts';
import { makeSample } from '../../src/sample/sample.ts';
import { contextFor } from '../../src/views/context.ts';
import { projectReceipts, receiptPage, receiptScopes, type ReceiptSource } from '../../src/views/receipt.ts';
import { rowAddress, tableRowsView } from '../../src/views/table-rows.ts';
import { build } from '../measures/build.ts';
import { NO_LEDGER } from './context.ts';

const loaded = loadDataset('data');
const dataset = loaded.dataset!;
const context = contextFor(dataset, NO_LEDGER, '/', 'zh');
const source: ReceiptSource = {
  rowNumber: (_table, { line }) => line,
  cell: (table, row, column) => loaded.present.locate(table)(row, column).value,
  origin: ({ line }) => ({ hash: 'a'.repeat(40), path: 'data/x.csv', line }),
  history: null,
};

describe('receipts', () => {
  it('of a project give each figure of its page with its rows and their raw cells', () => {
    const project = dataset.projects.find(({ reports }) => reports.length > 5)!;
    const { receipts, remarks } = projectReceipts(context, project, source);
    expect(receipts.map(({ id }) => id)).toContain('invested');
    const progress = receipts.find(({ id }) => id === 'progress')!;
    expect(progress.sides[0]!.set.rows).toBe(1);
    expect(progress.sides[0]!.set.files[0]!.stretches[0]!.href).toMatch(
      /^\/data\/rows\/progress\/\d+\/#row-\d+$/,
    );
    // Without history that is said once, in words.
    expect(remarks).toEqual(['没有取得发布历史，说不出以前公布过什么。']);
    expect(receipts.every(({ past }) => past.length === 0)).toBe(true);
  });

  it('of the city point into the districts where its rows are in too many places', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-receipt-'));
    for (const [path, text] of makeSample({ projects: 700, months: 2, seed: 1 })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const large = loadDataset(folder).dataset!;
    rmSync(folder, { recursive: true });
    const city = receiptScopes(contextFor(large, NO_LEDGER, '/', 'zh')).find(({ kind }) => kind === 'city')!;
    const page = receiptPage(contextFor(large, NO_LEDGER, '/', 'zh'), city, large.as_of, {
      ...source,
      cell: () => null,
    });
    const scattered = page.receipts.filter(({ sides }) => sides.some(({ set }) => set.tooMany));
    expect(scattered.length).toBeGreaterThan(0);
    for (const { id, notes, figure, sides } of scattered) {
      // Scattered rows are found on their pages.
      for (const { set } of sides.filter((side) => side.set.tooMany)) {
        expect(
          set.files.reduce((sum, { count }) => sum + count, 0),
          id,
        ).toBe(set.rows);
        for (const { stretches, inPages } of set.files) {
          expect(inPages).toBe(true);
          expect(stretches.length).toBeGreaterThan(0);
          for (const { href } of stretches) expect(href).toMatch(/^\/data\/rows\/\w+\/\d+\/$/);
        }
      }
      const parts = notes
        .at(-1)!
        .flatMap((piece) => (typeof piece === 'object' && 'figure' in piece ? [piece.figure] : []));
      expect(parts.length, id).toBe(large.districts.length);
      expect(parts[0]!.href).toMatch(/^\/figures\/district\/[^/]+\/[\d-]+\/#\w+$/);
      if (!/^\d+$/.test(figure.text)) continue;
      const sum = parts.reduce((all, { text }) => all + Number(text), 0);
      expect(String(sum), id).toBe(figure.text);
    }
  });
});

describe('the receipts of a unit', () => {
  it('have a score and a rank only where a class ranks it, as the files of figures do', () => {
    const mixed = build({
      projects: [
        { id: 'P-1', lead_unit: 'u1' },
        { id: 'P-2', lead_unit: 'u2' },
      ],
      units: [{ id: 'u1', group: '局' }, { id: 'u2' }],
    });
    const own = contextFor(mixed, NO_LEDGER, '/', 'zh');
    for (const scope of receiptScopes(own)) {
      const shown = receiptPage(own, scope, mixed.as_of, source).receipts.map(({ figure }) => figure.id);
      const filed = new Set(figuresOf(mixed, scope, mixed.as_of).map(({ id }) => id));
      expect(shown.filter((id) => !filed.has(id))).toEqual([]);
    }
  });
});

describe('raw rows', () => {
  it('stand on the page that receipts point at, cells as in the file, with the project that they are about', () => {
    const records = loaded.records.progress ?? [];
    const rows = [1, 2, 3].flatMap(
      (page) => tableRowsView(context, source, 'progress', records, page).table.rows,
    );
    expect(rows.map(({ id }) => id)).toEqual(records.slice(0, rows.length).map((_, at) => `row-${at + 2}`));
    for (const [at, { project, file, line }] of rows.entries()) {
      expect([file, line]).toEqual([records[at]!.file, records[at]!.line]);
      expect(project?.href).toBe(`/projects/${records[at]!.project_id}/`);
    }
    expect(rowAddress(context, 'progress', 2)).toBe('/data/rows/progress/1/#row-2');
    expect(rowAddress(context, 'progress', 251)).toBe('/data/rows/progress/1/#row-251');
    expect(rowAddress(context, 'progress', 252)).toBe('/data/rows/progress/2/#row-252');
  });

  it('keep their page when rows are added after them', () => {
    const records = loaded.records.progress ?? [];
    const page = (many: typeof records): unknown => tableRowsView(context, source, 'progress', many, 1);
    expect(page(records)).toEqual(page(records.slice(0, 600)));
  });
});
