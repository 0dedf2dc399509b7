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
import type { Roads } from './map/shapes.ts';
import { addressOf, filtersOf, groupAt, matches, type View } from './map/state.ts';

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
  #player: Player | null = null;
  #asked = 0;

  connectedCallback(): void {
    const address = new URL(location.href);
    this.#view = { month: this.dataset['month'] ?? '', ...filtersOf(address) };
    this.#shown = { month: this.#view.month, whole: !address.pathname.includes('/by/') };
    this.#told.className = 'map-told';
    this.#told.setAttribute('role', 'status');
    this.addEventListener('click', (event) => this.#onClick(event));
    for (const type of ['pointerover', 'focusin'])
      this.addEventListener(type, (event) => this.#onNear(event));
    addEventListener('popstate', () => location.reload());
    this.#start().catch(() => this.#giveUp());
  }

  async #start(): Promise<void> {
    const stage = this.querySelector<HTMLElement>('.map-stage');
    const lives = stage?.querySelector('svg') !== null && hasWebGl2();
    // Everything is asked for at once: the roads, the code that draws them, and the months.
    const code = lives ? Promise.all([import('./map/live.ts'), import('./map/card.ts')]) : null;
    code?.catch(() => undefined);
    const response = await fetch(this.dataset['roads'] ?? '');
    this.#roads = (await response.json()) as Roads;
    this.dataset['ready'] = 'yes';
    const player = this.#addPlayer();
    const filtered = this.#view.district !== null || this.#view.status !== null;
    if (filtered) await player.then(() => this.#show(this.#view));
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
    if (months.length < 2) return;
    this.#player = new Player(
      {
        months,
        word: (name) => this.#word(name),
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
        onMonth: (month) => this.#show({ ...this.#view, month }),
      },
      this.#view.month,
    );
    time.before(this.#told, this.#player.element);
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
    try {
      this.#live = new LiveMap(
        {
          container,
          roads,
          sources: opened.sources,
          view: this.#view,
          english: this.dataset['lang'] === 'en',
          word: (name) => this.#word(name),
          still: matchMedia('(prefers-reduced-motion: reduce)').matches,
          onPick: (id) => this.#pick(id),
          onHover: (id) => this.#mark(id),
          onIdle: () => this.#settle(stage),
          onLost: () => this.#giveUp(),
        },
        opened,
      );
    } catch {
      this.#giveUp();
      return;
    }
    if (opened.refused) this.#say(this.#word('no_range'));
  }

  /** The first time everything is drawn, the live map takes the place of the drawing. */
  #settle(stage: HTMLElement): void {
    stage.dataset['live'] = 'yes';
    const counts = this.#live?.drawn() ?? {};
    this.dataset['drawn'] = ['open', 'owed', 'gap', 'none'].map((group) => counts[group] ?? 0).join(' ');
    this.dataset['state'] = 'idle';
  }

  #giveUp(): void {
    const stage = this.querySelector<HTMLElement>('.map-stage');
    if (stage !== null) delete stage.dataset['live'];
    this.#live?.remove();
    this.#live = null;
    stage?.querySelector('.map-live')?.remove();
    this.dataset['state'] = 'still';
  }

  #word(name: string): string {
    const template = this.querySelector<HTMLTemplateElement>('template[data-words]');
    return template?.content.querySelector(`[data-word="${name}"]`)?.textContent ?? '';
  }

  #say(text: string): void {
    this.#told.textContent = text;
  }

  /** The page of a month; null or the newest month is the map's own page. */
  #addressOf(month: string | null): string {
    const root = location.pathname.replace(/\/map\/.*$/, '/map/');
    const months = this.dataset['months']?.split(' ') ?? [];
    return month === null || month === months.at(-1) ? root : `${root}${month}/`;
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
      const opened = this.querySelector<HTMLDetailsElement>('.map-months')?.open ?? false;
      swapParts(this, page);
      const months = this.querySelector<HTMLDetailsElement>('.map-months');
      if (months !== null) months.open = opened;
      document.title = page.title;
      this.#shown = { month: view.month, whole: true };
      this.dataset['month'] = view.month;
    }
    this.#filter(view);
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

  /** Hides what the filters leave out, marks the filters in force, and says how much is left. */
  #filter(view: View): void {
    for (const row of this.querySelectorAll<HTMLElement>('[data-project]')) {
      const { district = '', group = '' } = row.dataset;
      row.hidden = !matches(view, { district, group });
    }
    for (const link of this.querySelectorAll<HTMLAnchorElement>('.filters a')) {
      const { filter, value } = link.dataset;
      const inForce =
        filter === undefined
          ? view.district === null && view.status === null
          : (filter === 'district' ? view.district : view.status) === value;
      if (inForce) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    const counts = { open: 0, owed: 0, gap: 0, none: 0 };
    for (const { properties } of this.#roads?.features ?? []) {
      const group = groupAt(properties, view.month);
      if (matches(view, { district: properties.district, group })) counts[group] += 1;
    }
    const told = this.#word('shown')
      .replace('{broken}', String(counts.owed + counts.gap))
      .replace('{open}', String(counts.open));
    this.#say(`${view.month} ${told}`);
  }

  #onClick(event: MouseEvent): void {
    if (!(event.target instanceof Element) || this.#roads === null) return;
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const month = event.target.closest<HTMLElement>('.map-time a[data-month]')?.dataset['month'];
    if (month !== undefined) {
      event.preventDefault();
      this.#player?.stop();
      void this.#show({ ...this.#view, month });
      return;
    }
    const link = event.target.closest<HTMLAnchorElement>('.filters a');
    if (link === null) return;
    event.preventDefault();
    const { filter, value = null } = link.dataset;
    const view = this.#view;
    // A filter in force is lifted by a second click.
    const other = (now: string | null): string | null => (now === value ? null : value);
    if (filter === 'district')
      void this.#show({ ...view, district: other(view.district) }).then(() => this.#live?.fit());
    else if (filter === 'status') void this.#show({ ...view, status: other(view.status) });
    else void this.#show({ ...view, district: null, status: null }).then(() => this.#live?.fit());
  }

  /** A row under the pointer or in focus is drawn out on the map. */
  #onNear(event: Event): void {
    if (!(event.target instanceof Element)) return;
    const month = event.target.closest<HTMLElement>('.map-time a[data-month]')?.dataset['month'];
    if (month !== undefined) this.#months.prefetch(this.#addressOf(month));
    const row = event.target.closest<HTMLElement>('[data-project]');
    this.#live?.light(row?.dataset['project'] ?? null);
  }

  /** A road under the pointer on the map is marked in the list. */
  #mark(id: string | null): void {
    for (const row of this.querySelectorAll('[data-project].lit')) row.classList.remove('lit');
    if (id === null) return;
    this.querySelector(`[data-project="${CSS.escape(id)}"]`)?.classList.add('lit');
    this.#live?.light(id);
  }

  #pick(id: string | null): void {
    this.querySelector('.map-card')?.remove();
    this.#live?.light(id);
    const road = this.#roads?.features.find(({ properties }) => properties.project_id === id);
    const stage = this.querySelector('.map-stage');
    if (road === undefined || stage === null || id === null || this.#cardOf === null) return;
    const row = this.querySelector(`[data-project="${CSS.escape(id)}"]`);
    const status = row?.querySelector(':scope > b')?.textContent ?? '';
    const date = row?.querySelector(':scope > span')?.textContent ?? '';
    const card = this.#cardOf({
      road,
      lang: (this.dataset['lang'] ?? 'zh') as Lang,
      status: [status, date].filter((text) => text !== '').join(' '),
      href: `${this.dataset['projects'] ?? ''}${encodeURIComponent(id)}/`,
      word: (name) => this.#word(name),
      onClose: () => this.#pick(null),
    });
    stage.prepend(card);
    card.querySelector('a')?.focus({ preventScroll: true });
  }
}

customElements.define('guatu-map', GuatuMap);
