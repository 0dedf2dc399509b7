/**
 * Columns in which the name of a person may stand. The site is about posts: a name is shown only while the city has it in
 * its data, is no part of any figure or address, and may be taken away, whereupon no page shows it, earlier releases
 * included. What reads as a post is kept like everything else.
 */
import type { Records, TableName } from '../schema/tables.ts';
import { fieldNamed, tableNamed } from './naming.ts';

const COLUMNS: Partial<Record<TableName, string>> = {
  projects: 'liaison_leader',
  districts: 'liaison_leader',
  issues: 'leader',
};

/** Tables with such a column. */
const PEOPLE_TABLES = ['projects', 'districts', 'issues'] as const;

/** What stands in place of a name that was taken away; a city may write it in the cell itself. */
export const REMOVED = '已撤下';

/** Offices, by the last word of a post: 市长, 书记, 主任 … A 长 alone may be the end of a name. */
const OFFICE =
  /(?:[省市区县州旗乡镇村局厅部处科股院校所站队组会书行班团社台馆事司署察庭河湖林路链段片街校]长|书记|主任|主席|委员|常委|秘书|专员|总?指挥|经理|总裁|董事|监事|工程师|规划师|建筑师|经济师|会计师|调研员|巡视员|督导员|联络员|助理|领导|负责人|负责同志|专班|工作组|领导小组|办公室|委员会|指挥部|管委会)$/;
const OFFICE_EN =
  /\b(?:mayor|governor|director|secretary|head|chief|chair\w*|commissioner|manager|president|leader|minister|engineer|coordinator|officer|deputy)\b/i;

/** Whether a text names an office rather than a person. In doubt it is taken for a name, which is kept more private. */
export function isPost(text: string): boolean {
  const bare = text.replace(/\s*[（(［[][^（(［[]*[）)］\]]\s*$/, '').trim();
  return OFFICE.test(bare) || OFFICE_EN.test(bare);
}

/** The column of a table in which a name may stand; undefined where there is none. */
export function personColumn(table: TableName): string | undefined {
  return COLUMNS[table];
}

/** Whether a row of corrections.csv or changes.csv speaks of such a column, so that its values may be names. */
export function tellsOfPerson(
  table: TableName,
  row: { readonly table?: unknown; readonly field?: unknown },
): boolean {
  if (table !== 'corrections' && table !== 'changes') return false;
  const of = table === 'changes' ? 'projects' : tableNamed(String(row.table ?? ''));
  if (of === null) return false;
  const column = COLUMNS[of];
  return column !== undefined && fieldNamed(of, String(row.field ?? ''))?.name === column;
}

/** The columns of a row in which names may stand. */
export function personCells(table: TableName, row: object): readonly string[] {
  const column = COLUMNS[table];
  if (column !== undefined) return [column];
  return tellsOfPerson(table, row) ? ['old', 'new'] : [];
}

/**
 * Whether a cell may change without a word in the ledger: a name may always be taken away or give way to another; of a
 * post with a name the post must stay.
 * @param now as written; null or empty where the cell is empty
 */
export function mayGo(before: string, now: string | null): boolean {
  if (before === REMOVED || !isPost(before)) return true;
  const rest = now ?? '';
  return rest !== '' && rest !== before && before.includes(rest) && isPost(rest);
}

type Cells = Readonly<Record<string, unknown>>;

/** Every value that the data now have in such columns: only these may be shown. */
export function inService(
  records: Readonly<Partial<Record<TableName, readonly object[] | null>>>,
): Set<string> {
  const shown = new Set<string>();
  for (const table of [...PEOPLE_TABLES, 'corrections', 'changes'] as const)
    for (const row of records[table] ?? [])
      for (const name of personCells(table, row)) {
        const value = (row as Cells)[name];
        if (typeof value === 'string' && value !== '') shown.add(value);
      }
  return shown;
}

const known = new WeakMap<Records, ReadonlySet<string>>();

/** A value of such a column as it may be shown beside the records of today. */
export function shownPerson(records: Records, text: string): string {
  let shown = known.get(records);
  if (shown === undefined) known.set(records, (shown = inService(records)));
  return text === '' || shown.has(text) ? text : REMOVED;
}

/** What the two columns of a project say of its leader. */
export interface Leader {
  /** The office; null where only a name is written. */
  readonly post: string | null;
  readonly name: string | null;
  /** What the leader answers for, where the post is named first. */
  readonly duty: string | null;
  /** The city wrote that it took the name away. */
  readonly isRemoved: boolean;
}

/**
 * Cities fill the columns either way: 联系领导 with the post and 领导职务 with the duty, or with a name and its post. The
 * post is the same whether the name is there or not.
 */
export function leaderOf(project: {
  readonly liaison_leader: string | null;
  readonly leader_title: string | null;
}): Leader {
  const { liaison_leader: leader, leader_title: title } = project;
  if (leader !== null && isPost(leader)) return { post: leader, name: null, duty: title, isRemoved: false };
  const isRemoved = leader === REMOVED;
  return { post: title, name: isRemoved ? null : leader, duty: null, isRemoved };
}
