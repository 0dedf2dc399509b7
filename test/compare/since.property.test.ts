import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSince } from '../../src/compare/since.ts';
import type { Present } from '../../src/compare/snapshot.ts';
import type { Problem } from '../../src/csv/problem.ts';
import { presentOf, readTables } from '../../src/folder.ts';
import type { Field } from '../../src/schema/field.ts';
import { TABLES, type TableName } from '../../src/schema/tables.ts';
import { utf8 } from '../csv/bytes.ts';
import { City } from '../dataset/city.ts';

/** A folder in memory, read as one on the disk is. */
function read(city: City): Present {
  const files = new Map([...city.tables.keys()].map((table) => [`${table}.csv`, utf8(city.text(table))]));
  const paths = [...files.keys()].sort();
  return presentOf(readTables({ paths, read: (path) => files.get(path) ?? new Uint8Array() }), null, paths);
}

const PUBLISHED = read(new City());

function problems(city: City): Problem[] {
  return compareSince(PUBLISHED, read(city), 'v1', '2014-01-06');
}

interface Cell {
  readonly table: TableName;
  readonly row: number;
  readonly field: Field;
  readonly value: string;
}

const LEDGERS: readonly string[] = ['changes', 'corrections'];

/** Every cell that has a value and is no part of a key. */
const CELLS: readonly Cell[] = [...new City().tables].flatMap(([table, [headers = [], ...rows]]) =>
  LEDGERS.includes(table)
    ? []
    : rows.flatMap((cells, at) =>
        headers.flatMap((name, column) => {
          const field = (TABLES[table].fields as readonly Field[]).find((one) => one.name === name);
          const value = cells[column] ?? '';
          const isKey = (TABLES[table].key as readonly string[]).includes(name);
          const isFree = `${table}.${name}` === 'milestones.forecast_on';
          return field === undefined || value === '' || isKey || isFree
            ? []
            : [{ table, row: at + 1, field, value }];
        }),
      ),
);

const date = fc.date({ min: new Date('2012-01-01'), max: new Date('2016-12-31'), noInvalidDate: true });

/** Another value for a cell, of its type; never the same one. */
function otherValue({ field, value }: Cell): fc.Arbitrary<string> {
  const values = ((): fc.Arbitrary<string> => {
    switch (field.type) {
      case 'date':
        return date.map((one) => one.toISOString().slice(0, 10));
      case 'money':
      case 'number':
        return fc.integer({ min: 1, max: (field.most ?? 22_500) * 4 }).map((n) => String(n / 4));
      case 'integer':
      case 'value':
        return fc.integer({ min: 1, max: 9_000 }).map(String);
      case 'percent':
        return fc.integer({ min: 0, max: 1000 }).map((n) => String(n / 10));
      case 'choice':
        return fc.constantFrom(...(field.choices ?? []).map((choice) => choice.value));
      case 'reference':
      case 'references':
        return fc.constantFrom('海曙区', '鄞州区政府', 'road', '市住建局', 'hs');
      case 'url':
        return fc.nat(99).map((n) => `https://example.cn/other/${n}`);
      case 'phone':
        return fc.integer({ min: 1_000_000, max: 9_999_999 }).map((n) => `0574-8${n}`);
      default:
        return fc.stringMatching(/^[路桥管线，"甲乙丙a-f]{1,12}$/).map((text) => text.replaceAll('"', '“'));
    }
  })();
  return values.filter((text) => text !== value);
}

const edits = fc
  .uniqueArray(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 6 })
  .chain((cells) => fc.tuple(...cells.map((cell) => otherValue(cell).map((now) => ({ cell, now })))));

/** Whether the reader takes the two for the same: then there is no change to explain. */
function isSame(city: City, { table, row, field }: Cell): boolean {
  const value = (present: Present): unknown =>
    (present.records[table]?.[row - 1] as unknown as Record<string, unknown>)[field.name];
  const now = value(read(city));
  return JSON.stringify(now) === JSON.stringify(value(PUBLISHED));
}

const REFERENCES: readonly string[] = ['reference', 'references'];

describe('edits of published cells', () => {
  it('are always found without an explanation, each at its cell, and no other cell is', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const city = new City();
        for (const { cell, now } of made) city.set(cell.table, cell.row, cell.field.name, now);
        const changed = made.filter(({ cell }) => !isSame(city, cell));
        const found = problems(city).map(({ file, line, header }) => `${file}:${line}:${header ?? ''}`);
        const expected = changed
          // The id and the name of a thing are the same reference.
          .filter(({ cell }) => !REFERENCES.includes(cell.field.type))
          .map(({ cell }) => `${cell.table}.csv:${cell.row + 1}:${cell.field.name}`);
        for (const one of expected) expect(found).toContain(one);
        const all = changed.map(({ cell }) => `${cell.table}.csv:${cell.row + 1}:${cell.field.name}`);
        for (const one of found) expect(all).toContain(one);
      }),
      { numRuns: 300 },
    );
  });

  it('are never found once the rows that the check wrote out are pasted with a reason', () => {
    fc.assert(
      fc.property(edits, (made) => {
        const city = new City();
        for (const { cell, now } of made) city.set(cell.table, cell.row, cell.field.name, now);
        const texts = new Map(LEDGERS.map((table) => [table, city.text(table as TableName)]));
        for (const { params } of problems(city)) {
          const table = String(params['file']).replace('.csv', '');
          const row = String(params['row']).replace('(give the reason)', '查核后更正');
          texts.set(table, `${texts.get(table) ?? ''}${row}\n`);
        }
        const files = new Map<string, Uint8Array>();
        for (const table of city.tables.keys())
          files.set(`${table}.csv`, utf8(texts.get(table) ?? city.text(table)));
        const paths = [...files.keys()].sort();
        const source = { paths, read: (path: string) => files.get(path) ?? new Uint8Array() };
        expect(
          compareSince(PUBLISHED, presentOf(readTables(source), null, paths), 'v1', '2014-01-06'),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are found where the explanation is of another cell, value or old value', () => {
    const spoilt = fc.constantFrom('old', 'new', 'key', 'field');
    const numbers = CELLS.filter(({ field }) => ['money', 'number', 'percent'].includes(field.type));
    fc.assert(
      fc.property(fc.constantFrom(...numbers), spoilt, (cell, part) => {
        const city = new City();
        const now = String(Number(cell.value) / 2);
        city.set(cell.table, cell.row, cell.field.name, now);
        const [problem] = problems(city);
        const right = {
          id: 'R-9',
          date: '2014-01-06',
          table: cell.table,
          key: problem?.row_id ?? '',
          field: cell.field.name,
          old: cell.value,
          new: now,
          reason: '查核后更正',
          kind: 'correction',
        };
        const wrong = { old: '1', new: '2', key: 'NB-999,1999-01', field: 'source_url' };
        city.add('corrections', { ...right, [part]: wrong[part] });
        expect(problems(city).length).toBeGreaterThan(0);
        city.rows('corrections').pop();
        city.add('corrections', right);
        expect(problems(city)).toEqual([]);
      }),
    );
  });
});
