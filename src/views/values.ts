/** Cells as readers read them: money in its unit, choices in words, references by name. */
import { isEmpty, type Value } from '../compare/snapshot.ts';
import { formatYuan } from '../i18n/format.ts';
import { leaderWords } from '../i18n/pages/leaders.ts';
import { words } from '../i18n/words.ts';
import { REMOVED } from '../model/people.ts';
import type { Field } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import type { TableName } from '../schema/tables.ts';

/** The name that a reference shows; null where it names nothing known. */
export type NameOf = (table: TableName, reference: string) => string | null;

function one(field: Field, value: string | number, lang: Lang, nameOf: NameOf): string {
  if (typeof value === 'number') {
    if (field.type === 'money') return formatYuan(value, lang);
    if (field.type === 'percent') return `${value}%`;
    return field.unit === undefined ? String(value) : `${value} ${field.unit[lang]}`;
  }
  if (field.table !== undefined) return nameOf(field.table, value) ?? value;
  if (lang === 'en') return field.choices === undefined ? value : value.replaceAll('_', ' ');
  return field.choices?.find((choice) => choice.value === value)?.zh ?? value;
}

/** A value of a column as text; null where it is empty. */
export function valueText(field: Field, value: Value, lang: Lang, nameOf: NameOf): string | null {
  if (value === null || isEmpty(value)) return null;
  if (value === REMOVED) return leaderWords(lang).removed;
  if (typeof value === 'object')
    return value.map((item) => one(field, item, lang, nameOf)).join(words(lang).listSeparator);
  return one(field, value, lang, nameOf);
}
