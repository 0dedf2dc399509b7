/** MapLibre behind a small door: loaded only where there is a map to bring to life. */
import '../../styles/maplibre.css';
import {
  addProtocol,
  Map as LibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
} from 'maplibre-gl';
// Bundled with the site, or the worker would have to be fetched from elsewhere.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapGroup } from '../../charts/map/types.ts';
import { platePicture } from './plates.ts';
import { boundsOf, drawnAt, type Drawing, type Roads } from './shapes.ts';
import type { View } from './state.ts';
import { themeOf, watchTheme } from '../theme.ts';
import { LABEL_PX, styleOf } from './style.ts';
import type { OpenedSources } from './tiles.ts';

export { openSources } from './tiles.ts';

export type WordOf = (name: string) => string;

export interface LiveOptions {
  readonly container: HTMLElement;
  readonly roads: Roads;
  readonly view: View;
  readonly english: boolean;
  readonly word: WordOf;
  readonly still: boolean;
  readonly onPick: (id: string | null) => void;
  readonly onHover: (id: string | null) => void;
  /** The map has drawn everything it was asked for. */
  readonly onIdle: () => void;
  /** The map can go no further, and the drawing must stand in for it. */
  readonly onLost: () => void;
}

/** A white bar across a road's end, coloured by the style. */
function bar(): ImageData {
  const image = new ImageData(26, 8);
  for (let y = 2; y < 6; y += 1)
    for (let x = 1; x < 25; x += 1) image.data.set([255, 255, 255, 255], (y * 26 + x) * 4);
  return image;
}

function localeOf(word: WordOf): Record<string, string> {
  return {
    'Map.Title': word('map'),
    'NavigationControl.ZoomIn': word('zoom_in'),
    'NavigationControl.ZoomOut': word('zoom_out'),
    'NavigationControl.ResetBearing': word('reset'),
    'CooperativeGesturesHandler.WindowsHelpText': word('gesture_ctrl'),
    'CooperativeGesturesHandler.MacHelpText': word('gesture_cmd'),
    'CooperativeGesturesHandler.MobileHelpText': word('gesture_touch'),
    'ScaleControl.Meters': word('metres'),
    'ScaleControl.Kilometers': word('kilometres'),
  };
}

/** A road is drawn so many px long at least, as on the drawing. */
const LEAST_PX = { narrow: 16, wide: 27 };
/** Between the end of a road's half and its name. */
const CLEARANCE_PX = 4;
/** From this width in px on there is room for longer roads and for names at the sides. */
const WIDE = 600;
/** More roads are drawn as they are: growing them anew at every zoom would be felt. */
const MOST_GROWN = 2000;
const EQUATOR_METRES = 40_075_017;
/** Of MapLibre's world at zoom 0. */
const TILE_PX = 512;

/** Room for the names beside the outermost roads. */
function paddingOf({ clientWidth }: HTMLElement): {
  top: number;
  bottom: number;
  left: number;
  right: number;
} {
  const side = clientWidth < WIDE ? 40 : 120;
  return { top: 40, bottom: 48, left: side, right: side };
}

/** From these zooms on there is room for the names of the broken roads on a phone, and of all roads everywhere. */
const NAMED = { broken: 12, all: 14 };
/** How far from the middle of the map a road may lie to be picked by the keyboard, in px: the nearest first. */
const REACHES = [12, 40, 90];

export class LiveMap {
  readonly #options: LiveOptions;
  readonly #map: LibreMap;
  readonly #opened: OpenedSources;
  #view: View;
  #lit: string | null = null;

  /** @throws where the browser has no WebGL2 */
  constructor(options: LiveOptions, opened: OpenedSources) {
    this.#options = options;
    this.#opened = opened;
    this.#view = options.view;
    setWorkerUrl(workerUrl);
    addProtocol('pmtiles', opened.protocol.tile);
    const { container, word, still } = options;
    const theme = themeOf(container);
    const bounds = this.#bounds();
    this.#map = new LibreMap({
      container,
      style: styleOf(theme, opened.sources, opened.basemap),
      ...(bounds === null ? {} : { bounds, fitBoundsOptions: this.#fitting() }),
      locale: localeOf(word),
      cooperativeGestures: true,
      attributionControl: false,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      maxZoom: 18,
      // Labels neither fade in nor fly: the map is a page, and prints as it stands.
      fadeDuration: 0,
      reduceMotion: still || undefined,
    });
    this.#map.setMissingStyleImageResolver((id) => this.#addPlate(id));
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    this.#map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    this.#listen();
  }

  #listen(): void {
    const map = this.#map;
    const { onPick, onHover, onIdle, onLost } = this.#options;
    map.on('style.load', () => {
      if (!map.hasImage('bar')) map.addImage('bar', bar(), { sdf: true });
      this.show(this.#view);
      this.light(this.#lit);
    });
    map.on('zoomend', () => this.show(this.#view));
    map.on('idle', onIdle);
    map.on('webglcontextlost', onLost);
    map.on('click', ({ point: { x, y } }) => onPick(this.#roadNear(x, y, 0)));
    map.getCanvas().addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') onPick(this.#roadInMiddle());
    });
    map.on('mousemove', 'roads-hit', (event) => {
      map.getCanvas().style.cursor = 'pointer';
      onHover(String(event.features?.[0]?.properties['project_id'] ?? ''));
    });
    map.on('mouseleave', 'roads-hit', () => {
      map.getCanvas().style.cursor = '';
      onHover(null);
    });
    watchTheme(() => this.#restyle());
  }

  #restyle(): void {
    const { sources, basemap } = this.#opened;
    this.#map.setStyle(styleOf(themeOf(this.#options.container), sources, basemap), { diff: false });
  }

  #addPlate(id: string): void {
    const picture = platePicture(id, themeOf(this.#options.container));
    if (picture !== null && !this.#map.hasImage(id)) this.#map.addImage(id, picture.data, picture);
  }

  /** The road at a place of the canvas, or within so many px of it. */
  #roadNear(x: number, y: number, reach: number): string | null {
    const [hit] = this.#map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: ['roads-hit', 'road-names'] },
    );
    return hit === undefined ? null : String(hit.properties['project_id']);
  }

  #roadInMiddle(): string | null {
    const { clientWidth, clientHeight } = this.#map.getCanvas();
    for (const reach of REACHES) {
      const id = this.#roadNear(clientWidth / 2, clientHeight / 2, reach);
      if (id !== null) return id;
    }
    return null;
  }

  get #isWide(): boolean {
    return this.#options.container.clientWidth >= WIDE;
  }

  /** How the roads are drawn at this zoom: long enough to be seen, with their names where there is room. */
  #drawing(): Drawing {
    const { english, roads } = this.#options;
    const px = this.#isWide ? LEAST_PX.wide : LEAST_PX.narrow;
    const { lat } = this.#map.getCenter();
    const metresPerPx =
      (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** this.#map.getZoom());
    return {
      english,
      least: roads.features.length > MOST_GROWN ? 0 : metresPerPx * px,
      clear: (px / 2 + CLEARANCE_PX) / LABEL_PX,
      named: this.#named(),
    };
  }

  /** Groups whose names have room at this zoom. */
  #named(): MapGroup[] {
    const zoom = this.#map.getZoom();
    if (zoom >= NAMED.all) return ['owed', 'gap', 'open', 'none'];
    return this.#isWide || zoom >= NAMED.broken ? ['owed', 'gap'] : [];
  }

  /** Shows a month and what the filters let through. */
  show(view: View): void {
    this.#view = view;
    const drawn = drawnAt(this.#options.roads, view, this.#drawing());
    for (const name of ['roads', 'ends', 'middles'] as const)
      this.#map.getSource<GeoJSONSource>(name)?.setData(drawn[name]);
  }

  /** The roads of the district that is chosen, or all. */
  #bounds(): ReturnType<typeof boundsOf> {
    const { district } = this.#view;
    return boundsOf(
      this.#options.roads.features.filter(
        ({ properties }) => district === null || properties.district === district,
      ),
    );
  }

  #fitting(): { padding: ReturnType<typeof paddingOf>; maxZoom: number } {
    return { padding: paddingOf(this.#options.container), maxZoom: 15 };
  }

  /** Moves the map to the roads of the district that is chosen, or to all. */
  fit(): void {
    const bounds = this.#bounds();
    if (bounds !== null) this.#map.fitBounds(bounds, { ...this.#fitting(), animate: !this.#options.still });
  }

  /** Draws a road out from the others; null for none. */
  light(id: string | null): void {
    this.#lit = id;
    if (this.#map.getLayer('roads-lit'))
      this.#map.setFilter('roads-lit', ['==', ['get', 'project_id'], id ?? '']);
  }

  /** How many roads of each group the map shows as drawn, for those who hold it to the list. */
  drawn(): Record<string, number> {
    const ids = new Map<string, string>();
    for (const { properties } of this.#map.querySourceFeatures('roads'))
      ids.set(String(properties['project_id']), String(properties['group']));
    const counts: Record<string, number> = {};
    for (const group of ids.values()) counts[group] = (counts[group] ?? 0) + 1;
    return counts;
  }

  focus(): void {
    this.#map.getCanvas().focus({ preventScroll: true });
  }

  remove(): void {
    this.#map.remove();
  }
}
