/**
 * <guatu-map>: brings the map to life where the browser can. The drawing, the list and the months are there without
 * it; it stays the drawing that is printed, and that comes back when anything fails.
 */
import '../styles/live-map.css';
import type { Lang } from '../schema/settings.ts';
import type { cardOf } from './map/card.ts';
import type { LiveMap } from './map/live.ts';
import { Months, swapParts } from './map/months.ts';
import { Player } from './map/player.ts';
import { filterRows } from './map/rows.ts';
import type { Roads } from './map/shapes.ts';
import {
  addressOf,
  countsOf,
  filtersOf,
  placeOf,
  statusAt,
  type Filters,
  type RoadFacts,
  type View,
} from './map/state.ts';

/** Whether the browser draws with WebGL2, asked without leaving a context behind. */
function hasWebGl2(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}

class GuatuMap extends HTMLElement {
  readonly #months = new Months();
  readonly #told = document.createElement('p');
  #view: View = { month: '', district: null, status: null };
  /** The month and completeness of what the page shows. */
  #shown = { month: '', whole: true };
  #roads: Roads | null = null;
  #live: LiveMap | null = null;
  #cardOf: typeof cardOf | null = null;
  #picked: string | null = null;
  #player: Player | null = null;
  #asked = 0;

  connectedCallback(): void {
    const address = new URL(location.href);
    const { filters } = placeOf(address.pathname) ?? {};
    this.#view = { month: this.dataset['month'] ?? '', ...filtersOf(address) };
    this.#shown = {
      month: this.#view.month,
      whole: (filters?.district ?? null) === null && (filters?.status ?? null) === null,
    };
    this.#told.className = 'map-told';
    this.#told.setAttribute('role', 'status');
    this.addEventListener('click', (event) => this.#onClick(event));
    for (const type of ['pointerover', 'focusin'])
      this.addEventListener(type, (event) => this.#onNear(event));
    addEventListener('popstate', () => this.#restore());
    const lives = this.querySelector('.map-stage svg') !== null && hasWebGl2();
    this.#start(lives).catch(() => this.#giveUp(lives));
  }

  async #start(lives: boolean): Promise<void> {
    // Everything is asked for at once: the roads, the code that draws them, and the months.
    const code = lives ? Promise.all([import('./map/live.ts'), import('./map/card.ts')]) : null;
    code?.catch(() => undefined);
    const response = await fetch(this.dataset['roads'] ?? '');
    if (!response.ok) throw new Error(String(response.status));
    this.#roads = (await response.json()) as Roads;
    this.dataset['ready'] = 'yes';
    const player = this.#addPlayer();
    const filtered = this.#view.district !== null || this.#view.status !== null;
    if (filtered) await player.then(() => this.#show(this.#view));
    const stage = this.querySelector<HTMLElement>('.map-stage');
    if (stage && code) await this.#bringToLife(stage, this.#roads, ...(await code));
    else this.dataset['state'] = 'still';
    await player;
  }

  /** The slider runs over every month of the campaign, whichever page it was opened on. */
  async #addPlayer(): Promise<void> {
    const time = this.querySelector('[data-map-part="time"]');
    if (time === null) return;
    const newest = this.#addressOf(null);
    const latest = newest === location.pathname ? document : await this.#months.page(newest);
    const months = latest.querySelector<HTMLElement>('guatu-map')?.dataset['months']?.split(' ') ?? [];
    this.dataset['months'] = months.join(' ');
    const head = time.querySelector(':scope > header');
    if (months.length < 2) {
      this.#told.dataset['kept'] = '';
      head?.after(this.#told);
      return;
    }
    this.#player = new Player(
      {
        months,
        word: (name) => this.#word(name),
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
        onMonth: (month) => this.#show({ ...this.#view, month }),
      },
      this.#view.month,
      this.#told,
    );
    head?.after(this.#player.element);
    this.#player.mark(this.#view.month);
  }

  async #bringToLife(
    stage: HTMLElement,
    roads: Roads,
    { LiveMap, openSources }: typeof import('./map/live.ts'),
    card: typeof import('./map/card.ts'),
  ): Promise<void> {
    this.#cardOf = card.cardOf;
    const wanted = (name: string): string => this.dataset[name] ?? '';
    const opened = await openSources({
      ground: wanted('ground'),
      tiles: wanted('tiles'),
      basemap: wanted('basemap'),
    });
    const container = document.createElement('div');
    container.className = 'map-live';
    const drawing = stage.querySelector('svg')!.getBoundingClientRect();
    container.style.aspectRatio = String(drawing.width / Math.max(1, drawing.height));
    stage.prepend(container);
    this.#live = new LiveMap(
      {
        container,
        roads,
        view: this.#view,
        english: this.dataset['lang'] === 'en',
        word: (name) => this.#word(name),
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
        onPick: (id) => this.#pick(id),
        onHover: (id) => this.#mark(id),
        onIdle: () => this.#settle(stage),
        onLost: () => this.#giveUp(true),
      },
      opened,
    );
    if (opened.refused) this.#note(this.#word('no_range'));
  }

  /** The first time everything is drawn, the live map takes the place of the drawing. */
  #settle(stage: HTMLElement): void {
    stage.dataset['live'] = 'yes';
    const counts = this.#live?.drawn() ?? {};
    this.dataset['drawn'] = ['open', 'owed', 'gap', 'none'].map((group) => counts[group] ?? 0).join(' ');
    this.dataset['state'] = 'idle';
  }

  /** @param failed whether the browser should have been able to draw: then the page says so */
  #giveUp(failed: boolean): void {
    const stage = this.querySelector<HTMLElement>('.map-stage');
    if (stage !== null) delete stage.dataset['live'];
    this.#pick(null);
    this.#live?.remove();
    this.#live = null;
    stage?.querySelector('.map-live')?.remove();
    if (failed) this.#note(this.#word('failed'));
    this.dataset['state'] = 'still';
  }

  #word(name: string): string {
    const template = this.querySelector<HTMLTemplateElement>('template[data-words]');
    return template?.content.querySelector(`[data-word="${name}"]`)?.textContent ?? '';
  }

  /** Something about the map itself, above it. */
  #note(text: string): void {
    const note = document.createElement('p');
    note.className = 'map-note soft';
    note.setAttribute('role', 'status');
    note.textContent = text;
    const stage = this.querySelector('.map-stage');
    stage?.querySelector('.map-note')?.remove();
    stage?.prepend(note);
  }

  /** The page of a month; null or the newest month is the map's own page. */
  #addressOf(month: string | null): string {
    const root = placeOf(location.pathname)?.root ?? location.pathname;
    return month === null || month === this.#newest() ? root : `${root}${month}/`;
  }

  #newest(): string {
    return this.dataset['months']?.split(' ').at(-1) ?? '';
  }

  /** What an address of the map shows: its month, or the newest, and its filters. */
  #viewOf(address: URL): View {
    return { month: placeOf(address.pathname)?.month ?? this.#newest(), ...filtersOf(address) };
  }

  /** After going back or forward among addresses of this page. */
  #restore(): void {
    const { month, district, status } = this.#viewOf(new URL(location.href));
    const now = this.#view;
    if (month === now.month && district === now.district && status === now.status) return;
    this.#player?.stop();
    void this.#show({ month, district, status });
  }

  /** Shows a view everywhere at once: heading, list, time axis, map and address. */
  async #show(view: View): Promise<void> {
    const asked = (this.#asked += 1);
    this.#view = view;
    const address = this.#addressOf(view.month);
    if (this.#shown.month !== view.month || !this.#shown.whole) {
      let page: Document;
      try {
        page = await this.#months.page(address);
      } catch {
        location.assign(addressOf(address, view));
        return;
      }
      // Overtaken by a later wish.
      if (asked !== this.#asked) return;
      swapParts(this, page);
      document.title = page.title;
      this.#shown = { month: view.month, whole: true };
      this.dataset['month'] = view.month;
    }
    filterRows(this, this.#facts(), view);
    this.#tell(view);
    this.#player?.mark(view.month);
    delete this.dataset['state'];
    if (this.#live === null) this.dataset['state'] = 'still';
    else this.#live.show(view);
    this.#pick(null);
    history.replaceState(null, '', addressOf(address, view));
    this.#prefetchAround(view.month);
  }

  #prefetchAround(month: string): void {
    const months = this.dataset['months']?.split(' ') ?? [];
    const next = months[months.indexOf(month) + 1];
    if (next !== undefined) this.#months.prefetch(this.#addressOf(next));
  }

  #facts(): RoadFacts[] {
    return this.#roads?.features.map(({ properties }) => properties) ?? [];
  }

  /** The month, and how much of it is on the map. */
  #tell(view: View): void {
    const drawn = this.#roads?.features.filter(({ geometry }) => geometry !== null) ?? [];
    const counts = countsOf(
      drawn.map(({ properties }) => properties),
      view,
    );
    const words = this.#word('shown')
      .replace('{broken}', String(counts.owed + counts.gap))
      .replace('{open}', String(counts.open));
    this.#told.textContent = `${view.month} ${words}`;
  }

  #onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element) || this.#roads === null) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest<HTMLElement | SVGElement>('.map-time a, .filters a, .map-only a');
    if (link === null) return;
    const address = new URL(link.getAttribute('href') ?? '', location.href);
    if (placeOf(address.pathname) === null) return;
    event.preventDefault();
    this.#player?.stop();
    const now = this.#view;
    if (link.closest('.map-time') !== null)
      void this.#show({ ...now, month: link.dataset['month'] ?? this.#viewOf(address).month });
    else if (link.closest('.filters') !== null) this.#choose(link.dataset['filter'], link.dataset['value']);
    else void this.#filter(filtersOf(address));
  }

  /** A filter joins those in force; one that is in force already is lifted. */
  #choose(kind: string | undefined, value = ''): void {
    const { district, status } = this.#view;
    const other = (now: string | null): string | null => (now === value ? null : value);
    if (kind === 'district') void this.#filter({ district: other(district), status });
    else if (kind === 'status') void this.#filter({ district, status: other(status) });
    else void this.#filter({ district: null, status: null });
  }

  async #filter(filters: Filters): Promise<void> {
    const { month, district } = this.#view;
    await this.#show({ month, ...filters });
    if (filters.district !== district) this.#live?.fit();
  }

  /** A row under the pointer or in focus is drawn out on the map. */
  #onNear(event: Event): void {
    if (!(event.target instanceof Element)) return;
    const month = event.target.closest<HTMLElement | SVGElement>('.map-time a[data-month]')?.dataset['month'];
    if (month !== undefined) this.#months.prefetch(this.#addressOf(month));
    const row = event.target.closest<HTMLElement>('[data-project]');
    this.#live?.light(row?.dataset['project'] ?? this.#picked);
  }

  /** A road under the pointer on the map is marked in the list. */
  #mark(id: string | null): void {
    for (const row of this.querySelectorAll('[data-project].lit')) row.classList.remove('lit');
    this.#live?.light(id ?? this.#picked);
    if (id !== null) this.#rowOf(id)?.classList.add('lit');
  }

  #rowOf(id: string): HTMLElement | null {
    return this.querySelector(`[data-project="${CSS.escape(id)}"]`);
  }

  #pick(id: string | null): void {
    const last = this.querySelector('.map-card');
    const hadFocus = last?.contains(document.activeElement) ?? false;
    last?.remove();
    const road = this.#roads?.features.find(({ properties }) => properties.project_id === id);
    const stage = this.querySelector('.map-stage');
    this.#picked = road === undefined ? null : id;
    this.#live?.light(this.#picked);
    if (road === undefined || stage === null || id === null || this.#cardOf === null) {
      // The keyboard stays where the card was.
      if (hadFocus) this.#live?.focus();
      return;
    }
    const status = statusAt(road.properties, this.#view.month);
    const date = this.#rowOf(id)?.querySelector(':scope > span')?.textContent ?? '';
    const card = this.#cardOf({
      road,
      lang: (this.dataset['lang'] ?? 'zh') as Lang,
      status: [status === null ? '' : this.#word(`status_${status}`), date]
        .filter((text) => text !== '')
        .join(' '),
      href: `${this.dataset['projects'] ?? ''}${encodeURIComponent(id)}/`,
      word: (name) => this.#word(name),
      onClose: () => this.#pick(null),
    });
    (stage.querySelector('.map-live') ?? stage.firstElementChild)?.after(card);
    card.querySelector('a')?.focus({ preventScroll: true });
  }
}

customElements.define('guatu-map', GuatuMap);
