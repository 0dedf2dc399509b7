/** The map's pages in a real browser: what list and map show. */
import type { Browser, Page } from 'playwright-core';
import { launch } from './browser.ts';

/** A browser that draws in software. */
export const launchDrawing = (): Promise<Browser> =>
  launch(['--use-angle=swiftshader', '--enable-unsafe-swiftshader']);

/** A browser that cannot draw at all. */
export const launchPlain = (): Promise<Browser> => launch(['--disable-gpu', '--disable-3d-apis']);

/** What the list says: rows of each group that are shown and lie on the map. */
export function listed(page: Page): Promise<string> {
  return page.evaluate(() => {
    const counts: Record<string, number> = { open: 0, owed: 0, gap: 0, none: 0 };
    for (const row of document.querySelectorAll<HTMLElement>('guatu-map [data-project]'))
      if (row.checkVisibility() && row.querySelector('i') === null) counts[row.dataset['group'] ?? '']! += 1;
    return ['open', 'owed', 'gap', 'none'].map((group) => counts[group]).join(' ');
  });
}

/** What the map has drawn, once it has drawn everything. */
export async function drawn(page: Page): Promise<string> {
  await page.waitForSelector('guatu-map[data-state="idle"]', { timeout: 60_000 });
  return (await page.getAttribute('guatu-map', 'data-drawn')) ?? '';
}

export async function monthsOf(page: Page): Promise<string[]> {
  return ((await page.getAttribute('guatu-map', 'data-months')) ?? '').split(' ');
}

/** The colour in a corner of the map, where nothing but paper is: red, green, blue. */
export async function paper(page: Page): Promise<number[]> {
  const { x, y } = (await page.locator('.map-live canvas').boundingBox())!;
  const png = await page.screenshot({ clip: { x: x + 2, y: y + 2, width: 1, height: 1 } });
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = document.createElement('canvas').getContext('2d')!;
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, png.toString('base64'));
}
