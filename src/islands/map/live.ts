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
import { PMTiles, Protocol } from 'pmtiles';
import { boundsOf, drawnAt, type Roads } from './shapes.ts';
import type { View } from './state.ts';
import { styleOf, themeOf, type Sources } from './style.ts';

export type WordOf = (name: string) => string;

export interface LiveOptions {
  readonly container: HTMLElement;
  readonly roads: Roads;
  readonly sources: Sources;
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

/** The layers of a tile file; null where the host cannot send parts of a file. */
async function layersOf(address: string): Promise<string[] | null> {
  try {
    const file = new PMTiles(new URL(address, location.href).href);
    const metadata = (await file.getMetadata()) as { vector_layers?: { id: string }[] };
    return (metadata.vector_layers ?? []).map(({ id }) => id);
  } catch {
    return null;
  }
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
  const side = clientWidth < WIDE ? 44 : 100;
  return { top: 40, bottom: 48, left: side * 0.8, right: side };
}

export interface OpenedSources {
  readonly sources: Sources;
  readonly basemapLayers: readonly string[];
  /** Whether a file of tiles had to be left out. */
  readonly refused: boolean;
}

/** Looks whether the host sends parts of files; tiles that it cannot send are left out. */
export async function openSources(wanted: Sources): Promise<OpenedSources> {
  const [tiles, basemap] = await Promise.all(
    [wanted.tiles, wanted.basemap].map((address) => (address === '' ? [] : layersOf(address))),
  );
  const sources = {
    ...wanted,
    tiles: tiles === null ? '' : wanted.tiles,
    basemap: basemap === null ? '' : wanted.basemap,
  };
  return { sources, basemapLayers: basemap ?? [], refused: tiles === null || basemap === null };
}

export class LiveMap {
  readonly #options: LiveOptions;
  readonly #map: LibreMap;
  readonly #basemapLayers: readonly string[];
  #sources: Sources;
  #view: View;
  #lit: string | null = null;

  /** @throws where the browser has no WebGL2 */
  constructor(options: LiveOptions, { sources, basemapLayers }: OpenedSources) {
    this.#options = options;
    this.#sources = sources;
    this.#basemapLayers = basemapLayers;
    this.#view = options.view;
    setWorkerUrl(workerUrl);
    if (sources.tiles !== '' || sources.basemap !== '') addProtocol('pmtiles', new Protocol().tile);
    const { container, word, still, roads } = options;
    const theme = themeOf(container);
    const bounds = boundsOf(roads.features);
    this.#map = new LibreMap({
      container,
      style: styleOf(theme, this.#sources, basemapLayers),
      ...(bounds === null ? {} : { bounds, fitBoundsOptions: { padding: paddingOf(container) } }),
      localIdeographFontFamily: theme.font,
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
    map.on('click', (event) => {
      const [hit] = map.queryRenderedFeatures(event.point, { layers: ['roads-hit', 'road-names'] });
      onPick(hit === undefined ? null : String(hit.properties['project_id']));
    });
    map.on('mousemove', 'roads-hit', (event) => {
      map.getCanvas().style.cursor = 'pointer';
      onHover(String(event.features?.[0]?.properties['project_id'] ?? ''));
    });
    map.on('mouseleave', 'roads-hit', () => {
      map.getCanvas().style.cursor = '';
      onHover(null);
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#restyle());
  }

  #restyle(): void {
    const theme = themeOf(this.#options.container);
    this.#map.setStyle(styleOf(theme, this.#sources, this.#basemapLayers), { diff: false });
  }

  /** Metres on the ground that a road takes at least at this zoom. */
  #least(): number {
    if (this.#options.roads.features.length > MOST_GROWN) return 0;
    const { lat } = this.#map.getCenter();
    const metresPerPx =
      (EQUATOR_METRES * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** this.#map.getZoom());
    const { clientWidth } = this.#options.container;
    return metresPerPx * (clientWidth < WIDE ? LEAST_PX.narrow : LEAST_PX.wide);
  }

  /** Shows a month and what the filters let through. */
  show(view: View): void {
    this.#view = view;
    const drawn = drawnAt(this.#options.roads, view, this.#options.english, this.#least());
    for (const name of ['roads', 'ends', 'middles'] as const)
      this.#map.getSource<GeoJSONSource>(name)?.setData(drawn[name]);
  }

  /** Moves the map to the roads that the filters let through. */
  fit(): void {
    const { roads, still, container } = this.#options;
    const { district } = this.#view;
    const bounds = boundsOf(
      roads.features.filter(({ properties }) => district === null || properties.district === district),
    );
    if (bounds !== null)
      this.#map.fitBounds(bounds, { padding: paddingOf(container), maxZoom: 15, animate: !still });
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

  resize(): void {
    this.#map.resize();
  }

  remove(): void {
    this.#map.remove();
  }
}
