/** The mark 工: two cross streets and the road between, closed by a vermilion block; also a hung scroll and its rods. */
import { svg, type Label } from './svg.ts';

/** 24 × 22, or any size that keeps this shape. */
export function mark(label: Label, width = 24): string {
  const body =
    '<rect width="24" height="4"/><rect y="18" width="24" height="4"/><path d="M10 4h4v4h-4zM10 14h4v4h-4z"/>' +
    '<rect class="owed" x="10" y="9" width="4" height="4"/>';
  return svg('logo', (width / 24) * 22, label, `<svg viewBox="0 0 24 22">${body}</svg>`, width);
}
