/** Random tables → workbooks → import → the same records, whatever types and formats the cells have. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWrite } from '../../src/import/write.ts';
import { readSheet } from '../../src/csv/read.ts';
import { readTable } from '../../src/schema/read.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { serialDate } from '../../src/workbook/dates.ts';
import { read, type BookCell } from './books.ts';

const EPOCH = Date.UTC(1899, 11, 30);
const serialOf = (day: string): number => (Date.parse(day) - EPOCH) / 86_400_000;

/** A value as a record holds it, and a cell that shows it. */
interface Known {
  readonly value: string | number | null;
  readonly cell: BookCell;
}

const day = fc.integer({ min: serialOf('1990-01-01'), max: serialOf('2090-12-31') }).map((serial) => {
  const { year, month, day: d } = serialDate(serial, false)!;
  return `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
});

const date: fc.Arbitrary<Known> = fc.tuple(day, fc.nat(5)).map(([iso, kind]) => {
  const serial = serialOf(iso);
  const cells: Known[] = [
    { value: iso, cell: iso },
    { value: iso, cell: { v: serial, z: 'yyyy/m/d' } },
    { value: iso, cell: { v: serial, z: 'yyyy"年"m"月"d"日"' } },
    { value: iso.slice(0, 7), cell: { v: serial, z: 'yyyy"年"m"月";@' } },
    { value: iso.slice(0, 4), cell: Number(iso.slice(0, 4)) },
    { value: iso, cell: { v: serial, z: 'yyyy-mm-dd', f: `DATE(1,1,1)` } },
  ];
  return cells[kind]!;
});

/** Money to 0.0001 万元, which is 1 元. */
const money: fc.Arbitrary<Known> = fc
  .tuple(fc.integer({ min: 0, max: 1e10 }), fc.nat(3))
  .map(([yuan, kind]) => {
    const wan = yuan / 10_000;
    const cells: BookCell[] = [wan, { v: wan, z: '#,##0.0000' }, { v: wan, f: 'SUM(A1)' }, String(wan)];
    return { value: yuan, cell: cells[kind]! };
  });

const percent: fc.Arbitrary<Known> = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.nat(2))
  .map(([n, kind]) => {
    const value = n / 10;
    if (kind === 0 || value <= 1) return { value, cell: { v: n / 1000, z: '0.0%' } };
    return { value, cell: kind === 1 ? value : `${value}%` };
  });

const note: fc.Arbitrary<Known> = fc
  .string({ unit: fc.constantFrom(...'路基完成，"\',;=\n<&>甲 乙𠮷0'), minLength: 1, maxLength: 10 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/^(?:0+|#)/.test(text))
  .map((text) => ({ value: text, cell: text }));

const optional = (known: fc.Arbitrary<Known>): fc.Arbitrary<Known> =>
  fc.oneof(
    { weight: 4, arbitrary: known },
    { weight: 1, arbitrary: fc.constant({ value: null, cell: null }) },
  );

const row = fc.record({
  invested: optional(money),
  progress: optional(percent),
  forecast_end: optional(date),
  note: optional(note),
  reported_on: optional(date),
});

describe('tables in workbooks', () => {
  it('come through import as the records that they are', () => {
    const titles = fc.integer({ min: 0, max: 3 });
    const columns = fc.shuffledSubarray(
      ['invested', 'progress', 'forecast_end', 'note', 'reported_on'] as const,
      { minLength: 1 },
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        titles,
        columns,
        fc.boolean(),
        (rows, above, names, zh) => {
          const field = (name: string): string => {
            const found = TABLES.progress.fields.find((one) => one.name === name)!;
            return zh ? found.zh : found.name;
          };
          const imported = read('progress', {
            rows: [
              ...Array.from({ length: above }, (_, i) => [`某市进展表 ${i}`]),
              [field('project_id'), ...names.map(field), field('period')],
              ...rows.map((one, i) => [
                { v: i + 1, z: '"SL-"000' },
                ...names.map((name) => one[name].cell),
                { v: serialOf('2025-12-01'), z: 'yyyy"年"m"月"' },
              ]),
            ],
          });
          expect(imported.questions).toEqual([]);
          const style = { bom: true, newline: '\r\n', delimiter: ',' } as const;
          const around = { files: new Map(), style, idOf: (_: string, text: string) => text };
          const plan = planWrite(imported, { file: 'progress.csv', rows: imported.rows }, around, 'replace');
          expect(plan.problems).toEqual([]);
          const { records } = readTable(TABLES.progress, [readSheet(plan.bytes, 'progress.csv')]);
          expect(
            records.map((record) => [record.project_id, record.period, ...names.map((name) => record[name])]),
          ).toEqual(
            rows.map((one, i) => [
              `SL-${String(i + 1).padStart(3, '0')}`,
              '2025-12',
              ...names.map((name) => one[name].value),
            ]),
          );
          // Whatever is not letter for letter what the sheet shows has its reason.
          const changed = new Set(imported.changes.map(({ row: at, column }) => `${at} ${column}`));
          imported.rows.forEach(({ row: at }) => {
            expect(changed.has(`${at} 1`)).toBe(true);
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});
