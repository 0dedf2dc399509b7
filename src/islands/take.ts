/**
 * <guatu-take data-svg>: adds a button that makes a PNG of the view from its SVG, at twice its size and in the colours of
 * the page as it stands. The links to the other files work without it.
 */
import { PALETTE, recoloured, type Token } from '../charts/palette.ts';

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

async function pngOf(svgAddress: string): Promise<Blob> {
  const response = await fetch(svgAddress);
  if (!response.ok) throw new Error(String(response.status));
  const svg = recoloured(await response.text(), coloursNow());
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

class Take extends HTMLElement {
  connectedCallback(): void {
    const svg = this.dataset['svg'];
    if (!svg || this.querySelector('button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'PNG';
    const named = this.querySelector('.hide')?.cloneNode(true);
    if (named) button.append(named);
    const state = document.createElement('span');
    state.setAttribute('role', 'status');
    button.addEventListener('click', () => void this.make(svg, button, state));
    this.append(button, state);
  }

  private async make(svg: string, button: HTMLButtonElement, state: HTMLElement): Promise<void> {
    button.disabled = true;
    state.textContent = this.dataset['working'] ?? '';
    try {
      save(await pngOf(svg), fileName(svg));
      state.textContent = '';
    } catch {
      state.textContent = this.dataset['failed'] ?? '';
    }
    button.disabled = false;
  }
}

customElements.define('guatu-take', Take);
