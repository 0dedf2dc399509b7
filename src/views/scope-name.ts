/** Scopes of figures as a reader knows them. */
import { compareWords } from '../i18n/compare.ts';
import type { Scope } from '../measures/types.ts';
import { nameOf } from './cells.ts';
import type { Context } from './context.ts';

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
