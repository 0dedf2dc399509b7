/** Stories as they were read: typed trees of words and references. Nothing in them is markup, and nothing can run. */
import type { Month } from '../schema/field.ts';
import type { Lang } from '../schema/settings.ts';

/** A figure as stories name it: `district:yinzhou/opened@2013-11`. */
export interface FigureName {
  readonly id: string;
  readonly scope: string;
  readonly measure: string;
  readonly period: Month;
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  /** `href` is a web address, or a page of the site as `/projects/NB-001/`. */
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: 'figure'; readonly figure: FigureName };

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly children: readonly Inline[] }
  | {
      readonly kind: 'list';
      /** The first number; null where the items have none. */
      readonly start: number | null;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'rule' }
  /** `group` is `district`, or a group of units; `top` how many at most, null for all. */
  | {
      readonly kind: 'ranking';
      readonly period: Month;
      readonly group: string;
      readonly top: number | null;
    }
  | { readonly kind: 'road'; readonly id: string }
  /** Opened against due of a scope. */
  | { readonly kind: 'chart'; readonly scope: string };

export interface FrontMatter {
  readonly title: string;
  readonly title_en: string | null;
  /** The day that it was written, ISO. */
  readonly date: string;
  /** Who writes, the office first. */
  readonly author: string;
  readonly summary: string;
  /** The release whose figures it tells; null for the first release that has the story. */
  readonly release: string | null;
  /** The month, quarter or year whose digest it is the text of: `2013-11`, `2013-Q3`, `2013`. */
  readonly digest: string | null;
  readonly language: Lang;
}

export interface Story extends FrontMatter {
  /** Path below the data folder. */
  readonly file: string;
  /** The last part of its address. */
  readonly slug: string;
  readonly blocks: readonly Block[];
}

/** Every figure that blocks name, in their order. */
export function figuresIn(blocks: readonly Block[]): FigureName[] {
  const ofInline = (one: Inline): FigureName[] => {
    if (one.kind === 'figure') return [one.figure];
    return 'children' in one ? one.children.flatMap(ofInline) : [];
  };
  return blocks.flatMap((block): FigureName[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return block.children.flatMap(ofInline);
      case 'list':
        return block.items.flatMap(figuresIn);
      case 'quote':
        return figuresIn(block.children);
      default:
        return [];
    }
  });
}
