/** What is wrong with a site that is to be put in service. */

export type Finding =
  | { readonly kind: 'missing_file'; readonly path: string }
  | { readonly kind: 'empty_file'; readonly path: string }
  | { readonly kind: 'not_json'; readonly path: string }
  | { readonly kind: 'cut_off'; readonly path: string }
  /** A link that leads to no file; `from` is one of the pages that have it. */
  | { readonly kind: 'broken_link'; readonly path: string; readonly link: string }
  | { readonly kind: 'missing_anchor'; readonly path: string; readonly link: string }
  | { readonly kind: 'outside_base'; readonly path: string; readonly link: string; readonly base: string }
  | {
      readonly kind: 'figure';
      readonly path: string;
      readonly id: string;
      readonly shown: string;
      /** Null where no file has the figure. */
      readonly published: string | null;
    }
  | { readonly kind: 'no_figures'; readonly path: string }
  | { readonly kind: 'base'; readonly path: string; readonly base: string; readonly expected: string }
  | { readonly kind: 'fewer_pages'; readonly before: number; readonly now: number }
  | { readonly kind: 'smaller'; readonly before: number; readonly now: number }
  | { readonly kind: 'release'; readonly built: string | null; readonly newest: string | null }
  | { readonly kind: 'uncommitted'; readonly path: string }
  | { readonly kind: 'no_history'; readonly published: string; readonly reason: string }
  | { readonly kind: 'rewritten'; readonly published: string; readonly release: string | null };

/** Those that `--force` lets pass: an administrator may know better. */
const FORCIBLE: ReadonlySet<Finding['kind']> = new Set([
  'fewer_pages',
  'smaller',
  'uncommitted',
  'no_history',
]);

export function isForcible({ kind }: Finding): boolean {
  return FORCIBLE.has(kind);
}
