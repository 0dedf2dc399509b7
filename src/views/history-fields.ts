/** The values of each field of a project as releases published them, where there was more than one. */
import { isEmpty } from '../compare/snapshot.ts';
import type { Archive, PublishedValue } from '../history/archive.ts';
import type { Project } from '../model/types.ts';
import type { TableName } from '../schema/tables.ts';
import type { Context } from './context.ts';
import { namesAt, UpdateTexts } from './update-texts.ts';
import { projectUpdates } from './updates.ts';

export interface FieldHistory {
  /** `projects.planned_end`, `progress.2013-05.invested`: its anchor. */
  readonly id: string;
  readonly name: string;
  /** The oldest first; null where it was taken away. */
  readonly values: readonly {
    readonly release: string;
    readonly href: string;
    readonly value: string | null;
    readonly current: boolean;
  }[];
}

/** Rows of the project in which a release changed what another had published. */
function changedRows(archive: Archive, project: Project): [TableName, string][] {
  const rows = new Map<string, [TableName, string]>();
  for (const { updates } of projectUpdates(archive, project.id)) {
    for (const { table, key, whole, toldOnly } of updates)
      if (table !== null && whole !== 'new' && !toldOnly) rows.set(`${table}\n${key}`, [table, key]);
  }
  return [...rows.values()].reverse();
}

function anchorOf(table: TableName, key: string, field: string): string {
  const own = table === 'projects' ? '' : `${key.slice(key.indexOf(',') + 1)}.`;
  return `${table}.${own}${field}`.replaceAll(/\s/g, '_');
}

/** Fields with more than one published value, in the order in which they were first changed. */
export function fieldHistory(context: Context, project: Project, archive: Archive): FieldHistory[] {
  const { lang, urls, words } = context;
  const texts = new UpdateTexts(lang, namesAt(archive, null, lang));
  return changedRows(archive, project).flatMap(([table, key]) => {
    const row = archive.rowAt(table, key);
    const rowName = row === null ? key : texts.rowName(table, row);
    const space = lang === 'en' && rowName !== '' ? ' ' : '';
    return [...archive.publishedValues(table, key)]
      .filter(([, values]) => values.length > 1)
      .map(([field, values]): FieldHistory => ({
        id: anchorOf(table, key, field),
        name: `${rowName}${space}${words.column(table, field)}`,
        values: values.map((one: PublishedValue, at) => ({
          release: one.release.id,
          href: urls.update(one.release.id),
          value: isEmpty(one.value) ? null : texts.value(table, field, one.value),
          current: at === values.length - 1,
        })),
      }));
  });
}
