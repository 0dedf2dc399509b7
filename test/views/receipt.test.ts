/** Receipts as views: of a project, and of a scope with more rows than a page lists. */
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { contextFor, type Ledger } from '../../src/views/context.ts';
import { projectReceipts, receiptPage, receiptScopes, type ReceiptSource } from '../../src/views/receipt.ts';

const loaded = loadDataset('data');
const dataset = loaded.dataset!;
const ledger: Ledger = {
  latest: null,
  releases: null,
  reason: 'no_git',
  lastChange: () => null,
  checksum: () => '',
};
const context = contextFor(dataset, ledger, '/', 'zh');
const source: ReceiptSource = {
  rowNumber: (_table, { line }) => line,
  cell: (table, row, column) => loaded.present.locate(table)(row, column).value,
  origin: ({ line }) => ({ hash: 'a'.repeat(40), path: 'data/x.csv', line }),
  history: null,
};

describe('receipts', () => {
  it('of a project give each figure of its page with its rows and their raw cells', () => {
    const project = dataset.projects.find(({ reports }) => reports.length > 5)!;
    const { receipts, tables, remarks } = projectReceipts(context, project, source);
    expect(receipts.map(({ id }) => id)).toContain('invested');
    const progress = receipts.find(({ id }) => id === 'progress')!;
    expect(progress.sides[0]!.set.rows).toBe(1);
    const rows = tables.flatMap((table) => table.rows);
    expect(rows.every((row) => row.project?.text === project.id)).toBe(true);
    expect(tables.find(({ table }) => table === 'progress')!.columns).toContain('形象进度');
    // Without history that is said once, in words.
    expect(remarks).toEqual(['没有取得发布历史，说不出以前公布过什么。']);
    expect(receipts.every(({ past }) => past.length === 0)).toBe(true);
  });

  it('of the city point into the districts where its rows are too many for a page', () => {
    const city = receiptScopes(context).find(({ kind }) => kind === 'city')!;
    const now = receiptPage(context, city, dataset.as_of, source);
    expect(now.listed).toBe(true);
    const before = receiptPage(context, city, '2024-06', source);
    expect(before.listed).toBe(false);
    expect(before.tables).toEqual([]);
    const opened = before.receipts.find(({ id }) => id === 'opened')!;
    expect(opened.sides[0]!.set.files[0]!.href).toMatch(/^\/data\/projects\.csv#row=\d+/);
    expect(opened.sides[0]!.set.files[0]!.stretches).toEqual([]);
    const parts = opened.notes
      .at(-1)!
      .flatMap((piece) => (typeof piece === 'object' && 'figure' in piece ? [piece.figure] : []));
    expect(parts.length).toBe(dataset.districts.length);
    expect(parts[0]!.href).toMatch(/^\/figures\/district\/[^/]+\/2024-06\/#opened$/);
    const sum = parts.reduce((all, { text }) => all + Number(text), 0);
    expect(String(sum)).toBe(opened.figure.text);
  });
});
