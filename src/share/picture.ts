/** What a share picture says, ready to draw. */
import type { Shape } from '../charts/road-shape.ts';
import type { Span } from './layout.ts';

/** A road between two streets, or roads as cells. */
export type StripPicture =
  | {
      readonly kind: 'road';
      readonly shape: Shape;
      readonly actual: number | null;
      readonly planned: number | null;
      readonly actualText: string;
      readonly plannedText: string;
      readonly from: string | null;
      readonly to: string | null;
      /** Said between the bars where there are no data. */
      readonly word: string;
    }
  | { readonly kind: 'count'; readonly total: number; readonly opened: number; readonly due: number | null };

export interface SharePicture {
  readonly site: string;
  readonly asOf: readonly Span[];
  /** The number on the plate: solid once the road is open. */
  readonly plate: { readonly text: string; readonly solid: boolean } | null;
  readonly heading: string;
  readonly strip: StripPicture;
  /** One sentence, with its year. */
  readonly answer: string;
  readonly evidence: readonly Span[];
  readonly notes: readonly [left: string, right: string];
}
