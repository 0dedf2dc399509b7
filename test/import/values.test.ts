import { describe, expect, it } from 'vitest';
import type { Answers } from '../../src/import/types.ts';
import { packed } from '../workbook/package.ts';
import { book, kinds, read, readBytes, records, question, type BookCell } from './books.ts';

interface Cell {
  readonly text: string | undefined;
  readonly reasons: readonly string[];
  readonly stored: string | null;
  readonly asked: readonly string[];
}

const HEADERS = {
  date: '预计竣工',
  month: '期别',
  percent: '形象进度',
  money: '本年累计完成投资',
  text: '进展说明',
  choice: '阶段',
  reference: '项目编号',
} as const;
const FIELDS = {
  date: 'forecast_end',
  month: 'period',
  percent: 'progress',
  money: 'invested',
  text: 'note',
  choice: 'stage',
  reference: 'project_id',
} as const;

/** Imports one cell of a monthly report, in a column of the type given. */
function one(
  type: keyof typeof HEADERS,
  cell: BookCell,
  answers: Partial<Answers> = {},
  date1904 = false,
): Cell {
  const names = ['项目编号', '期别', ...(type === 'reference' || type === 'month' ? [] : [HEADERS[type]])];
  const values = names.map((name) =>
    name === HEADERS[type] ? cell : name === '期别' ? '2025-12' : 'SL-001',
  );
  const imported = readBytes('progress', book([{ rows: [names, values] }], date1904), answers);
  const change = imported.changes.find(({ field }) => field.name === FIELDS[type]);
  return {
    text: records(imported)[0]?.[FIELDS[type]],
    reasons: change?.reasons ?? [],
    stored: change?.stored ?? null,
    asked: kinds(imported),
  };
}

const plain = { reasons: [], stored: null, asked: [] };

describe('dates', () => {
  it.each([
    ['yyyy/m/d', '2013-12-23', ['date']],
    ['yyyy-mm-dd', '2013-12-23', []],
    ['yyyy"年"m"月"d"日"', '2013-12-23', ['date']],
    ['yyyy"年"m"月";@', '2013-12', ['month']],
    ['mmm-yy', '2013-12', ['month']],
    ['yyyy"年"', '2013', ['year']],
    ['m"月"d"日"', '2013-12-23', ['year_unshown']],
  ])('under the format %s are written as %s', (z, text, reasons) => {
    const found = one('date', { v: 41631, z });
    expect([found.text, found.reasons, found.asked]).toEqual([text, reasons, []]);
  });

  it('keep beside a month or year the day that the cell holds, unless it is the first', () => {
    expect(one('date', { v: 41631, z: 'yyyy"年"m"月"' }).stored).toBe('2013-12-23');
    expect(one('date', { v: 41609, z: 'yyyy"年"m"月"' }).stored).toBeNull();
    expect(one('date', { v: 41631, z: 'm/d' }).stored).toBe('2013-12-23');
  });

  it('count from 1904 where the workbook does', () => {
    expect(one('date', { v: 40169, z: 'yyyy-mm-dd' }, {}, true)).toEqual({ text: '2013-12-23', ...plain });
  });

  it('lose their time of day, which is said', () => {
    expect(one('date', { v: 41631.5, z: 'yyyy-mm-dd hh:mm' })).toMatchObject({
      text: '2013-12-23',
      reasons: ['time_dropped'],
    });
    expect(one('date', { v: 41631.25, z: 'yyyy/m/d' })).toMatchObject({
      reasons: ['time_dropped'],
      stored: '2013-12-23 06:00:00',
    });
  });

  it('in columns of months stand for their month on its first and last day only', () => {
    expect(one('month', { v: 41609, z: 'yyyy/m/d' })).toMatchObject({
      text: '2013-12',
      reasons: ['day_dropped'],
    });
    expect(one('month', { v: 41639, z: 'yyyy/m/d' })).toMatchObject({
      text: '2013-12',
      reasons: ['day_dropped'],
    });
    expect(one('month', { v: 41631, z: 'yyyy/m/d' })).toMatchObject({
      text: '2013-12-23',
      reasons: ['date'],
    });
    expect(one('month', { v: 41631, z: 'yyyy"年"m"月"' })).toMatchObject({
      text: '2013-12',
      reasons: ['month'],
    });
  });

  it('that are plain numbers are asked about', () => {
    expect(one('date', 41631)).toMatchObject({ text: '41631', asked: ['serial'] });
    expect(one('date', 41631, { serial: 'date' })).toMatchObject({
      text: '2013-12-23',
      reasons: ['serial'],
      asked: [],
    });
    expect(one('date', 41631, { serial: 'number' })).toEqual({ text: '41631', ...plain });
    expect(one('date', 2013)).toEqual({ text: '2013', ...plain });
    // Typed 2013.10 or 2013.1: the check says that nobody can know.
    expect(one('date', { v: 2013.1, z: '0.00' })).toMatchObject({ text: '2013.1', asked: [] });
  });

  it('as text stay as they are written', () => {
    for (const text of ['2013.12.23', '2013年12月', '二〇一三年', '12/23/2013'])
      expect(one('date', text)).toEqual({ text, ...plain });
  });

  it('before March 1900 and after 9999 are no dates', () => {
    expect(one('date', { v: 60, z: 'yyyy-mm-dd' }).text).toBe('1900-02-29');
    expect(one('date', { v: 0, z: 'yyyy-mm-dd' }).text).toBe('1900-01-00');
    expect(one('date', { v: 3_000_000, z: 'yyyy-mm-dd' }).text).toBe('3000000');
  });
});

describe('percentages', () => {
  it('are what the sheet shows', () => {
    expect(one('percent', { v: 0.817, z: '0.0%' })).toEqual({ text: '81.7%', ...plain });
    expect(one('percent', { v: 0.5, z: '0.00%' })).toMatchObject({ text: '50%', reasons: ['percent'] });
    expect(one('percent', { v: 0.07 + 0.01, z: '0%' })).toMatchObject({ text: '8%', asked: [] });
    expect(one('percent', 81.7)).toEqual({ text: '81.7', ...plain });
  });

  it('up to 1 without a sign are asked about', () => {
    expect(one('percent', 0.817)).toMatchObject({ text: '0.817', asked: ['percent'] });
    expect(one('percent', 1)).toMatchObject({ asked: ['percent'] });
    expect(one('percent', 0)).toEqual({ text: '0', ...plain });
    expect(one('percent', 0.817, { percent: 'fraction' })).toMatchObject({
      text: '81.7%',
      reasons: ['fraction'],
    });
    expect(one('percent', 0.817, { percent: 'points' })).toEqual({ text: '0.817', ...plain });
  });

  it('of which the sheet shows fewer digits are asked about', () => {
    expect(one('percent', { v: 0.81666666666666665, z: '0.0%' })).toMatchObject({ asked: ['numbers'] });
    const value = one('percent', { v: 0.8167, z: '0.0%' }, { numbers: 'value' });
    expect(value).toMatchObject({ text: '81.67%', asked: [] });
    expect(value.reasons).toContain('value_taken');
    const shown = one('percent', { v: 0.8167, z: '0.0%' }, { numbers: 'shown' });
    expect(shown).toMatchObject({ text: '81.7%', asked: [] });
    expect(shown.reasons).toContain('shown_taken');
  });
});

describe('amounts', () => {
  it('are exact: binary noise is left out and named', () => {
    expect(one('money', 0.1 + 0.2)).toEqual({
      text: '0.3',
      reasons: ['noise'],
      stored: '0.30000000000000004',
      asked: [],
    });
    expect(one('money', 1234.5)).toEqual({ text: '1234.5', ...plain });
    expect(one('money', -3)).toEqual({ text: '-3', ...plain });
  });

  it('lose grouping and closing zeros, and keep their digits', () => {
    expect(one('money', { v: 1234.5, z: '#,##0.00' })).toMatchObject({
      text: '1234.5',
      reasons: ['spelling'],
      asked: [],
    });
    expect(one('money', { v: -3, z: '0_);[Red](0)' })).toMatchObject({
      text: '-3',
      reasons: ['spelling'],
      asked: [],
    });
    expect(one('money', { v: 0, z: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ' })).toMatchObject({
      text: '0',
      asked: [],
    });
  });

  it('of which fewer digits are shown, or which are shown scaled or not at all, are asked about', () => {
    const cents = { v: 1234.5678, z: '#,##0.00' };
    const rounded = read('progress', {
      rows: [
        ['项目编号', '期别', '本年累计完成投资'],
        ['SL-001', '2025-12', cents],
      ],
    });
    expect(question(rounded, 'numbers').cells).toEqual([
      { address: 'C2', text: '1,234.57', other: '1234.5678' },
    ]);
    expect(one('money', cents, { numbers: 'value' })).toMatchObject({
      text: '1234.5678',
      reasons: ['value_taken'],
    });
    expect(one('money', cents, { numbers: 'shown' })).toMatchObject({
      text: '1234.57',
      reasons: ['shown_taken'],
    });
    expect(one('money', { v: 98000, z: '#,##0,' }).asked).toEqual(['numbers']);
    expect(one('money', { v: 98000, z: '#,##0,' }, { numbers: 'shown' }).text).toBe('98');
    expect(one('money', { v: 98000, z: '0!.0,' }, { numbers: 'shown' }).text).toBe('9.8');
    expect(one('money', { v: 98000, z: ';;;' }).asked).toEqual(['numbers']);
    expect(one('money', { v: 98000, z: ';;;' }, { numbers: 'value' }).text).toBe('98000');
  });

  it('that a format shows with a point of its own, as 万元 out of 元, are asked about', () => {
    for (const z of ['0!.0000"万元"', '0\\.0000', '#,##0"."0000', '0!.0000;-0!.0000'])
      for (const [v, shown] of [
        [12345678, '1234.5678'],
        [-12345678, '-1234.5678'],
      ] as const) {
        expect(one('money', { v, z }).asked, z).toEqual(['numbers']);
        expect(one('money', { v, z }, { numbers: 'shown' }).text, z).toBe(shown);
        expect(one('money', { v, z }, { numbers: 'value' }).text, z).toBe(String(v));
      }
    // What stands beside the number is no part of it.
    expect(one('money', { v: 1234.5, z: '#,##0.0"m2"' })).toMatchObject({
      text: '1234.5',
      asked: ['unit_unfit'],
    });
    expect(one('percent', { v: 81.25, z: '0.00' })).toMatchObject({ text: '81.25', asked: [] });
    expect(one('money', { v: -5, z: '0;[Red]0' })).toMatchObject({ text: '-5', asked: [] });
  });

  it('with a unit in their format must have that of the column', () => {
    expect(one('money', { v: 5, z: '0"万元"' })).toMatchObject({ text: '5', asked: [] });
    expect(one('money', { v: 5, z: '0"亿元"' }).asked).toEqual(['unit_shown']);
    expect(one('money', { v: 5, z: '"¥"0' }).asked).toEqual(['unit_shown']);
    expect(one('money', { v: 5, z: '"约"0' }).asked).toEqual(['unit_unfit']);
    expect(one('money', { v: 5, z: '[$$-409]0' }).asked).toEqual(['unit_unfit']);
  });

  it('as text stay as they are written, for the check to judge', () => {
    for (const text of ['1,234.5', '１２３４', '约5000', '12万'])
      expect(one('money', text)).toEqual({ text, ...plain });
  });

  it('of more than fifteen digits have lost some', () => {
    expect(one('text', 330203198001011234).asked).toEqual(['lost_digits']);
    expect(one('money', 123456789012345)).toEqual({ text: '123456789012345', ...plain });
  });
});

describe('words', () => {
  it('that are numbers stand as they are shown', () => {
    expect(one('reference', { v: 7, z: '000' })).toMatchObject({
      text: '007',
      reasons: ['as_shown'],
      asked: [],
    });
    expect(one('reference', { v: 12, z: '"SL-"000' })).toMatchObject({
      text: 'SL-012',
      reasons: ['as_shown'],
    });
    expect(one('text', { v: 41631, z: 'yyyy"年"m"月"' })).toMatchObject({
      text: '2013年12月',
      stored: '41631',
    });
    expect(one('text', 57112345678)).toEqual({ text: '57112345678', ...plain });
    expect(one('text', { t: 'b', v: true })).toMatchObject({ text: 'TRUE' });
  });

  it('lose white space around them, and keep what is inside', () => {
    expect(one('text', '\u3000路基完成，\n等待 验收 \n')).toEqual({
      text: '路基完成，\n等待 验收',
      reasons: ['trimmed'],
      stored: null,
      asked: [],
    });
    expect(one('text', '=1+1')).toEqual({ text: '=1+1', ...plain });
    expect(one('text', '<b>粗</b>')).toEqual({ text: '<b>粗</b>', ...plain });
  });
});

describe('cells without a value', () => {
  it('are asked about: errors, and formulas that were never calculated', () => {
    const errors: BookCell[] = [{ t: 'e', v: 23, f: 'A9' }, { t: 'e', v: 42 }, '#DIV/0!', '#####'];
    for (const cell of errors)
      for (const type of ['money', 'date', 'text', 'choice'] as const) {
        expect(one(type, cell)).toMatchObject({ text: '', asked: ['no_value'] });
        expect(one(type, cell, { no_value: 'empty' })).toMatchObject({ text: '', asked: [] });
      }
    expect(one('money', '#DIV/0!', { no_value: 'empty' }).reasons).toEqual(['emptied']);
  });

  it('as words in columns of numbers and dates are asked about, and are text elsewhere', () => {
    for (const text of ['-', '/', '——', '无', '待定']) {
      expect(one('money', text).asked).toEqual(['placeholders']);
      expect(one('date', text).asked).toEqual(['placeholders']);
      expect(one('date', text, { placeholders: 'empty' })).toMatchObject({
        text: '',
        reasons: ['emptied'],
        asked: [],
      });
      expect(one('text', text)).toEqual({ text, ...plain });
    }
  });
});

describe('formulas', () => {
  it('are taken by their result, which is said', () => {
    expect(one('money', { v: 30, f: '10+20' })).toEqual({
      text: '30',
      reasons: ['formula'],
      stored: null,
      asked: [],
    });
    expect(one('text', { t: 's', v: '合格', f: 'IF(1,"合格")' })).toMatchObject({
      text: '合格',
      reasons: ['formula'],
    });
    const half = one('money', { v: 0.1 + 0.2, f: '0.1+0.2' });
    expect(half).toMatchObject({ text: '0.3', reasons: ['noise', 'formula'] });
  });
});

describe('files that ask to be calculated', () => {
  it('are asked about where they have formulas: some writers put 0 for every result', () => {
    const texts = ['项目编号', '期别', '本年累计完成投资', 'SL-001', '2025-12'];
    const cells = (row: number, from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => `<c r="${'ABC'[i]}${row}" t="s"><v>${from + i}</v></c>`).join(
        '',
      );
    const bytes = packed({
      sheets: {
        表: `<row r="1">${cells(1, 0, 3)}</row><row r="2">${cells(2, 3, 2)}<c r="C2"><f>SUM(C3:C9)</f><v>0</v></c></row>`,
      },
      strings: texts.map((text) => `<si><t>${text}</t></si>`).join(''),
      calculation: '<calcPr calcId="124519" fullCalcOnLoad="1"/>',
    });
    const asked = readBytes('progress', bytes);
    expect(question(asked, 'stale').cells).toEqual([{ address: 'C2', text: '0' }]);
    const used = readBytes('progress', bytes, { formulas: 'cached' });
    expect([kinds(used), records(used)[0]?.['invested']]).toEqual([[], '0']);
  });
});

describe('lists', () => {
  const list = (text: string, answers: Partial<Answers> = {}) => {
    const imported = read(
      'projects',
      {
        rows: [
          ['项目编号', '项目名称', '所属区县', '责任单位'],
          ['SL-001', '菱麦街', '柳溪区', text],
        ],
      },
      answers,
    );
    return [records(imported)[0]?.['responsible_units'], kinds(imported)];
  };

  it('with line breaks are asked about, unless separators stand there already', () => {
    expect(list('市住建局\n市供电局')).toEqual(['市住建局\n市供电局', ['list_breaks']]);
    expect(list('市住建局\n市供电局', { list_breaks: 'separate' })).toEqual(['市住建局；市供电局', []]);
    expect(list('市住建局\n市供电局', { list_breaks: 'keep' })).toEqual(['市住建局\n市供电局', []]);
    expect(list('市住建局；\n市供电局；')).toEqual(['市住建局；市供电局', []]);
    expect(list('市住建局、市供电局')).toEqual(['市住建局、市供电局', []]);
  });
});
