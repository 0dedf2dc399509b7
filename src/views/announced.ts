/** What the publisher announced beside what the published rows prove. */
import { compareWords } from '../i18n/compare.ts';
import { scopeId, scopesOf } from '../measures/figures.ts';
import { measure } from '../measures/catalog.ts';
import type { Figure, Scope } from '../measures/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';
import type { FigureView } from './types.ts';

export interface AnnouncedRow {
  scope: string;
  measure: string;
  period: string;
  announced: string;
  computed: FigureView;
  figure: Figure;
  source: string;
}

/** The name of a scope as a reader knows it. */
export function scopeName(context: Context, scope: Scope): string {
  switch (scope.kind) {
    case 'city':
      return context.words.city;
    case 'programme':
      return nameOf(scope.programme, context.lang);
    case 'district':
      return nameOf(scope.district, context.lang);
    case 'unit':
      return nameOf(scope.unit, context.lang);
    case 'group':
      return scope.group;
    case 'level':
      return compareWords(context.lang).level[scope.level];
    case 'project':
      return nameOf(scope.project, context.lang);
  }
}

/** The announced figures of some scopes, each beside the computed one of the same period. */
export function announcedRows(context: Context, wanted: (scope: string) => boolean): AnnouncedRow[] {
  const { dataset, lang } = context;
  if (dataset.announced.length === 0) return [];
  const scopes = new Map(scopesOf(dataset).map((scope) => [scopeId(scope), scope]));
  return dataset.announced.flatMap((row) => {
    const scope = scopes.get(row.scope);
    const definition = measure(row.measure);
    if (!scope || !definition || !wanted(row.scope)) return [];
    const period = row.period.length === 4 ? `${row.period}-12` : row.period;
    // A figure file exists only for the periods of the site; an earlier announcement is held against the same rows.
    if (!dataset.periods.includes(period)) return [];
    const figure = context.figure(scope, row.measure, period);
    return [
      {
        scope: scopeName(context, scope),
        measure: definition.name[lang],
        period: row.period,
        announced: `${row.value}${row.unit ? ` ${row.unit}` : ''}`,
        computed: context.view(figure),
        figure,
        source: row.source_url,
      },
    ];
  });
}
