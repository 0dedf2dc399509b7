/** Sheets of paper: what a PDF file holds, and what of a sheet that hangs on a wall is cut off. */
import type { Page } from 'playwright-core';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

const MM = 72 / 25.4;

/** A PDF file: its pages in mm, its words without spaces, and how many pictures of pixels it has. */
export async function readPdf(
  bytes: Uint8Array,
): Promise<{ pages: [number, number][]; text: string; pictures: number }> {
  const { OPS } = await getResolvedPDFJS();
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const pages: [number, number][] = [];
  let text = '';
  let pictures = 0;
  for (let at = 1; at <= file.numPages; at++) {
    const page = await file.getPage(at);
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
    pages.push([Math.round((x1 - x0) / MM), Math.round((y1 - y0) / MM)]);
    const { items } = await page.getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
    const { fnArray } = await page.getOperatorList();
    const drawn: readonly number[] = [
      OPS.paintImageXObject,
      OPS.paintInlineImageXObject,
      OPS.paintImageMaskXObject,
    ];
    pictures += fnArray.filter((operation: number) => drawn.includes(operation)).length;
  }
  // Fonts give a few characters as the radical of the same shape.
  return { pages, text: text.normalize('NFKC').replaceAll(/\s+/g, ''), pictures };
}

/** What stands outside the sheet, or over its edge, as printed. */
export function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sheet = document.querySelector('.hung')!;
    const edge = sheet.getBoundingClientRect();
    const boxes = [...sheet.querySelectorAll('*')].filter(
      (one) => one.closest('svg') === null || one.tagName === 'svg',
    );
    const over = boxes.filter((one) => {
      const { left, right, top, bottom, width } = one.getBoundingClientRect();
      const outside =
        left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1;
      return width > 0 && outside;
    });
    const parts = [...sheet.children].map((one) => one.getBoundingClientRect());
    const touching = parts.slice(1).filter((box, at) => box.top < parts[at]!.bottom - 1);
    return [
      ...over.map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`),
      ...touching.map(() => 'two parts of the sheet overlap'),
    ];
  });
}
