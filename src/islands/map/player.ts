/** The slider over the months and its button: made by script, because without it the months are links. */
import { monthIndex } from '../../charts/month-axis.ts';

const STEP_MS = 700;
/** Half of the slider's knob, in px. */
const KNOB = 9;

interface PlayerOptions {
  /** In order of time, at least two. */
  readonly months: readonly string[];
  readonly word: (name: string) => string;
  /** Movement only when asked for, one month at a time. */
  readonly still: boolean;
  /** Shows a month; resolves when the page shows it. */
  readonly onMonth: (month: string) => Promise<void>;
}

/**
 * The month that a place of the slider stands for. Where months are missing, a step towards the gap leads across it.
 * @param offset months after the first
 */
export function monthAt(months: readonly string[], offset: number, now: string): string {
  const start = monthIndex(months[0]!);
  const after = (month: string): number => monthIndex(month) - start;
  const found =
    offset > after(now)
      ? months.find((month) => after(month) >= offset)
      : months.findLast((month) => after(month) <= offset);
  return found ?? now;
}

/**
 * Where the slider begins and ends so that its knob stands at the months of the strip, in percent of its width.
 * @param cell where the strip has one month, and how wide a month is
 */
export function trackOf(
  months: readonly string[],
  cell: { month: string; x: number; width: number },
): { left: number; right: number } {
  const middle = (month: string): number =>
    cell.x + cell.width * (monthIndex(month) - monthIndex(cell.month) + 0.5);
  const within = (at: number): number => Math.min(100, Math.max(0, at));
  return { left: within(middle(months[0]!)), right: within(middle(months.at(-1)!)) };
}

export class Player {
  readonly element = document.createElement('div');
  readonly #slider = document.createElement('input');
  readonly #button = document.createElement('button');
  readonly #options: PlayerOptions;
  #month: string;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param told where the shown month is said aloud */
  constructor(options: PlayerOptions, month: string, told: Element) {
    this.#options = options;
    this.#month = month;
    const { months, word } = options;
    this.element.className = 'map-player';
    this.element.dataset['kept'] = '';
    this.#button.type = 'button';
    this.#slider.type = 'range';
    this.#slider.min = '0';
    this.#slider.max = String(monthIndex(months.at(-1)!) - monthIndex(months[0]!));
    this.#slider.step = '1';
    this.#slider.setAttribute('aria-label', word('slider'));
    this.element.append(this.#button, told, this.#slider);
    this.#button.addEventListener('click', () => (this.#timer === null ? this.#play() : this.stop()));
    this.#slider.addEventListener('input', () => {
      this.stop();
      void this.#go(monthAt(months, Number(this.#slider.value), this.#month));
    });
    this.stop();
    this.mark(month);
  }

  /** Says which month the page shows, and stands in line with its strip. */
  mark(month: string): void {
    const { months } = this.#options;
    this.#month = month;
    this.#slider.value = String(monthIndex(month) - monthIndex(months[0]!));
    this.#slider.setAttribute('aria-valuetext', month);
    const link = this.element.parentElement?.querySelector<SVGElement>('svg a[data-month]');
    const hit = link?.querySelector('.hit');
    const cell = {
      month: link?.dataset['month'] ?? '',
      x: parseFloat(hit?.getAttribute('x') ?? ''),
      width: parseFloat(hit?.getAttribute('width') ?? ''),
    };
    if (!(cell.width > 0)) return;
    const { left, right } = trackOf(months, cell);
    this.#slider.style.marginLeft = `calc(${left}% - ${KNOB}px)`;
    this.#slider.style.width = `calc(${right - left}% + ${2 * KNOB}px)`;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#button.textContent = this.#options.word('play');
    this.element.dataset['playing'] = 'no';
  }

  async #go(month: string): Promise<void> {
    this.mark(month);
    await this.#options.onMonth(month);
  }

  #play(): void {
    const { months, word, still } = this.#options;
    const at = months.indexOf(this.#month);
    const first = at >= months.length - 1 ? 0 : at + 1;
    if (still) {
      void this.#go(months[first]!);
      return;
    }
    this.#button.textContent = word('pause');
    this.element.dataset['playing'] = 'yes';
    this.#timer = setTimeout(() => void this.#step(first), 0);
  }

  async #step(index: number): Promise<void> {
    const { months } = this.#options;
    await this.#go(months[index]!);
    // Stopped while the month was fetched.
    if (this.#timer === null) return;
    if (index >= months.length - 1) this.stop();
    else this.#timer = setTimeout(() => void this.#step(index + 1), STEP_MS);
  }
}
