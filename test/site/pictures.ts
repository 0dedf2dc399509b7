/** Drawings and pictures as a browser sees them. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/** What each element of a drawing looks like, in order. */
export function looks(page: Page, root: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const drawing = document.querySelector(selector)!;
    return [...drawing.querySelectorAll('path,line,circle,rect,text,tspan,use')]
      .filter((e) => !e.closest('.narrow') && !e.classList.contains('hit'))
      .map((element) => {
        const style = getComputedStyle(element);
        const stroked =
          style.stroke === 'none'
            ? ''
            : `${style.strokeWidth} ${style.strokeDasharray} ${style.strokeDashoffset} ${style.strokeLinejoin} ${style.vectorEffect}`;
        const worded = /^t/.test(element.tagName)
          ? `${style.fontSize} ${style.fontWeight} ${style.textAnchor} ${style.paintOrder}`
          : '';
        return `${element.tagName} ${style.fill} ${style.stroke} ${stroked} ${worded} ${element.childElementCount > 0 ? '' : element.textContent}`;
      });
  }, root);
}

interface Decoded {
  width: number;
  height: number;
  corner: number[];
  /** Share of pixels that are not paper. */
  drawn: number;
}

export async function download(
  page: Page,
  button: ReturnType<Page['locator']>,
): Promise<{ bytes: Buffer; name: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { bytes: readFileSync(await file.path()), name: file.suggestedFilename() };
}

/** Decoded where no policy stands in the way. */
export async function decoded(browser: Browser, bytes: Buffer): Promise<Decoded> {
  const page = await browser.newPage();
  const result = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    let other = 0;
    for (let i = 0; i < pixels.length; i += 4)
      if (Math.abs(pixels[i]! - pixels[0]!) + Math.abs(pixels[i + 1]! - pixels[1]!) > 40) other += 1;
    return {
      width: canvas.width,
      height: canvas.height,
      corner: [...pixels.slice(0, 3)],
      drawn: (other * 4) / pixels.length,
    };
  }, bytes.toString('base64'));
  await page.close();
  return result;
}
