import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type ProblemCode } from '../../src/csv/problem.ts';
import { loadDataset } from '../../src/dataset.ts';
import { City, headerOf, type FileEncoding, type HeaderLanguage, type Planted } from './city.ts';

interface Expected {
  readonly row_id: string | null;
  readonly severity?: 'error' | 'warning';
  /** As shown; the planted cell where it is left out. */
  readonly value?: string | null;
}

/** A mistake of one cell, found at that cell and nowhere else. */
interface CellCase {
  readonly code: ProblemCode;
  readonly what: string;
  readonly plant: (city: City) => Planted;
  readonly expected: Expected;
}

const cell = (
  code: ProblemCode,
  what: string,
  plant: (city: City) => Planted,
  row_id: string | null,
  expected: Omit<Expected, 'row_id'> = {},
): CellCase => ({ code, what, plant, expected: { row_id, ...expected } });

const CELLS: readonly CellCase[] = [
  cell('required', 'a name that is missing', (c) => c.set('projects', 3, 'name', ''), 'NB-003'),
  cell(
    'type_date',
    'a day that never was',
    (c) => c.set('projects', 2, 'planned_end', '2013-02-30'),
    'NB-002',
  ),
  cell('type_date', 'an ambiguous date', (c) => c.set('issues', 2, 'due_on', '03/04/2013'), 'W-2'),
  cell(
    'type_number',
    'money with its unit',
    (c) => c.set('projects', 1, 'total_investment', '4.6亿'),
    'NB-001',
  ),
  cell(
    'type_number',
    'a European number',
    (c) => c.set('plan', 1, 'planned_investment', '1.234,5'),
    'NB-002,2013',
  ),
  cell(
    'type_percent',
    'words for a percentage',
    (c) => c.set('progress', 2, 'progress', '过半'),
    'NB-002,2013-05',
  ),
  cell('type_id', 'an id with a space', (c) => c.set('practices', 1, 'id', 'P 1'), 'P 1'),
  cell(
    'type_choice',
    'a stage that is none',
    (c) => c.set('progress', 1, 'stage', '在建中'),
    'NB-001,2013-05',
  ),
  cell(
    'type_url',
    'a script for an address',
    (c) => c.set('documents', 1, 'url', 'javascript:1'),
    'NB-001,approval_result,可研批复',
  ),
  cell('range', 'progress above 100', (c) => c.set('progress', 4, 'progress', '120'), 'NB-002,2013-06'),
  cell('range', 'negative money', (c) => c.set('projects', 3, 'total_investment', '-5'), 'NB-003'),
  cell('range', 'a score above 100', (c) => c.set('candidates', 2, 'importance', '100.5'), 'K-2'),
  cell(
    'reference',
    'a project that a candidate did not become',
    (c) => c.set('candidates', 2, 'project_id', 'NB-030'),
    'K-2',
  ),
  cell(
    'contradiction',
    'a higher score not chosen, and no reason why',
    (c) => c.set('candidates', 4, 'reason', ''),
    'K-4',
    { severity: 'warning' },
  ),
  cell(
    'contradiction',
    'chosen, with a reason why not',
    (c) => c.set('candidates', 1, 'reason', '待排'),
    'K-1',
    { severity: 'warning' },
  ),
  cell(
    'contradiction',
    'two candidates that became one project',
    (c) => {
      c.set('candidates', 1, 'project_id', 'NB-002');
      return c.set('candidates', 2, 'project_id', '首南路');
    },
    'K-2',
    { severity: 'warning' },
  ),
  cell('privacy', 'a mobile number', (c) => c.set('projects', 2, 'office_phone', '13812345678'), 'NB-002', {
    value: '138********',
  }),
  cell('whitespace', 'white space round a text', (c) => c.set('units', 1, 'name', ' 市住建局'), 'zjj', {
    severity: 'warning',
  }),
  cell('reference', 'a district that is none', (c) => c.set('projects', 1, 'district', '鄞洲区'), 'NB-001'),
  cell(
    'reference',
    'a project that is none',
    (c) => c.set('milestones', 1, 'project_id', 'NB-020'),
    'NB-020,征迁',
  ),
  cell(
    'reference',
    'one unit of a list that is none',
    (c) => c.set('projects', 1, 'responsible_units', '市住建局；市城管局'),
    'NB-001',
  ),
  cell('reference', 'a programme above itself', (c) => c.set('programmes', 1, 'parent', 'road'), 'road'),
  cell('reference', 'an unknown table', (c) => c.set('corrections', 1, 'table', 'progres'), 'R-1'),
  cell('reference', 'an unknown column', (c) => c.set('changes', 1, 'field', 'plan_end'), 'C-1'),
  cell(
    'reference',
    'an unknown scope',
    (c) => c.set('figures', 1, 'scope', 'district:zz'),
    'district:zz,projects,2013-06',
  ),
  cell(
    'reference',
    'an unknown measure',
    (c) => c.set('figures', 2, 'measure', 'opend'),
    'city,opend,2013-06',
  ),
  cell('order', 'an end before its start', (c) => c.set('projects', 2, 'planned_end', '2013-02'), 'NB-002'),
  cell('order', 'closed before raised', (c) => c.set('issues', 1, 'closed_on', '2013-03-01'), 'W-1'),
  cell(
    'order',
    'rectified before found',
    (c) => c.set('inspections', 1, 'rectified_on', '2013-05-01'),
    'D-1',
  ),
  cell(
    'order',
    'published before made',
    (c) => c.set('documents', 1, 'published_on', '2012-10-09'),
    'NB-001,approval_result,可研批复',
  ),
  cell(
    'decreasing',
    'progress that falls',
    (c) => c.set('progress', 4, 'progress', '34.9'),
    'NB-002,2013-06',
  ),
  cell(
    'decreasing',
    'investment that falls within the year',
    (c) => c.set('progress', 4, 'invested', '3499.9999'),
    'NB-002,2013-06',
  ),
  cell(
    'decreasing',
    'a cumulative plan that falls',
    (c) => c.set('plan', 3, 'planned_investment', '1000'),
    'NB-002,2013-05',
  ),
  cell(
    'contradiction',
    '100 % without an end',
    (c) => c.set('progress', 4, 'progress', '100'),
    'NB-002,2013-06',
  ),
  cell(
    'contradiction',
    'open without an end',
    (c) => c.set('progress', 4, 'stage', 'opened'),
    'NB-002,2013-06',
  ),
  cell(
    'contradiction',
    'open before its end',
    (c) => c.set('progress', 1, 'stage', 'opened'),
    'NB-001,2013-05',
  ),
  cell(
    'contradiction',
    'an end after the period',
    (c) => c.set('projects', 3, 'actual_start', '2013-07-01'),
    'NB-003',
    { severity: 'warning' },
  ),
  cell(
    'contradiction',
    'a withdrawal without a reason',
    (c) => c.set('projects', 3, 'withdrawn_on', '2013-07-10'),
    'NB-003',
    { severity: 'warning' },
  ),
  cell(
    'announced',
    'an announced figure that differs',
    (c) => c.set('figures', 2, 'value', '2'),
    'city,opened,2013-06',
    { severity: 'warning' },
  ),
];

const PLACES: readonly [HeaderLanguage, FileEncoding][] = [
  ['en', 'UTF-8'],
  ['zh', 'UTF-8 with BOM'],
  ['zh', 'GB18030'],
  ['en', 'UTF-16 LE'],
  ['zh', 'UTF-16 BE'],
];

describe.each(PLACES)('a folder with headers in %s and files in %s', (language, encoding) => {
  it('has no problem when there is none', () => {
    const loaded = loadDataset(new City().write(language, encoding));
    expect(loaded.problems).toEqual([]);
    expect(loaded.dataset?.projects.map(({ id, plate }) => [id, plate])).toEqual([
      ['NB-001', '01'],
      ['NB-002', '02'],
      ['NB-003', '03'],
    ]);
    expect(loaded.files.map(({ rows }) => rows)).toEqual([2, 2, 2, 3, 3, 4, 2, 2, 1, 1, 1, 1, 1, 1, 2, 4]);
  });

  it.each(CELLS)('names $what ($code) at its cell', ({ code, plant, expected }) => {
    const city = new City();
    const planted = plant(city);
    const value = city.rows(planted.table)[planted.line - 1]?.[planted.column - 1] ?? null;
    const { problems, dataset } = loadDataset(city.write(language, encoding));
    const { severity = 'error', row_id } = expected;
    expect(problems.map(({ reason: _reason, params: _params, ...rest }) => rest)).toEqual([
      {
        severity,
        code,
        file: planted.file,
        line: planted.line,
        column: planted.column,
        header: headerOf(planted.table, planted.field, language),
        row_id,
        value: expected.value ?? value,
      },
    ]);
    expect(dataset === null).toBe(severity === 'error');
  });
});

/** A mistake of a file as a whole. */
interface FileCase {
  readonly code: ProblemCode;
  readonly what: string;
  readonly plant: (city: City) => void;
  readonly at: readonly [file: string, line: number, column: number | null, header: string | null];
  readonly severity?: 'warning';
}

const text =
  (file: string, change: (text: string) => string) =>
  (city: City): void => {
    const table = file.replace('.csv', '') as 'projects';
    const before = city.tables.has(table) ? city.text(table) : String(city.files.get(file));
    city.files.set(file, change(before));
  };

const FILES: readonly FileCase[] = [
  {
    code: 'encoding',
    what: 'a workbook',
    plant: (c) => c.files.set('units.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)),
    at: ['units.csv', 1, null, null],
  },
  {
    code: 'csv_quote',
    what: 'a quote that stays open',
    plant: text('actions.csv', (t) => t.replace('书面说明', '"书面说明')),
    at: ['actions.csv', 2, 5, 'measure'],
  },
  {
    code: 'csv_ragged',
    what: 'a row with a cell too many',
    plant: text('practices.csv', (t) => t.replace('experience', 'experience,x')),
    at: ['practices.csv', 2, null, null],
  },
  {
    code: 'header_unknown',
    what: 'a header that is none',
    plant: text('plan.csv', (t) => t.replace('planned_progress', 'plan_progress')),
    at: ['plan.csv', 1, 4, 'plan_progress'],
    severity: 'warning',
  },
  {
    code: 'header_missing',
    what: 'a required column that is missing',
    plant: text('practices.csv', (t) => t.replace('date,', '').replace('2013-05-01,', '')),
    at: ['practices.csv', 1, null, null],
  },
  {
    code: 'header_duplicate',
    what: 'a header twice',
    plant: text('plan.csv', (t) => t.replace('planned_progress', '计划投资')),
    at: ['plan.csv', 1, 4, '计划投资'],
  },
  {
    code: 'header_empty',
    what: 'a header that is empty',
    plant: text('plan.csv', (t) => t.replace('planned_progress', '')),
    at: ['plan.csv', 1, 4, ''],
  },
  {
    code: 'unit',
    what: 'a unit that is none',
    plant: text('plan.csv', (t) => t.replace('planned_investment', '计划投资(美元)')),
    at: ['plan.csv', 1, 3, '计划投资(美元)'],
  },
  {
    code: 'unique',
    what: 'an id twice',
    plant: (c) => void c.add('districts', { id: 'HS', name: '另一个' }),
    at: ['districts.csv', 4, 1, 'id'],
  },
  {
    code: 'unique',
    what: 'a report twice, once by the name of the project',
    plant: (c) => void c.add('progress', { project_id: '首南路', period: '2013-06', progress: '47' }),
    at: ['progress.csv', 6, 2, 'period'],
  },
  {
    code: 'settings',
    what: 'an unknown key',
    plant: text('site.yaml', (t) => `${t}contct: x\n`),
    at: ['site.yaml', 11, null, 'contct'],
  },
  {
    code: 'settings',
    what: 'a file that is no table',
    plant: (c) => c.files.set('progres.csv', 'a,b\n1,2\n'),
    at: ['progres.csv', 1, null, null],
    severity: 'warning',
  },
  {
    code: 'geometry',
    what: 'a road of no project',
    plant: text('geo/roads.geojson', (t) => t.replace('首南路', 'NB-020')),
    at: ['geo/roads.geojson', 3, null, 'project_id'],
  },
  {
    code: 'story',
    what: 'a figure that does not exist',
    plant: (c) =>
      c.files.set(
        'stories/road.mdx',
        '---\ntitle: 甲\ndate: 2013-07-01\nauthor: 某局\nsummary: 乙\n---\n\n通了 <Figure id="city/opend@2013-06" /> 条。\n',
      ),
    at: ['stories/road.mdx', 8, 12, '<Figure>'],
  },
  {
    code: 'contradiction',
    what: 'opened before it started',
    plant: (c) => void c.set('projects', 1, 'actual_end', '2013-01-31'),
    at: ['projects.csv', 2, 10, 'actual_end'],
  },
];

describe('a mistake of a file', () => {
  it.each(FILES)('$what is $code at its line and column', ({ code, plant, at, severity = 'error' }) => {
    const city = new City();
    plant(city);
    const { problems } = loadDataset(city.write());
    const own = problems.filter((problem) => problem.code === code);
    expect(own.map((p) => [p.severity, p.file, p.line, p.column, p.header])).toEqual([[severity, ...at]]);
    const others = problems.filter((problem) => problem.code !== code).map((problem) => problem.code);
    // An end before the start is both out of order and a contradiction.
    expect(others).toEqual(code === 'contradiction' ? ['order'] : []);
  });
});

it('has a case for every code but that of the history, which has tests of its own', () => {
  const covered = new Set<string>([...CELLS, ...FILES].map(({ code }) => code));
  expect(PROBLEM_CODES.filter((code) => !covered.has(code))).toEqual(['history']);
});
