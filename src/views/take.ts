/** Charts and tables of a page as data to be taken: the page prints them, and the files under them are written from them. */
import type { Take, TakeCell, TakeColumn } from '../export/take.ts';
import { takeWords } from '../i18n/pages/take.ts';
import type { Figure, Scope } from '../measures/types.ts';
import { monthEnd } from '../model/dates.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';
import type { FigureView, Sentence } from './types.ts';

export interface PageCell extends TakeCell {
  /** How the page prints it, where it is more than its text. */
  shown?: Sentence;
}

export interface PageTake extends Take {
  rows: readonly (readonly PageCell[])[];
  /** What the lines of its drawing mean. */
  about: string | null;
  /** Addresses of the files; `svg` null where there is too much for one picture. */
  files: { csv: string; json: string; svg: string | null };
}

/** What the links under a chart or table need. */
export type TakeLinks = Pick<PageTake, 'title' | 'files'>;

/** More rows than this are no picture that anybody would look at. */
const MOST_ROWS = 120;

export interface TakeWish {
  path: string;
  title: string;
  /** The month that it speaks of. */
  period: Month;
  /** Address of the page, with the anchor of the chart or table. */
  address: string;
  columns: readonly TakeColumn[];
  rows: readonly (readonly PageCell[])[];
  about?: string;
  /** Whether it has a drawing of its own; a table is drawn as it is. */
  drawn?: boolean;
}

/** A part of a path that may be any text: no character that a file or an address could take for its own. */
export function pathPart(name: string): string {
  return name.replace(/[\\/?#%:*"<>|\s]+/g, '-');
}

/** The path of all districts' trends. */
export const TRENDS_PATH = 'districts/trends';

/** The path of one group of a ranking. */
export function rankPath(period: Month, group: string): string {
  return `rankings/${period}/${pathPart(group)}`;
}

/** The path of a page of the map; the newest month has one path, whichever address shows it. */
export function mapPath(selection: { kind: string; id?: string; period?: Month }): string {
  return selection.period ? `map/${selection.period}` : `map/by/${selection.kind}/${selection.id ?? ''}`;
}

/** Whether a view is given as a picture too. */
export function isPictured(rows: number, drawn = false): boolean {
  return drawn || rows <= MOST_ROWS;
}

export function filesOf({ urls }: Context, path: string, pictured: boolean): PageTake['files'] {
  return {
    csv: urls.view(path, 'csv'),
    json: urls.view(path, 'json'),
    svg: pictured ? urls.view(path, 'svg') : null,
  };
}

export function takeOf(context: Context, wish: TakeWish): PageTake {
  const { dataset, lang, ledger } = context;
  const { settings } = dataset;
  const { path, title, period, address, columns, rows } = wish;
  return {
    path,
    lang,
    title,
    as_of: monthEnd(period),
    release: period === dataset.as_of ? (ledger.latest?.id ?? null) : null,
    publisher: lang === 'en' && settings.publisher_en ? settings.publisher_en : settings.publisher,
    licence: settings.license,
    demo: settings.demo,
    address: context.absolute(address),
    columns,
    rows,
    about: wish.about ?? null,
    files: filesOf(context, path, isPictured(rows.length, wish.drawn)),
  };
}

/** A figure of a scope at a period, printed with its receipt. */
export function cellOf(context: Context, scope: Scope, id: string, period: Month, mixed = false): PageCell {
  const figure = context.figure(scope, id, period);
  return figureCell(figure, context.view(figure), mixed);
}

export function textCell(text: string, shown?: Sentence): PageCell {
  return shown ? { text, shown } : { text };
}

export function linkCell(text: string, href: string | null): PageCell {
  return href === null ? { text } : { text, shown: [{ link: { href, text } }] };
}

/** A figure that has its file, printed with its receipt. */
export function figureCell(figure: Figure, view: FigureView, mixed = false): PageCell {
  return {
    text: view.text,
    value: figure.value,
    ...(mixed ? { unit: figure.unit } : {}),
    numerator: figure.numerator,
    denominator: figure.denominator,
    fraction: view.fraction,
    figure: figure.id,
    owed: view.owed,
    shown:
      view.fraction === null
        ? [{ figure: view }]
        : [`${view.fraction}　`, { figure: { ...view, fraction: null } }],
  };
}

/** A count that is no figure of its own, or of a month without reports. */
export function countCell(value: number | null): PageCell {
  return { text: value === null ? '—' : String(value), value };
}

export function monthColumn(context: Context): TakeColumn {
  return { id: 'month', name: takeWords(context.lang).month, unit: null };
}
