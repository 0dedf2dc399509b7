import { describe, expect, it } from 'vitest';
import { parse } from '../../src/csv/parse.ts';
import { matchHeaders } from '../../src/schema/header.ts';
import { editDistance, nearest } from '../../src/schema/nearest.ts';
import type { Table } from '../../src/schema/field.ts';
import type { TableName } from '../../src/schema/tables.ts';
import { TABLES, TABLE_NAMES } from '../../src/schema/tables.ts';

function match(header: string, table: keyof typeof TABLES = 'projects') {
  const { sheet } = parse(`${header}\n`, 'a.csv');
  const { columns, problems, whole } = matchHeaders(TABLES[table], sheet!);
  return {
    names: columns.map(
      ({ field, index, unit }) => `${index}:${field.name}${unit === null ? '' : `@${unit.zh}`}`,
    ),
    problems: problems.map(
      (p) => `${p.severity} ${p.code}/${p.reason} ${p.line}:${p.column ?? '-'} ${p.header ?? '-'}`,
    ),
    params: problems.map((p) => p.params),
    whole,
  };
}

const KEYS = 'id,name,district';

describe('headers', () => {
  it('are English or Chinese, in any order, mixed in one file', () => {
    expect(match('所属区县,name,总投资,id').names).toEqual([
      '0:district',
      '1:name',
      '2:total_investment',
      '3:id',
    ]);
  });

  it.each(TABLE_NAMES)('of %s are all known by both names', (name) => {
    const table: Table = TABLES[name];
    for (const names of [table.fields.map(({ name }) => name), table.fields.map(({ zh }) => zh)]) {
      const { names: found, problems } = match(names.join(','), name);
      expect(found).toHaveLength(table.fields.length);
      expect(problems).toEqual([]);
    }
  });

  it('forgive white space, width, case and marks before them', () => {
    const header = '\u200b 项目编号 ,ＮＡＭＥ,"所属\n区县",总 投 资（ 万元 ）';
    expect(match(header)).toMatchObject({
      names: ['0:id', '1:name', '2:district', '3:total_investment@万元'],
      problems: [],
    });
  });

  it.each([
    ['total_investment(亿元)', '亿元'],
    ['总投资（万元）', '万元'],
    ['总投资(元)', '元'],
    ['总投资[千元]', '千元'],
    ['总投资(百万元)', '百万元'],
    ['总投资(单位：万元)', '万元'],
    ['总投资(人民币亿元)', '亿元'],
    ['总投资(RMB)', '元'],
  ])('name the unit of money: %s', (header, unit) => {
    expect(match(`${KEYS},${header}`)).toMatchObject({
      names: ['0:id', '1:name', '2:district', `3:total_investment@${unit}`],
      problems: [],
    });
  });

  it('may name the unit that a column has anyway', () => {
    expect(match(`${KEYS},长度(米),width_m(m),车道数(条)`).problems).toEqual([]);
    expect(match('project_id,period,形象进度(%)', 'progress').problems).toEqual([]);
  });

  it.each<[string, string, TableName]>([
    ['总投资(美元)', 'money', 'projects'],
    ['长度(公里)', 'other', 'projects'],
    ['total_investment(usd)', 'money', 'projects'],
    ['形象进度(元)', 'other', 'progress'],
    ['权重(%)', 'none', 'milestones'],
  ])('with a unit that does not fit are errors: %s', (header, reason, table) => {
    const { problems, names } = match(header, table);
    expect(problems).toContainEqual(`error unit/${reason} 1:1 ${header}`);
    expect(names).toEqual([]);
  });

  it('that are not known give a warning with the nearest name', () => {
    const { problems, params, names } = match(`${KEYS},计划竣工日期,total_invest,xyz`);
    expect(problems).toEqual([
      'warning header_unknown/near 1:4 计划竣工日期',
      'warning header_unknown/near 1:5 total_invest',
      'warning header_unknown/unknown 1:6 xyz',
    ]);
    expect(params.slice(0, 2).map((p) => p['suggestion_en'])).toEqual(['planned_end', 'total_investment']);
    expect(names).toHaveLength(3);
  });

  it('that stand twice are errors, in two languages too', () => {
    expect(
      match(`${KEYS},name,所属区县,总投资(亿元),总投资(万元),甲,甲`).problems.filter((p) =>
        p.startsWith('error'),
      ),
    ).toEqual([
      'error header_duplicate/same 1:4 name',
      'error header_duplicate/other_name 1:5 所属区县',
      'error header_duplicate/other_name 1:7 总投资(万元)',
      'error header_duplicate/same 1:9 甲',
    ]);
  });

  it('that are empty are errors', () => {
    expect(match(`id,,name, ,district`).problems).toEqual([
      'error header_empty/empty 1:2 ',
      'error header_empty/empty 1:4  ',
    ]);
  });

  it('that are required and absent are errors, one for each', () => {
    expect(match('\nname')).toMatchObject({
      problems: ['error header_missing/column 2:- -', 'error header_missing/column 2:- -'],
      whole: false,
    });
  });

  it('with a private number are errors and never shown', () => {
    const { problems } = match(`${KEYS},联系人13800138000`);
    expect(problems).toEqual(['error privacy/mobile 1:4 联系人***********']);
  });
});

describe('the nearest name', () => {
  it('is found by edit distance', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('abcdef', 'xyz', 2)).toBe(3);
    expect(nearest('planed_end', ['planned_start', 'planned_end'])).toBe('planned_end');
    expect(nearest('zzz', ['planned_start', 'planned_end'])).toBeNull();
  });
});
