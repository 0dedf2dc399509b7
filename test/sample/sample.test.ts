import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_SAMPLE, makeSample, makeTables, SAMPLE_LIMITS } from '../../src/sample/sample.ts';
import { TABLE_NAMES } from '../../src/schema/tables.ts';
import { rowsOf } from './read.ts';

const city = makeSample(DEFAULT_SAMPLE);
const joined = (files: ReadonlyMap<string, string>) => [...files].flat().join('\n');

const options = fc.record({
  projects: fc.integer({ min: 1, max: 150 }),
  months: fc.integer({ min: SAMPLE_LIMITS.months[0], max: 60 }),
  seed: fc.integer({ min: 0, max: 4294967295 }),
});
const cities = { numRuns: 40 };

describe('the default city', () => {
  test('has 59 roads and one withdrawn, in six districts, over 35 reported months', () => {
    const projects = rowsOf(city, 'projects');
    expect(projects).toHaveLength(60);
    expect(projects.filter((row) => row['withdrawn_on'] !== '')).toHaveLength(1);
    expect(rowsOf(city, 'districts')).toHaveLength(6);
    const months = new Set(rowsOf(city, 'progress').map((row) => row['period']!));
    expect([...months].sort().at(0)).toBe('2023-01');
    expect([...months].sort().at(-1)).toBe('2025-11');
    expect(months.size).toBe(35);
    expect(city.get('site.yaml')).toContain('as_of: 2025-11\n');
    expect(city.get('site.yaml')).toContain('demo: true\n');
  });

  test('fills every table', () => {
    for (const name of TABLE_NAMES) expect(rowsOf(city, name).length, name).toBeGreaterThan(0);
  });

  test('has opened 44 roads: some early, some on the day or within it, some late', () => {
    const opened = rowsOf(city, 'projects').filter((row) => row['actual_end'] !== '');
    expect(opened).toHaveLength(44);
    expect(opened.filter((row) => row['actual_end']! > row['baseline_end']!).length).toBeGreaterThan(10);
    expect(opened.filter((row) => row['actual_end']! <= row['baseline_end']!).length).toBeGreaterThan(20);
    expect(opened.filter((row) => row['actual_end']!.startsWith('2025-11'))).toHaveLength(3);
  });

  test('has a child programme below the campaign', () => {
    const programmes = rowsOf(city, 'programmes');
    expect(programmes.map((row) => [row['id'], row['parent']])).toEqual([
      ['deadend', ''],
      ['access', 'deadend'],
    ]);
    expect(programmes[0]!['target_count']).toBe('59');
    const access = rowsOf(city, 'projects').filter((row) => row['programme'] === 'access');
    expect(programmes[1]!['target_count']).toBe(String(access.length));
  });

  test('names no person: every leader is a post', () => {
    for (const row of rowsOf(city, 'projects'))
      expect(row['liaison_leader']).toMatch(/副市长$|副区长（分管城建）$/);
  });
});

describe('options', () => {
  test('the same seed gives the same bytes, another seed gives others', () => {
    const small = { projects: 30, months: 24, seed: 7 };
    expect(joined(makeSample(small))).toBe(joined(makeSample({ ...small })));
    expect(joined(makeSample({ ...small, seed: 8 }))).not.toBe(joined(makeSample(small)));
  });

  test('the tables alone are those of the whole folder', () => {
    const small = { projects: 30, months: 24, seed: 7 };
    const tables = [...makeSample(small)].filter(([path]) => !path.startsWith('geo/'));
    expect([...makeTables(small)]).toEqual(tables);
  });

  test('the number of roads and of months are those asked for', () => {
    fc.assert(
      fc.property(options, ({ projects, months, seed }) => {
        const files = makeTables({ projects, months, seed });
        const rows = rowsOf(files, 'projects');
        expect(rows.filter((row) => row['withdrawn_on'] === '')).toHaveLength(projects);
        const deadline = new Date(Date.UTC(2023, months, 0)).toISOString().slice(0, 10);
        expect(rowsOf(files, 'programmes')[0]!['end']).toBe(deadline);
        const asOf = new Date(Date.UTC(2023, months - 2, 1)).toISOString().slice(0, 7);
        expect(files.get('site.yaml')).toContain(`as_of: ${asOf}\n`);
      }),
      cities,
    );
  });
});

describe('in a city of any size', () => {
  const each = (what: (files: Map<string, string>, asOfEnd: string) => void) => {
    fc.assert(
      fc.property(options, (chosen) => {
        what(makeTables(chosen), new Date(Date.UTC(2023, chosen.months - 1, 0)).toISOString().slice(0, 10));
      }),
      cities,
    );
  };

  test('ids, names and plates are unique and references lead somewhere', () => {
    each((files) => {
      const projects = rowsOf(files, 'projects');
      for (const column of ['id', 'name', 'plate', 'code']) {
        expect(new Set(projects.map((row) => row[column])).size, column).toBe(projects.length);
      }
      const units = new Set(rowsOf(files, 'units').map((row) => row['name']!));
      const districts = new Set(rowsOf(files, 'districts').map((row) => row['name']!));
      const ids = new Set(projects.map((row) => row['id']!));
      for (const row of projects) {
        expect(districts).toContain(row['district']);
        for (const unit of [row['lead_unit']!, ...row['responsible_units']!.split('；').filter(Boolean)]) {
          expect(units).toContain(unit);
        }
      }
      for (const name of ['plan', 'progress', 'milestones', 'documents', 'changes'] as const) {
        for (const row of rowsOf(files, name)) expect(ids).toContain(row['project_id']);
      }
      for (const row of rowsOf(files, 'issues')) expect(units).toContain(row['responsible_unit']);
    });
  });

  test('nothing has happened after the as-of date, and ends follow starts', () => {
    each((files, asOfEnd) => {
      for (const row of rowsOf(files, 'projects')) {
        expect(row['planned_start']! < row['planned_end']!).toBe(true);
        for (const column of ['actual_start', 'actual_end', 'accepted_on', 'withdrawn_on']) {
          expect(row[column]! <= asOfEnd, `${row['id']!} ${column}`).toBe(true);
        }
        if (row['actual_end'] === '') continue;
        expect(row['actual_start']! < row['actual_end']!).toBe(true);
        if (row['accepted_on'] !== '') {
          expect(row['accepted_on']! >= row['actual_end']!).toBe(true);
        }
      }
      for (const row of rowsOf(files, 'milestones')) expect(row['actual_on']! <= asOfEnd).toBe(true);
      for (const row of rowsOf(files, 'issues')) {
        expect(row['closed_on']! <= asOfEnd && row['raised_on']! <= asOfEnd).toBe(true);
        expect(row['due_on']! >= row['raised_on']!).toBe(true);
        if (row['closed_on']! !== '') expect(row['closed_on']! >= row['raised_on']!).toBe(true);
      }
      for (const row of [
        ...rowsOf(files, 'changes'),
        ...rowsOf(files, 'corrections'),
        ...rowsOf(files, 'actions'),
      ]) {
        expect(row['date']! <= asOfEnd).toBe(true);
      }
    });
  });

  test('progress and the investment of a year fall only where a correction says so', () => {
    each((files) => {
      const corrected = new Map(
        rowsOf(files, 'corrections').map((row) => [`${row['key']!}/${row['field']!}`, row['new']]),
      );
      const last = new Map<string, Record<string, string>>();
      for (const row of rowsOf(files, 'progress')) {
        const before = last.get(row['project_id']!);
        last.set(row['project_id']!, row);
        const key = `${row['project_id']!},${row['period']!}`;
        for (const field of ['progress', 'invested']) {
          if (corrected.has(`${key}/${field}`)) expect(row[field]).toBe(corrected.get(`${key}/${field}`));
        }
        if (before === undefined) continue;
        expect(row['period']! > before['period']!).toBe(true);
        if (Number(row['progress']) < Number(before['progress']))
          expect(corrected.has(`${key}/progress`)).toBe(true);
        if (row['period']!.slice(0, 4) === before['period']!.slice(0, 4)) {
          expect(Number(row['invested'])).toBeGreaterThanOrEqual(Number(before['invested']));
        }
      }
    });
  });

  test('a road is at 100 % exactly in the month it opened, and reports nothing afterwards', () => {
    each((files) => {
      const ends = new Map(
        rowsOf(files, 'projects').map((row) => [row['id']!, row['actual_end']!.slice(0, 7)]),
      );
      const full = new Set<string>();
      for (const row of rowsOf(files, 'progress')) {
        const end = ends.get(row['project_id']!)!;
        expect(row['progress'] === '100', `${row['project_id']!} ${row['period']!}`).toBe(
          end === row['period'],
        );
        expect(row['stage'] === '通车').toBe(row['progress'] === '100');
        if (end !== '') expect(row['period']! <= end).toBe(true);
        if (row['progress'] === '100') full.add(row['project_id']!);
      }
      expect(full.size).toBe([...ends.values()].filter((end) => end !== '').length);
    });
  });

  test('the milestones of a road are planned in order, weigh 100 together and agree with its reports', () => {
    each((files) => {
      const done = new Map(
        rowsOf(files, 'progress').map((row) => [row['project_id']!, Number(row['progress'])]),
      );
      const roads = Map.groupBy(rowsOf(files, 'milestones'), (row) => row['project_id']!);
      for (const [id, rows] of roads) {
        expect(rows.reduce((sum, row) => sum + Number(row['weight']), 0)).toBe(100);
        rows.slice(1).forEach((row, i) => {
          expect(row['planned_on']! > rows[i]!['planned_on']!).toBe(true);
        });
        const met = rows
          .filter((row) => row['actual_on']! !== '')
          .reduce((sum, row) => sum + Number(row['weight']), 0);
        if (done.has(id)) expect(done.get(id)).toBeGreaterThanOrEqual(met);
      }
    });
  });

  test('the plan moved from the first date to the one in force through the changes', () => {
    each((files) => {
      const dates = new Map(
        rowsOf(files, 'projects').flatMap((row) => [
          [`${row['id']!} planned_end`, row['baseline_end']!],
          [`${row['id']!} planned_start`, row['baseline_start']!],
        ]),
      );
      for (const row of rowsOf(files, 'changes')) {
        const key = `${row['project_id']!} ${row['field']!}`;
        if (!dates.has(key)) continue;
        expect(row['old']).toBe(dates.get(key));
        expect(row['date']! < row['old']!).toBe(true);
        dates.set(key, row['new']!);
      }
      for (const row of rowsOf(files, 'projects')) {
        expect(dates.get(`${row['id']!} planned_end`)).toBe(row['planned_end']);
        expect(dates.get(`${row['id']!} planned_start`)).toBe(row['planned_start']);
      }
    });
  });

  test('both ends of every road are streets that cross it', () => {
    each((files) => {
      const projects = rowsOf(files, 'projects');
      const crossing = new Map<string, Set<string>>();
      for (const row of projects) {
        const streets = crossing.get(row['road_name']!) ?? new Set();
        crossing.set(row['road_name']!, streets.add(row['from']!).add(row['to']!));
        expect(row['from']).not.toBe(row['to']);
      }
      // Streets that cross the same street are parallel: none of them is an end of a road on another.
      for (const others of crossing.values()) {
        for (const other of others) {
          for (const end of crossing.get(other) ?? []) expect(others).not.toContain(end);
        }
      }
    });
  });

  test('no cell looks like a mobile or an identity number', () => {
    each((files) => {
      for (const text of files.values()) {
        expect(text).not.toMatch(/(?<!\d)1[3-9](?:[ -]?\d){9}(?!\d)/);
        expect(text).not.toMatch(/(?<!\d)\d{17}[\dXx](?!\d)/);
      }
    });
  });
});

test('a city of 10,000 roads has twenty districts, at most a hundred units and no name twice', () => {
  const files = makeSample({ projects: 10_000, months: 12, seed: 1 });
  expect(rowsOf(files, 'districts')).toHaveLength(20);
  expect(rowsOf(files, 'units').length).toBeLessThanOrEqual(100);
  expect(new Set(rowsOf(files, 'projects').map((row) => row['name'])).size).toBe(10_001);
});
