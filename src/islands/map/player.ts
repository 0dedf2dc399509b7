/** The slider over the months and its button: made by script, because without it the months are links. */

const STEP_MS = 700;

export interface PlayerOptions {
  readonly months: readonly string[];
  readonly word: (name: string) => string;
  /** Movement only when asked for, one month at a time. */
  readonly still: boolean;
  /** Shows a month; resolves when the page shows it. */
  readonly onMonth: (month: string) => Promise<void>;
}

export class Player {
  readonly element = document.createElement('div');
  readonly #slider = document.createElement('input');
  readonly #button = document.createElement('button');
  readonly #options: PlayerOptions;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: PlayerOptions, month: string) {
    this.#options = options;
    const { months, word } = options;
    this.element.className = 'map-player';
    this.#button.type = 'button';
    this.#slider.type = 'range';
    this.#slider.min = '0';
    this.#slider.max = String(months.length - 1);
    this.#slider.step = '1';
    this.#slider.setAttribute('aria-label', word('slider'));
    this.element.append(this.#button, this.#slider);
    this.#button.addEventListener('click', () => (this.#timer === null ? this.#play() : this.stop()));
    this.#slider.addEventListener('input', () => {
      this.stop();
      void this.#go(Number(this.#slider.value));
    });
    this.stop();
    this.mark(month);
  }

  /** Says which month the page shows. */
  mark(month: string): void {
    this.#slider.value = String(this.#options.months.indexOf(month));
    this.#slider.setAttribute('aria-valuetext', month);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#button.textContent = this.#options.word('play');
    this.element.dataset['playing'] = 'no';
  }

  async #go(index: number): Promise<void> {
    const month = this.#options.months[index];
    if (month === undefined) return;
    this.mark(month);
    await this.#options.onMonth(month);
  }

  #play(): void {
    const { months, word, still } = this.#options;
    const at = Number(this.#slider.value);
    const first = at >= months.length - 1 ? 0 : at + 1;
    if (still) {
      void this.#go(first);
      return;
    }
    this.#button.textContent = word('pause');
    this.element.dataset['playing'] = 'yes';
    this.#timer = setTimeout(() => void this.#step(first), 0);
  }

  async #step(index: number): Promise<void> {
    await this.#go(index);
    // Stopped while the month was fetched.
    if (this.#timer === null) return;
    if (index >= this.#options.months.length - 1) this.stop();
    else this.#timer = setTimeout(() => void this.#step(index + 1), STEP_MS);
  }
}
