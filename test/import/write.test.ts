import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Style } from '../../src/import/csv.ts';
import { isFileOf, targetsOf } from '../../src/import/target.ts';
import type { Imported } from '../../src/import/types.ts';
import { planWrite, type Mode, type WritePlan } from '../../src/import/write.ts';
import { TABLES, type TableName } from '../../src/schema/tables.ts';
import { gb18030, utf8 } from '../csv/bytes.ts';
import { read, readBytes } from './books.ts';

const STYLE: Style = { bom: false, newline: '\n', delimiter: ',' };
const NAMES: Readonly<Record<string, string>> = { 菱麦街: 'SL-001', 'sl-001': 'SL-001' };

function plan(
  imported: Imported,
  present: string | Uint8Array | null,
  mode: Mode,
  {
    others = {},
    style = STYLE,
    file = `${imported.table.name}.csv`,
  }: { others?: Record<string, string>; style?: Style; file?: string } = {},
): WritePlan {
  const files = new Map(Object.entries(others).map(([path, text]) => [path, utf8(text)]));
  if (present !== null) files.set(file, typeof present === 'string' ? utf8(present) : present);
  return planWrite(
    imported,
    { file, rows: imported.rows },
    { files, style, idOf: (_, text) => NAMES[text] ?? text },
    mode,
  );
}

const text = ({ bytes }: WritePlan): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const csv = (table: TableName, content: string): Imported => readBytes(table, utf8(content), {}, '表.csv');

const HEAD = '项目编号,期别,本年累计完成投资(万元),形象进度,进展说明';
const NOW = `${HEAD}
SL-001,2025-12,100,50,"含,逗号"
SL-002,2025-12,200,60,路面
`;

describe('a new file', () => {
  it('is written in the way of the folder, with every row and nothing else', () => {
    const imported = csv('progress', NOW);
    expect(text(plan(imported, null, 'replace'))).toBe(NOW);
    const windows = plan(imported, null, 'replace', {
      style: { bom: true, newline: '\r\n', delimiter: ',' },
    });
    expect(text(windows)).toBe(`\ufeff${NOW.replaceAll('\n', '\r\n')}`);
    expect(windows).toMatchObject({ exists: false, rows: 2, problems: [], gone: [], changed: [] });
  });

  it('quotes what needs it, and keeps line breaks, quotes and a row of one empty cell', () => {
    const imported = read('progress', {
      rows: [
        ['项目编号', '期别', '进展说明'],
        ['SL-001', '2025-12', '甲"乙",\n丙'],
      ],
    });
    expect(text(plan(imported, null, 'replace'))).toBe(
      '项目编号,期别,进展说明\nSL-001,2025-12,"甲""乙"",\n丙"\n',
    );
  });

  it('has its problems named by its line and by the cell of the original', () => {
    const imported = read('progress', {
      rows: [
        ['进展表'],
        ['项目编号', '期别', '进展说明', '形象进度'],
        ['SL-001', '2025-12', '甲\n乙', 50],
        [],
        ['SL-002', '2025-13', '', 101],
      ],
    });
    const { problems, origins } = plan(imported, null, 'replace');
    expect(problems.map((one) => [one.code, one.line, one.column, origins.of(one)])).toEqual([
      ['type_date', 4, 2, 'B5'],
      ['range', 4, 4, 'D5'],
    ]);
    expect(origins.of({ line: 1, column: 3 })).toBe('C2');
    expect(origins.of({ line: 2, column: null })).toBe('3');
  });

  it('is checked with the other files of its table', () => {
    const others = { 'progress/2025-11.csv': '项目编号,期别\nSL-002,2025-12\n' };
    const { problems } = plan(csv('progress', NOW), null, 'replace', {
      others,
      file: 'progress/2025-12.csv',
    });
    expect(problems.map(({ code, line }) => [code, line])).toEqual([['unique', 3]]);
  });

  it('holds no private number without saying so', () => {
    const imported = read('progress', {
      rows: [
        ['项目编号', '期别', '进展说明'],
        ['SL-001', '2025-12', '联系 13812345678'],
      ],
    });
    const { problems, origins } = plan(imported, null, 'replace');
    expect(problems.map((one) => [one.code, one.severity, origins.of(one)])).toEqual([
      ['privacy', 'error', 'C2'],
    ]);
  });
});

describe('a file that is replaced', () => {
  it('shows what is added, changed and gone', () => {
    const next = csv('progress', `${HEAD}\nSL-001,2025-12,100,55,"含,逗号"\nSL-003,2025-12,5,5,\n`);
    const { added, changed, gone, bytes } = plan(next, NOW, 'replace');
    expect(added).toEqual(['SL-003,2025-12']);
    expect(gone).toEqual(['SL-002,2025-12']);
    expect(changed.map(({ key, field, was, now }) => [key, field.name, was, now])).toEqual([
      ['SL-001,2025-12', 'progress', '50', '55'],
    ]);
    expect(new TextDecoder().decode(bytes)).toContain('SL-003');
  });

  it('shows the columns that are gone as emptied cells', () => {
    const { changed } = plan(
      csv('progress', '项目编号,期别\nSL-001,2025-12\nSL-002,2025-12\n'),
      NOW,
      'replace',
    );
    expect(changed.map(({ field, now }) => [field.name, now])).toEqual(
      ['invested', 'progress', 'note', 'invested', 'progress', 'note'].map((name) => [name, '']),
    );
  });

  it('does not take another spelling of the same value for a change', () => {
    const same = `project_id,period,invested(元),progress,note\nsl-001,2025年12月,"1,000,000",50%,"含,逗号"\n菱麦街2,2025-12,1,1,\n`;
    const { changed, added } = plan(csv('progress', same), NOW, 'replace');
    expect([changed, added]).toEqual([[], ['菱麦街2,2025-12']]);
  });
});

describe('a file that is merged into', () => {
  it('keeps the letters and the place of every row that does not change', () => {
    const odd = `"项目编号",期别,本年累计完成投资(亿元),进展说明\r\n"SL-009",2025-11,0.0100,"旧"\r\nSL-001,2025年12月,0.01,  旧\r\n\r\nSL-002,2025-12,0.02,路面\r\n`;
    const next = csv(
      'progress',
      '项目编号,期别,本年累计完成投资(万元)\nSL-003,2025-12,300\n菱麦街,2025-12,150\n',
    );
    const merged = plan(next, odd, 'merge');
    expect(text(merged)).toBe(
      `"项目编号",期别,本年累计完成投资(亿元),进展说明\r\n"SL-009",2025-11,0.0100,"旧"\r\nSL-001,2025年12月,0.015,"  旧"\r\nSL-002,2025-12,0.02,路面\r\nSL-003,2025-12,0.03,\r\n`,
    );
    expect(merged).toMatchObject({ added: ['SL-003,2025-12'], gone: [], untouched: 2, rows: 4 });
    expect(merged.changed.map(({ key, was, now }) => [key, was, now])).toEqual([
      ['SL-001,2025-12', '100', '150'],
    ]);
  });

  it('gets the columns that it lacks', () => {
    const next = csv('progress', '项目编号,期别,阶段,来源\nSL-002,2025-12,在建,\n');
    const merged = plan(next, NOW, 'merge');
    expect(text(merged)).toBe(
      `${HEAD},阶段\nSL-001,2025-12,100,50,"含,逗号",\nSL-002,2025-12,200,60,路面,在建\n`,
    );
    expect(merged.problems).toEqual([]);
  });

  it('names the cell of the original for its problems, and none for rows that were there', () => {
    const broken = `${HEAD}\nSL-001,2025-12,100,500,\n`;
    const next = csv('progress', '进展说明,项目编号,期别,形象进度\n甲,SL-002,2025-12,101\n');
    const { problems, origins } = plan(next, broken, 'merge');
    expect(problems.map((one) => [one.line, origins.of(one)])).toEqual([
      [2, null],
      [3, 'D2'],
    ]);
  });

  it('is not touched while its structure is broken: no row of it may be lost', () => {
    const { problems } = plan(csv('progress', NOW), `${HEAD}\nSL-009,2025-12\n`, 'merge');
    expect(problems.map(({ code }) => code)).toEqual(['csv_ragged']);
  });

  it('has a row without a key, or with one that stands twice, for the check to refuse', () => {
    const next = csv(
      'progress',
      '项目编号,期别,形象进度\nSL-001,2025-12,51\nSL-001,2025-12,52\n,2025-12,53\n',
    );
    const { problems } = plan(next, NOW, 'merge');
    expect(problems.map(({ code }) => code)).toEqual(['unique', 'required']);
  });

  it('is written in UTF-8 where it was in another encoding, which is said', () => {
    const merged = plan(csv('progress', '项目编号,期别\nSL-003,2025-12\n'), gb18030(NOW), 'merge');
    expect([merged.reencoded, merged.untouched]).toEqual(['gb18030', 2]);
    expect(text(merged)).toBe(`${NOW}SL-003,2025-12,,,\n`);
  });

  it('stays byte for byte as it is when nothing changes', () => {
    const note = fc.string({ unit: fc.constantFrom('路', '"', ',', '\n', '甲', ' 乙'), maxLength: 6 });
    const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 99 }), note, fc.boolean()), {
      selector: ([id]) => id,
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, fc.boolean(), fc.constantFrom('\n', '\r\n'), (list, bom, newline) => {
        const quoted = (cell: string, always: boolean): string =>
          always || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
        const lines = list.map(([id, own, always]) => `SL-${id},2025-12,${quoted(own.trim(), always)}`);
        const present = `${bom ? '\ufeff' : ''}${['项目编号,期别,进展说明', ...lines].map((line) => line + newline).join('')}`;
        const merged = plan(csv('progress', present), present, 'merge');
        expect(text(merged)).toBe(present);
        expect([merged.added, merged.changed, merged.gone, merged.untouched]).toEqual([
          [],
          [],
          [],
          list.length,
        ]);
      }),
    );
  });
});

describe('the file that is meant', () => {
  const { progress, projects } = TABLES;
  const month = (...months: string[]): Imported =>
    csv('progress', `项目编号,期别\n${months.map((one, i) => `SL-${i},${one}\n`).join('')}`);
  const files = (imported: Imported, existing: string[], out: string | null = null, split = false) => {
    const targets = targetsOf(imported, existing, { out, split });
    return 'kind' in targets ? targets.kind : targets.map(({ file, rows }) => [file, rows.length]);
  };

  it('is that of the month, or the one file that the table has', () => {
    expect(files(month('2025-12', '2025年12月'), ['progress/2025-11.csv'])).toEqual([
      ['progress/2025-12.csv', 2],
    ]);
    expect(files(month('2025-12'), [])).toEqual([['progress/2025-12.csv', 1]]);
    expect(files(month('2025-12'), ['progress.csv'])).toEqual([['progress.csv', 1]]);
    expect(files(csv('projects', '项目编号\nSL-001\n'), [])).toEqual([['projects.csv', 1]]);
  });

  it('is asked for where there are several months, or parts without months', () => {
    expect(files(month('2025-12', '2025-11'), [])).toBe('periods');
    expect(files(month('2025-12', '2025-11', '2025-12'), [], null, true)).toEqual([
      ['progress/2025-11.csv', 1],
      ['progress/2025-12.csv', 2],
    ]);
    expect(files(month('2025-12', '2025-11'), [], 'progress/all.csv')).toEqual([['progress/all.csv', 2]]);
    expect(files(csv('projects', '项目编号\nSL-001\n'), ['projects/a.csv'])).toBe('which_file');
    expect(files(month('十二月'), ['progress/2025-11.csv'])).toBe('which_file');
  });

  it('is one of the table', () => {
    expect(isFileOf(progress, 'progress/2025-12.csv')).toBe(true);
    expect(isFileOf(projects, 'projects.csv')).toBe(true);
    for (const path of [
      'plan.csv',
      'progress.txt',
      'progress/a/b.csv',
      '../progress.csv',
      'progress/.a.csv',
      'progress/../x.csv',
      '/progress.csv',
    ])
      expect(isFileOf(progress, path), path).toBe(false);
  });
});
