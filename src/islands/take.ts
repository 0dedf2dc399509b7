/**
 * <guatu-take data-svg | data-local>: adds a button that makes a PNG of the view from its SVG, at twice its size and in the colours of
 * the page as it stands. The links to the other files work without it. A chart without
 * files of its own (`data-local`) has its CSV and SVG written here too.
 */
import { PALETTE, recoloured, thickened, type Token } from '../charts/palette.ts';
import type { LocalChart } from './take/local.ts';
import { tableCells } from './table-cells.ts';

const SCALE = 2;

/** The colours of the page now, as `#rrggbb`; what cannot be said so stays as it is by day. */
function coloursNow(): Partial<Record<Token, string>> {
  const style = getComputedStyle(document.documentElement);
  const colours: Partial<Record<Token, string>> = {};
  for (const name of Object.keys(PALETTE) as Token[]) {
    const colour = style.getPropertyValue(`--${name}`).trim();
    if (/^#[0-9a-f]{6}$/i.test(colour)) colours[name] = colour;
  }
  return colours;
}

async function fetched(svgAddress: string): Promise<string> {
  const response = await fetch(svgAddress);
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}

async function pngOf(drawing: string): Promise<Blob> {
  const svg = thickened(recoloured(drawing, coloursNow()), SCALE);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => {
      if (blob) done(blob);
      else fail(new Error('no picture'));
    }, 'image/png'),
  );
}

/** districts-yinzhou-trend.png */
function fileName(svgAddress: string): string {
  const path = decodeURIComponent(svgAddress.split('/data/views/')[1] ?? 'chart.svg');
  return path.replace(/\.svg$/, '.png').replaceAll('/', '-');
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** What the page carries of a chart without files. */
function localOf(element: HTMLElement): LocalChart | null {
  const chart = element.closest('guatu-chart');
  const svg = chart?.querySelector('.still svg');
  const table = chart?.querySelector('details table');
  if (!svg || !table) return null;
  const [left = 0, right = 0] = (element.dataset['padding'] ?? '').split(' ').map(Number);
  return {
    title: element.dataset['title'] ?? '',
    lang: document.documentElement.lang === 'en' ? 'en' : 'zh',
    notes: (element.dataset['notes'] ?? '').split('\n'),
    svg: svg.outerHTML,
    padding: [left, right],
    ...tableCells(table),
  };
}

class Take extends HTMLElement {
  private readonly state = document.createElement('span');

  connectedCallback(): void {
    if (this.querySelector('button')) return;
    const { svg, local } = this.dataset;
    this.state.setAttribute('role', 'status');
    if (svg) this.offer('PNG', async () => save(await pngOf(await fetched(svg)), fileName(svg)));
    else if (local) this.offerLocal(local.replaceAll('/', '-'));
    this.append(this.state);
  }

  private offerLocal(name: string): void {
    const chart = localOf(this);
    if (chart === null) return;
    const make = (): Promise<typeof import('./take/local.ts')> => import('./take/local.ts');
    this.offer('CSV', async () =>
      save(new Blob([(await make()).localCsv(chart)], { type: 'text/csv' }), `${name}.csv`),
    );
    this.offer('SVG', async () =>
      save(new Blob([(await make()).localSvg(chart)], { type: 'image/svg+xml' }), `${name}.svg`),
    );
    this.offer('PNG', async () => save(await pngOf((await make()).localSvg(chart)), `${name}.png`));
  }

  private offer(label: string, make: () => Promise<void>): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    const named = this.querySelector('.hide')?.cloneNode(true);
    if (named) button.append(named);
    button.addEventListener('click', () => {
      button.disabled = true;
      this.state.textContent = this.dataset['working'] ?? '';
      make().then(
        () => this.done(button, ''),
        () => this.done(button, this.dataset['failed'] ?? ''),
      );
    });
    this.append(button);
  }

  private done(button: HTMLButtonElement, words: string): void {
    button.disabled = false;
    this.state.textContent = words;
  }
}

customElements.define('guatu-take', Take);
