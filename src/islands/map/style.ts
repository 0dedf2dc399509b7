/** The live map in the page's own colours: built road, owed gap, gap in time, network, water, boundaries. */
import type { StyleSpecification } from 'maplibre-gl';
import type { Theme } from '../theme.ts';

type Layer = StyleSpecification['layers'][number];

/** The page's own fonts. MapLibre reads the weight from the first name, which is no font. */
const fontsOf = ({ font }: Theme, weight: 'Regular' | 'Bold'): string[] => [
  weight,
  ...font.split(',').map((name) => name.trim().replace(/^(['"])(.*)\1$/, '$2')),
];

/** Thin from afar, as wide as a street close by. */
const width = (afar: number, near: number): ['interpolate', ['linear'], ['zoom'], ...number[]] => [
  'interpolate',
  ['linear'],
  ['zoom'],
  9,
  afar,
  15,
  near,
];

function ground(theme: Theme, source: string, sourceLayer?: string): Layer[] {
  const { hair, paper, ink3 } = theme;
  const from = sourceLayer === undefined ? { source } : { source, 'source-layer': sourceLayer };
  const kind = (name: string) => ['==', ['get', 'kind'], name] as ['==', ['get', string], string];
  return [
    {
      id: `${source}-water-area`,
      type: 'fill',
      ...from,
      filter: kind('water'),
      paint: { 'fill-color': hair },
    },
    {
      id: `${source}-water`,
      type: 'line',
      ...from,
      filter: ['all', kind('water'), ['==', ['geometry-type'], 'LineString']],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': hair, 'line-width': width(5, 40) },
    },
    {
      id: `${source}-network`,
      type: 'line',
      ...from,
      filter: kind('network'),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': hair, 'line-width': width(1, 7) },
    },
    {
      id: `${source}-district`,
      type: 'line',
      ...from,
      filter: kind('district'),
      paint: { 'line-color': ink3, 'line-width': 1, 'line-dasharray': [8, 3, 1, 3] },
    },
    {
      id: `${source}-names`,
      type: 'symbol',
      ...from,
      minzoom: 12,
      filter: ['all', ['has', 'name'], ['!=', ['get', 'kind'], 'district']],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['to-string', ['get', 'name']],
        'text-font': fontsOf(theme, 'Regular'),
        'text-size': 11,
      },
      paint: { 'text-color': ink3, 'text-halo-color': paper, 'text-halo-width': 1.5 },
    },
  ];
}

const group = (name: string) => ['==', ['get', 'group'], name] as ['==', ['get', string], string];

const middle = { 'vertical-align': 'center' } as const;

/** Size of a road's name. */
export const LABEL_PX = 13;
/** From this zoom on open roads have their plates. */
const CLOSE = 12.5;

function roads(theme: Theme): Layer[] {
  const { ink, verm, paper, ink3 } = theme;
  const line = { type: 'line', source: 'roads' } as const;
  const thick = width(3, 14);
  return [
    {
      ...line,
      id: 'roads-lit',
      filter: ['==', ['get', 'project_id'], ''],
      paint: { 'line-color': ink3, 'line-opacity': 0.35, 'line-width': width(16, 30) },
    },
    { ...line, id: 'roads-none', filter: group('none'), paint: { 'line-color': ink3, 'line-width': 1 } },
    { ...line, id: 'roads-open', filter: group('open'), paint: { 'line-color': ink, 'line-width': thick } },
    {
      ...line,
      id: 'roads-gap',
      filter: group('gap'),
      paint: { 'line-color': ink, 'line-width': thick, 'line-dasharray': [0.35, 0.65] },
    },
    {
      ...line,
      id: 'roads-owed',
      filter: group('owed'),
      paint: { 'line-color': verm, 'line-width': width(5, 16), 'line-dasharray': [0.4, 0.3] },
    },
    {
      id: 'road-ends',
      type: 'symbol',
      source: 'ends',
      layout: {
        'icon-image': 'bar',
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.4, 15, 1.4],
      },
      paint: { 'icon-color': ink },
    },
    {
      id: 'road-names',
      type: 'symbol',
      source: 'middles',
      // From afar only what is still broken has its plate; close by every road has.
      filter: ['>=', ['zoom'], ['case', ['>=', ['get', 'order'], 2], CLOSE, 0]] as never,
      layout: {
        'text-field': ['format', ['image', ['get', 'plate']], middle, ['get', 'name'], middle] as never,
        'text-font': fontsOf(theme, 'Bold'),
        'text-size': LABEL_PX,
        'text-max-width': 20,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': ['get', 'clear'],
        'text-justify': 'auto',
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': ink, 'text-halo-color': paper, 'text-halo-width': 1.5 },
    },
    // Wider than what is seen, so that a finger hits it.
    { ...line, id: 'roads-hit', paint: { 'line-opacity': 0, 'line-width': 24 } },
  ];
}

const NOTHING = { type: 'FeatureCollection', features: [] } as const;

export interface Sources {
  /** Address of `ground.geojson`; empty where there is none. */
  readonly ground: string;
  /** Addresses of PMTiles; empty where there are none. */
  readonly tiles: string;
  readonly basemap: string;
}

/** What a city's own base map is made of: pictures, or layers whose meaning is not known. */
export interface Basemap {
  readonly raster: boolean;
  readonly layers: readonly string[];
}

/** The base map in the colours of the ground: areas and lines only, whatever they are. */
function basemapLayers({ rule, hair }: Theme, { raster, layers }: Basemap): Layer[] {
  if (raster) return [{ id: 'basemap', type: 'raster', source: 'basemap' }];
  const is = (type: string) => ['==', ['geometry-type'], type] as ['==', ['geometry-type'], string];
  return layers.flatMap((name): Layer[] => {
    const from = { source: 'basemap', 'source-layer': name } as const;
    return [
      {
        id: `basemap-area-${name}`,
        type: 'fill',
        ...from,
        filter: is('Polygon'),
        paint: { 'fill-color': hair, 'fill-opacity': 0.6 },
      },
      {
        id: `basemap-line-${name}`,
        type: 'line',
        ...from,
        filter: is('LineString'),
        paint: { 'line-color': rule },
      },
    ];
  });
}

export function styleOf(theme: Theme, sources: Sources, basemap: Basemap): StyleSpecification {
  const { paper } = theme;
  const style: StyleSpecification = {
    version: 8,
    sources: {
      roads: { type: 'geojson', data: NOTHING as never, promoteId: 'project_id' },
      ends: { type: 'geojson', data: NOTHING as never },
      middles: { type: 'geojson', data: NOTHING as never },
    },
    layers: [{ id: 'paper', type: 'background', paint: { 'background-color': paper } }],
  };
  if (sources.basemap !== '') {
    const url = `pmtiles://${sources.basemap}`;
    style.sources['basemap'] = basemap.raster
      ? { type: 'raster', url, tileSize: 256 }
      : { type: 'vector', url };
    style.layers.push(...basemapLayers(theme, basemap));
  }
  if (sources.tiles !== '') {
    style.sources['network'] = { type: 'vector', url: `pmtiles://${sources.tiles}` };
    style.layers.push(...ground(theme, 'network', 'network'));
  }
  if (sources.ground !== '') {
    style.sources['ground'] = { type: 'geojson', data: sources.ground };
    style.layers.push(...ground(theme, 'ground'));
  }
  style.layers.push(...roads(theme));
  return style;
}
