/** Files of a chart that has none on the site, written by the functions that write the others, from what the page carries. */
import { picture } from '../../charts/standalone.ts';
import { takeCsv } from '../../export/take.ts';

export interface LocalChart {
  title: string;
  lang: 'zh' | 'en';
  notes: readonly string[];
  /** The drawing as the page has it. */
  svg: string;
  padding: readonly [number, number];
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}

export function localSvg({ title, lang, notes, svg, padding }: LocalChart): string {
  return picture({ title, lang, notes }, { svg, padding });
}

export function localCsv({ title, lang, heads, rows }: LocalChart): string {
  return takeCsv({
    path: '',
    lang,
    title,
    as_of: '',
    release: null,
    publisher: '',
    licence: null,
    demo: false,
    address: '',
    columns: heads.map((name, i) => ({ id: `column_${i}`, name, unit: null })),
    rows: rows.map((row) => row.map((text) => ({ text }))),
  });
}
