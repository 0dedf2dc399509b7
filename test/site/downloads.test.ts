/** The downloads of a real build, read back by the tools of those who take them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { Ajv } from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Repository } from '../history/repository.ts';
import { City } from '../dataset/city.ts';
import { build, filesOf, hashes, tempFolder } from './build.ts';

const work = tempFolder('downloads');
const out = join(work, 'out');

/** Texts that a spreadsheet would compute, and others that break careless writers. */
const TEXTS = [
  '=1+1',
  '=HYPERLINK("http://example.cn","x")',
  '+1+1',
  '-1+1',
  '-5',
  '@SUM(1,1)',
  "=cmd|' /C calc'!A0",
  '＝1+1',
  '含,逗号 "引号"',
  "'=1+1",
  '0012',
  '1e5',
  'TRUE',
];

function csvCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

const cells = (table: string): string[][] =>
  parseCsv(readFileSync(join(out, 'data', `${table}.csv`)), { bom: true });
const json = (path: string): unknown => JSON.parse(readFileSync(join(out, path), 'utf8'));

beforeAll(() => {
  const repository = new Repository();
  repository.write(new City());
  const rows = TEXTS.map((text, index) => `P-${index + 1},2013-05-01,${csvCell(text)},experience`);
  writeFileSync(join(repository.data, 'practices.csv'), `id,date,title,kind\n${rows.join('\n')}\n`);
  repository.commit('first', '2013-07-05');
  const run = build(repository.data, out);
  expect(run.stdout + run.stderr).toContain('已生成');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('cells that a spreadsheet would run', () => {
  it('come back exactly by another CSV library', () => {
    const [header, ...rows] = cells('practices');
    const title = header?.indexOf('title') ?? -1;
    expect(rows.map((row) => row[title])).toEqual(TEXTS);
  });

  it('stand in the workbook as texts, never as formulas', () => {
    const book = read(readFileSync(join(out, 'data', 'practices.xlsx')), { cellFormula: true });
    const sheet = book.Sheets['practices'] as WorkSheet;
    const found = Object.entries(sheet).filter(([at]) => !at.startsWith('!'));
    for (const [at, cell] of found) {
      expect((cell as { f?: string }).f, at).toBeUndefined();
      expect((cell as { t: string }).t, at).toBe('s');
    }
    const rows = utils.sheet_to_json<Record<string, string>>(sheet);
    expect(rows.map((row) => row['title'])).toEqual(TEXTS);
  });

  it('stay numbers in the workbook where they are numbers', () => {
    const sheet = read(readFileSync(join(out, 'data', 'plan.xlsx'))).Sheets['plan'] as WorkSheet;
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet);
    expect(rows[0]).toEqual({
      project_id: 'NB-002',
      period: '2013',
      planned_investment: 9000,
      planned_progress: 100,
    });
  });

  it('are not computed by LibreOffice from the workbook, nor from the CSV where quoted fields are read as text', () => {
    for (const kind of ['xlsx', 'csv']) {
      const folder = join(work, kind);
      mkdirSync(folder);
      const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
      const input = join(out, 'data', `practices.${kind}`);
      // Comma, quotes, UTF-8, and the option that heeds quotes, which the data page names. The workbook needs none.
      const filter = kind === 'csv' ? ['--infilter=CSV:44,34,76,1,,0,true'] : [];
      execFileSync(
        'soffice',
        [profile, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, input],
        { stdio: 'pipe' },
      );
      const sheet = readFileSync(join(folder, 'practices.fods'), 'utf8');
      expect(sheet).toContain('=HYPERLINK(');
      expect(sheet.match(/table:formula="[^"]*"/g) ?? [], kind).toEqual([]);
    }
  });
});

describe('downloads', () => {
  it('describe the tables as the Frictionless profile asks', () => {
    const described = json('data/datapackage.json') as {
      resources: { path: string; bytes: number; hash: string; schema: { fields: { name: string }[] } }[];
    };
    const schema = JSON.parse(
      readFileSync('test/cases/datapackage/tabular-data-package.json', 'utf8'),
    ) as object;
    const ajv = new AjvDraft04({ strict: false, allErrors: true });
    formats.default(ajv as unknown as Ajv);
    const valid = ajv.compile(schema);
    valid(described);
    expect(valid.errors ?? []).toEqual([]);
    for (const { path, bytes, hash, schema: table } of described.resources) {
      const file = readFileSync(join(out, 'data', path));
      expect(file.length).toBe(bytes);
      expect(hash).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`);
      expect(cells(path.replace('.csv', ''))[0]).toEqual(table.fields.map(({ name }) => name));
    }
  });

  it('hold the projects as OC4IDS asks, with the codes of its lists', () => {
    const file = json('data/oc4ids.json') as { projects: Record<string, unknown>[] };
    const ajv = new AjvDraft04({ strict: false, allErrors: true });
    formats.default(ajv as unknown as Ajv);
    const schema = (name: string): object =>
      JSON.parse(readFileSync(`test/cases/oc4ids/${name}.json`, 'utf8')) as object;
    ajv.addSchema(schema('project-schema'));
    const valid = ajv.compile(schema('project-package-schema'));
    valid(file);
    expect(valid.errors ?? []).toEqual([]);
    expect(file.projects.map(({ id, status }) => [id, status])).toEqual([
      ['NB-001', 'completion'],
      ['NB-002', 'implementation'],
      ['NB-003', 'preparation'],
    ]);
    const codes = (list: string): string[] =>
      (
        parseCsv(readFileSync(`test/cases/oc4ids/codelists/${list}.csv`), {
          columns: true,
          bom: true,
        }) as { Code: string }[]
      ).map(({ Code }) => Code);
    const found = (key: string): unknown[] => {
      const values: unknown[] = [];
      JSON.stringify(file, (name, value: unknown) => {
        if (name === key) values.push(...(Array.isArray(value) ? value : [value]));
        return name === 'x_guatu' ? undefined : value;
      });
      return values;
    };
    const text = JSON.stringify(file);
    expect(found('roles').length).toBeGreaterThan(0);
    for (const role of found('roles')) expect(codes('partyRole')).toContain(role);
    for (const type of found('documentType')) expect(codes('documentType')).toContain(type);
    for (const sector of found('sector')) expect(codes('projectSector')).toContain(sector);
    const metrics = file.projects.flatMap((one) => (one['metrics'] ?? []) as { id: string }[]);
    expect(metrics.length).toBeGreaterThan(0);
    for (const { id } of metrics) expect(codes('metricID')).toContain(id);
    expect(text).toContain('"type":"duration"');
    expect(codes('modificationType')).toContain('duration');
  });

  it('stand in SHA256SUMS, every one, as sha256sum reads it', () => {
    const folder = join(out, 'data');
    const output = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const checked = output
      .trim()
      .split('\n')
      .map((line) => line.replace(/: OK$/, ''));
    const files = filesOf(folder).filter((path) => path !== 'SHA256SUMS' && !path.endsWith('.html'));
    expect(checked.toSorted()).toEqual(files.toSorted());
  });

  it('come as one zip of the release, whose own checksums hold', () => {
    const [name = ''] = readdirSync(join(out, 'data', 'releases'));
    expect(name).toMatch(/^2013-07-05-[0-9a-f]{7}\.zip$/);
    const files = unzipSync(readFileSync(join(out, 'data', 'releases', name)));
    const root = `guatu-${name.replace('.zip', '')}/`;
    const lines = Buffer.from(files[`${root}SHA256SUMS`] ?? [])
      .toString()
      .trim()
      .split('\n');
    expect(lines.length).toBe(Object.keys(files).length - 1);
    for (const line of lines) {
      const [sum, path] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files[`${root}${path}`] ?? '')
          .digest('hex'),
      ).toBe(sum);
    }
    for (const file of [
      'projects.csv',
      'datapackage.json',
      'oc4ids.json',
      'figures.json',
      'methodology.zh.txt',
    ])
      expect(Object.keys(files)).toContain(`${root}${file}`);
  });

  it('are listed on the data page, the whole ones with the first digits of their checksums, in both languages', () => {
    const [name = ''] = readdirSync(join(out, 'data', 'releases'));
    for (const page of ['data/index.html', 'en/data/index.html']) {
      const html = readFileSync(join(out, page), 'utf8');
      for (const path of [`releases/${name}`, 'datapackage.json', 'oc4ids.json']) {
        expect(html).toContain(`href="/data/${path}"`);
        const digits = hashes(join(out, 'data')).get(path)?.slice(0, 12).match(/.{4}/g)?.join(' ');
        expect(digits && html.includes(digits), path).toBe(true);
      }
      for (const path of ['projects.csv', 'projects.xlsx', 'SHA256SUMS'])
        expect(html).toContain(`href="/data/${path}"`);
    }
  });

  it('name the release of a page in its citation, and leave the day of access open', () => {
    const html = readFileSync(join(out, 'projects/NB-002/index.html'), 'utf8');
    expect(html).toMatch(/\[DS\/OL\]\. \(2013-07-05\)\[<span[^>]*>引用日期<\/span>\]/);
    expect(html).toMatch(/\/projects\/NB-002\/history\/#2013-07-05-[0-9a-f]{7}/);
    const bib = readFileSync(join(out, 'cite/projects/NB-002.bib'), 'utf8');
    expect(bib).toContain('date = {2013-07-05}');
    for (const page of ['rankings/2013-06', 'districts/yz'])
      expect(readFileSync(join(out, page, 'index.html'), 'utf8')).toContain('<guatu-copy');
  });
});
