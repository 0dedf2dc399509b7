/** What a release changed, in words of one language; the same words for pages and feeds. */
import { isEmpty, valueOf, type Value } from '../compare/snapshot.ts';
import type { Archive } from '../history/archive.ts';
import { updateWords } from '../i18n/pages/updates.ts';
import { compareWords } from '../i18n/compare.ts';
import { words as pageWords } from '../i18n/words.ts';
import { measure } from '../measures/catalog.ts';
import type { Field, Row } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';
import { TABLES, type TableName } from '../schema/tables.ts';
import type { Update } from './updates.ts';
import { valueText, type NameOf } from './values.ts';

export interface UpdateText {
  /** 更正 */
  readonly kind: string;
  /** The row and column, or what is new. */
  readonly what: string;
  /** Null where there was nothing, or a whole row is meant. */
  readonly old: string | null;
  readonly now: string | null;
  readonly reason: string | null;
  /** All of it, as one sentence without a full stop. */
  readonly sentence: string;
}

/** Columns by which a reader knows a row. */
const TITLES = ['name', 'title', 'finding', 'measure', 'field'] as const;

/** The columns told of a new row, in this order. */
const TOLD: Partial<Record<TableName, readonly string[]>> = {
  progress: ['progress', 'invested', 'stage', 'forecast_end'],
  plan: ['planned_investment', 'planned_progress'],
  milestones: ['planned_on', 'forecast_on', 'actual_on'],
  issues: ['raised_on', 'due_on', 'responsible_unit', 'closed_on'],
  inspections: ['date', 'due_on', 'rectified_on'],
  documents: ['kind', 'published_on'],
};

/** Names of projects, districts and units as they were at a release. */
export function namesAt(archive: Archive, release: string | null, lang: Lang): NameOf {
  return (table, reference) => {
    const row = archive.rowAt(table, reference, release);
    if (row === null) return null;
    const name = lang === 'en' ? (valueOf(row, 'name_en') ?? valueOf(row, 'name')) : valueOf(row, 'name');
    return typeof name === 'string' ? name : null;
  };
}

function fieldOf(table: TableName, name: string): Field | undefined {
  return (TABLES[table].fields as readonly Field[]).find((field) => field.name === name);
}

export class UpdateTexts {
  readonly #lang: Lang;
  readonly #nameOf: NameOf;

  constructor(lang: Lang, nameOf: NameOf) {
    this.#lang = lang;
    this.#nameOf = nameOf;
  }

  of(update: Update): UpdateText {
    const words = updateWords(this.#lang);
    const kind = words.kind[update.kind];
    const { what, old, now } = this.#parts(update);
    const reason = update.reason ?? whyOf(update, this.#lang);
    const changed =
      old !== null
        ? words.moved(what, old, now ?? words.empty)
        : now !== null
          ? words.filled(what, now)
          : what;
    const said = update.kind !== 'progress' && reason !== null ? words.because(kind, reason) : '';
    return { kind, what, old, now, reason, sentence: `${changed}${said}` };
  }

  /** The row by which a reader knows a cell; empty for a project's own. */
  rowName(table: TableName, row: Row): string {
    const { row: words } = updateWords(this.#lang);
    switch (table) {
      case 'projects':
        return '';
      case 'progress':
      case 'plan':
        return words[table](String(valueOf(row, 'period')));
      case 'milestones':
      case 'issues':
      case 'inspections':
      case 'documents':
        return words[table](titleOf(row));
      default:
        return words.other(pageWords(this.#lang).table(table), titleOf(row));
    }
  }

  value(table: TableName, field: string, value: Value): string | null {
    const known = fieldOf(table, field);
    if (known === undefined) return value === null ? null : String(value);
    return valueText(known, value, this.#lang, this.#nameOf);
  }

  #parts(update: Update): Pick<UpdateText, 'what' | 'old' | 'now'> {
    const { table, key, field, from, to, whole, row } = update;
    const words = updateWords(this.#lang);
    if (table === null) return this.#outside(update);
    if (field === null) {
      const what = row === null ? key : whole === 'new' ? this.#added(table, row) : this.#gone(table, row);
      return { what, old: null, now: null };
    }
    // A cell that was emptied says so.
    const now = this.value(table, field, to) ?? (isEmpty(from) ? null : words.empty);
    if (update.kind === 'withdrawal' && field === 'withdrawn_on')
      return { what: words.withdrawn(now ?? ''), old: null, now: null };
    return { what: this.#cell(update, field), old: this.value(table, field, from), now };
  }

  #cell({ table, key, row, toldOnly }: Update, field: string): string {
    if (table === null) return field;
    const column = pageWords(this.#lang).column(table, field);
    const isLedger = toldOnly && table !== 'projects';
    const owner = row === null || isLedger ? this.#byKey(table, key) : this.rowName(table, row);
    if (owner === '') return column;
    return this.#lang === 'zh' ? `${owner}${column}` : `${owner} ${column}`;
  }

  #byKey(table: TableName, key: string): string {
    const { row } = updateWords(this.#lang);
    const last = key
      .split(',')
      .slice(TABLES[table].key.length > 1 ? 1 : 0)
      .join(',');
    return table === 'progress' || table === 'plan'
      ? row[table](last)
      : row.other(pageWords(this.#lang).table(table), last);
  }

  #added(table: TableName, row: Row): string {
    const { added } = updateWords(this.#lang);
    const { colon, comma, table: tableName, column } = pageWords(this.#lang);
    const told = (TOLD[table] ?? []).flatMap((field) => {
      const value = this.value(table, field, valueOf(row, field));
      return value === null ? [] : [`${column(table, field)} ${value}`];
    });
    const values = told.length === 0 ? '' : `${colon}${told.join(comma)}`;
    switch (table) {
      case 'projects':
        return added.projects(this.#nameOf('projects', String(valueOf(row, 'id'))) ?? titleOf(row));
      case 'progress':
      case 'plan':
        return added[table](String(valueOf(row, 'period')), values);
      case 'milestones':
      case 'issues':
      case 'inspections':
      case 'documents':
        return added[table](titleOf(row), values);
      case 'figures':
        return this.#announced(row);
      default:
        return added.other(tableName(table), titleOf(row));
    }
  }

  /** A figure that the publisher announced, by what it is and of whom. */
  #announced(row: Row): string {
    const text = (name: string): string => String(valueOf(row, name) ?? '');
    const id = text('measure');
    return updateWords(this.#lang).added.figures(
      this.#scopeName(text('scope')),
      measure(id)?.name[this.#lang] ?? id,
      text('period'),
      [text('value'), text('unit')].filter((part) => part !== '').join(' '),
    );
  }

  #scopeName(scope: string): string {
    const { city, level } = compareWords(this.#lang);
    const [kind = '', ...rest] = scope.split(':');
    const id = rest.join(':');
    const table = {
      district: 'districts',
      unit: 'units',
      programme: 'programmes',
      project: 'projects',
    } as const;
    if (kind === 'city') return city;
    if (kind === 'level') return level[id as keyof typeof level] ?? id;
    return kind in table ? (this.#nameOf(table[kind as keyof typeof table], id) ?? id) : id;
  }

  #gone(table: TableName, row: Row): string {
    const name = this.rowName(table, row).replace(/,$/, '');
    return name === '' ? titleOf(row) : name;
  }

  #outside({ kind, key, from, to }: Update): Pick<UpdateText, 'what' | 'old' | 'now'> {
    const words = updateWords(this.#lang);
    if (kind === 'method')
      return {
        what: words.method(key),
        old: from === null ? null : String(from),
        now: to === null ? null : String(to),
      };
    const how = from === null ? 'added' : to === null ? 'gone' : 'changed';
    const [, story] = /^stories\/(.+)\.mdx$/i.exec(key) ?? [];
    const what =
      story === undefined
        ? words.fileChanged(key, words.file[how])
        : words.storyChanged(story, words.file[how]);
    return { what, old: null, now: null };
  }
}

/** What stands where nobody gave a reason. */
function whyOf({ kind, whole }: Update, lang: Lang): string | null {
  const words = updateWords(lang);
  if (whole === 'gone') return kind === 'silent' ? words.goneSilent : words.goneWithdrawn;
  return kind === 'silent' ? words.silentSaid : null;
}

function titleOf(row: Row): string {
  for (const name of TITLES) {
    const value = valueOf(row, name);
    if (typeof value === 'string') return value;
  }
  const id = valueOf(row, 'id');
  return typeof id === 'string' ? id : '';
}
