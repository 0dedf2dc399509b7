/** A small data folder without a mistake, in which tests plant one at a time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Field } from '../../src/schema/field.ts';
import { TABLES, type TableName } from '../../src/schema/tables.ts';
import { gb18030, utf16, utf8 } from '../csv/bytes.ts';

export type HeaderLanguage = 'en' | 'zh';
export type FileEncoding = 'UTF-8' | 'UTF-8 with BOM' | 'GB18030' | 'UTF-16 LE' | 'UTF-16 BE';

/** A table as rows of cells; the first are the English headers. */
type Rows = string[][];

function rows(text: string): Rows {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
}

const TABLE_TEXTS: Partial<Record<TableName, string>> = {
  programmes: `id,name,parent,start,end,target_count,target_measure
    road,断头路,,2013-01,2013-12-31,3,opened
    school,学校周边,road,2013-01,2013-12-31,1,opened`,
  districts: `id,name
    hs,海曙区
    yz,鄞州区`,
  units: `id,name,group,district
    zjj,市住建局,市直部门,
    yzq,鄞州区政府,县市区,鄞州区`,
  projects: `id,name,district,programme,lead_unit,total_investment,planned_start,planned_end,actual_start,actual_end,accepted_on,office_phone,length_m,level,withdrawn_on
    NB-001,沧海路,鄞州区,school,市住建局,46000,2013-02-01,2013-06-30,2013-02-05,2013-06-30,2013-07-10,0574-87654321,500,city,
    NB-002,首南路,yz,road,yzq,9800,2013-03,2013-12,2013-03-10,,,12345,740,district,
    NB-003,永达路,海曙区,road,市住建局,15200,2013-04-01,2014-05-31,,,,,860,town,`,
  plan: `project_id,period,planned_investment,planned_progress
    NB-002,2013,9000,100
    NB-002,2013-04,3000,30
    NB-002,2013-05,4000,40`,
  progress: `project_id,period,invested,progress,stage,forecast_end,reported_on,source_url
    NB-001,2013-05,30000,90,construction,2013-06,2013-06-03,
    NB-002,2013-05,3500,35,construction,2013-12-20,2013-06-04,https://example.cn/1
    NB-001,2013-06,46000,100,opened,,2013-07-02,
    NB-002,2013-06,4600,46.5,construction,,2013-07-02,`,
  milestones: `project_id,name,planned_on,forecast_on,actual_on,weight
    NB-002,征迁,2013-04-30,,2013-05-10,40
    NB-002,路面,2013-11-30,2013-12-05,,60`,
  issues: `id,project_id,title,category,raised_on,due_on,responsible_unit,closed_on
    W-1,NB-002,杆线待迁,utilities,2013-04-01,2013-05-31,市住建局,2013-05-20
    W-2,首南路,两户未签,land,2013-05-06,2013-07-31,鄞州区政府,`,
  inspections: `id,date,kind,project_id,unit,finding,due_on,rectified_on
    D-1,2013-05-02,focused,NB-002,yzq,围挡未批,2013-05-20,2013-05-18`,
  actions: `id,date,unit,trigger,measure
    A-1,2013-06-10,鄞州区政府,month,书面说明`,
  practices: `id,date,title,kind
    P-1,2013-05-01,一次会办,experience`,
  documents: `project_id,kind,title,url,formed_on,published_on
    NB-001,approval_result,可研批复,https://example.cn/d,2012-10-10,2012-10-20`,
  changes: `id,project_id,date,field,old,new,reason
    C-1,NB-003,2013-05-10,planned_end,2013-12-31,2014-05-31,地铁同步`,
  corrections: `id,date,table,key,field,old,new,reason,kind
    R-1,2013-06-20,progress,"NB-002§2013-05",progress,38,35,重复计入,correction`,
  figures: `scope,measure,period,value,unit,source_url
    city,projects,2013-06,3,条,https://example.cn/f
    city,opened,2013-06,1,条,https://example.cn/f`,
  candidates: `id,name,district,need,importance,feasibility,decided_on,project_id,reason
    K-1,沧海路,,90,80,70,2012-11,NB-001,
    K-2,首南路,,80,70.5,60,2012-11-20,首南路,
    K-3,环城路,,70,60,50,,,得分靠后
    K-4,百丈路,海曙区,95,90,40,2012-11,,铁路桥位未定`,
};

const SETTINGS = `title: 打通断头路
city: 宁波市
publisher: 市住建局
as_of: 2013-06
ranking:
  weights:
    open_gap: 0.5
  min_projects: 2
map:
  boundaries: false
`;

const line = (id: string, coordinates: string): string =>
  `{"type":"Feature","properties":{"project_id":"${id}"},"geometry":{"type":"LineString","coordinates":${coordinates}}}`;

const ROADS = `{"type":"FeatureCollection","features":[
${line('NB-001', '[[121.55,29.87],[121.56,29.87]]')},
${line('首南路', '[[121.57,29.82],[121.58,29.82]]')}
]}
`;

function field(table: TableName, name: string): Field {
  const found = (TABLES[table].fields as readonly Field[]).find((one) => one.name === name);
  if (found === undefined) throw new Error(`${table} has no ${name}`);
  return found;
}

export function headerOf(table: TableName, name: string, language: HeaderLanguage): string {
  return language === 'zh' ? field(table, name).zh : name;
}

function encode(text: string, encoding: FileEncoding): Uint8Array {
  switch (encoding) {
    case 'UTF-8':
      return utf8(text);
    case 'UTF-8 with BOM':
      return utf8(`\ufeff${text}`);
    case 'GB18030':
      return gb18030(text);
    case 'UTF-16 LE':
      return utf16(text, true);
    case 'UTF-16 BE':
      return utf16(text, false);
  }
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, removed when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-test-'));
  folders.push(folder);
  return folder;
}

/** Where a planted cell stands in its file. */
export interface Planted {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly field: string;
  readonly table: TableName;
}

export class City {
  readonly tables = new Map<TableName, Rows>();
  /** Files that are no tables, and tables written by hand. */
  readonly files = new Map<string, string | Uint8Array>([
    ['site.yaml', SETTINGS],
    ['geo/roads.geojson', ROADS],
  ]);

  constructor() {
    for (const [table, text] of Object.entries(TABLE_TEXTS) as [TableName, string][])
      this.tables.set(
        table,
        rows(text).map((row) => row.map((cell) => cell.replace('§', ','))),
      );
  }

  rows(table: TableName): Rows {
    const found = this.tables.get(table);
    if (found === undefined) throw new Error(`no ${table}`);
    return found;
  }

  /** Writes a cell; `row` counts from 1 under the header. A column that is not there is added, empty elsewhere. */
  set(table: TableName, row: number, name: string, value: string): Planted {
    const own = this.rows(table);
    let column = own[0]!.indexOf(name);
    if (column === -1) {
      field(table, name);
      column = own[0]!.length;
      for (const [at, cells] of own.entries()) cells.push(at === 0 ? name : '');
    }
    own[row]![column] = value;
    return { file: `${table}.csv`, line: row + 1, column: column + 1, field: name, table };
  }

  add(table: TableName, cells: Readonly<Record<string, string>>): number {
    const own = this.rows(table);
    own.push(own[0]!.map((name) => cells[name] ?? ''));
    return own.length - 1;
  }

  /** Corrects what NB-002 had invested by May, with its row in the ledger. */
  correctMay(id: string, date: string, reason = '漏报冲减 <b>一</b> 笔'): void {
    this.set('progress', 2, 'invested', '3400');
    const [key, field] = ['NB-002,2013-05', 'invested'];
    const row = { id, date, table: 'progress', key, field, old: '3500', new: '3400', reason };
    this.add('corrections', { ...row, kind: 'correction' });
  }

  /** A table as text. */
  text(table: TableName, language: HeaderLanguage = 'en'): string {
    const quoted = (cell: string): string =>
      /[,\n]/.test(cell) && !cell.startsWith('"') ? `"${cell}"` : cell;
    const [headers = [], ...body] = this.rows(table);
    const named = headers.map((name) => {
      const known = (TABLES[table].fields as readonly Field[]).some((one) => one.name === name);
      return known ? headerOf(table, name, language) : name;
    });
    return [named, ...body.map((row) => row.map(quoted))].map((row) => `${row.join(',')}\n`).join('');
  }

  /** Writes the folder. */
  write(
    language: HeaderLanguage = 'en',
    encoding: FileEncoding = 'UTF-8',
    folder = temporaryFolder(),
  ): string {
    const put = (path: string, content: string | Uint8Array): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    for (const table of this.tables.keys())
      if (!this.files.has(`${table}.csv`)) put(`${table}.csv`, encode(this.text(table, language), encoding));
    for (const [path, content] of this.files) put(path, content);
    return folder;
  }
}
