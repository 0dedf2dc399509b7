import type { RecordOf, Table } from './field.ts';
import { candidates } from './tables/candidates.ts';
import { districts, programmes, projects, units } from './tables/projects.ts';
import { inspections, issues, milestones, plan, progress } from './tables/reports.ts';
import { actions, changes, corrections, documents, figures, practices } from './tables/records.ts';

/** Every table of a data folder, in the order in which they are read: a table comes after those it refers to. */
export const TABLES = {
  programmes,
  districts,
  units,
  projects,
  plan,
  progress,
  milestones,
  issues,
  inspections,
  actions,
  practices,
  documents,
  changes,
  corrections,
  figures,
  candidates,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** What a data folder's tables become: every record of every table; null where a table was not published. */
export type Records = { readonly [N in TableName]: readonly RecordOf<(typeof TABLES)[N]>[] | null };
