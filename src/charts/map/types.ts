/** What a map is drawn from: plain data in degrees (WGS-84) and words in one language. */
import type { Status } from '../../measures/types.ts';
import { isOwed } from '../road-shape.ts';

export type LonLat = readonly [lon: number, lat: number];
export type LonLatLine = readonly LonLat[];

/** How the map tells roads apart: open, not open, late, withdrawn. "Still broken" is `owed` and `gap`. */
export const MAP_GROUPS = ['open', 'owed', 'gap', 'none'] as const;
export type MapGroup = (typeof MAP_GROUPS)[number];

export function mapGroup(status: Status): MapGroup {
  if (status === 'opened') return 'open';
  if (status === 'withdrawn') return 'none';
  return isOwed(status) ? 'owed' : 'gap';
}

export interface MapRoad {
  plate: string;
  name: string;
  href: string;
  /** What its link is called: plate, name, streets, status. */
  label: string;
  status: Status;
  /** Every line of it. */
  parts: readonly LonLatLine[];
}

interface NetworkLine {
  name: string | null;
  line: LonLatLine;
}

interface WaterShape {
  name: string | null;
  lines: readonly LonLatLine[];
  /** Rings, the outer one first. */
  areas: readonly (readonly LonLatLine[])[];
}

interface DistrictShape {
  name: string;
  areas: readonly (readonly LonLatLine[])[];
}

/** What lies under the roads. Districts only where the law allows them to be drawn. */
export interface Ground {
  network: readonly NetworkLine[];
  water: readonly WaterShape[];
  districts: readonly DistrictShape[];
}

export const NO_GROUND: Ground = { network: [], water: [], districts: [] };

/** Which roads carry words: the plate and, where `names` says so, the name. Roads of no listed group carry none. */
export interface Labelling {
  plates: readonly MapGroup[];
  names: readonly MapGroup[];
}

export interface MapWords {
  title: string;
  desc: string;
  north: string;
  /** 2 公里 */
  distance: (metres: number) => string;
}

export interface MapInput {
  /** Begins the ids inside the drawing, so that two maps can stand on one page. */
  id: string;
  roads: readonly MapRoad[];
  /** Roads outside the selection: thin lines without words or links. */
  others: readonly (readonly LonLatLine[])[];
  ground: Ground;
  /** The lines that the map must hold; all roads and others unless given. */
  focus?: readonly LonLatLine[];
  /** Metres that the map shows across at least. Default 2000. */
  least?: number;
  form: MapForm;
  words: MapWords;
  labels: { wide: Labelling; narrow: Labelling };
  /** Names of cross streets, each at a point. */
  streets?: readonly { name: string; at: LonLat }[];
}

/** Sizes in units of the drawing. */
export interface MapForm {
  width: number;
  minHeight: number;
  maxHeight: number;
  /** Free edge around the roads. */
  pad: { top: number; side: number; bottom: number };
  /** Roads are drawn at least so long. */
  least: number;
  /** How many units make a px where the drawing is shown smallest: on wide screens, and on a phone. */
  wide: number;
  narrow: number;
  /** Whether waters and districts carry their names there. */
  names: { wide: boolean; narrow: boolean };
  /** Decimals of coordinates. */
  digits: 0 | 1;
  /** Bytes that the network may take. */
  budget: number;
}

export const CITY_FORM: MapForm = {
  width: 800,
  minHeight: 440,
  maxHeight: 800,
  pad: { top: 36, side: 44, bottom: 60 },
  least: 34,
  wide: 1.1,
  narrow: 2.44,
  names: { wide: true, narrow: false },
  digits: 1,
  budget: 26_000,
};

/** Beside a text, with the main streets only. */
export const SMALL_FORM: MapForm = {
  width: 504,
  minHeight: 360,
  maxHeight: 540,
  pad: { top: 30, side: 34, bottom: 52 },
  least: 26,
  wide: 2.4,
  narrow: 1.54,
  names: { wide: false, narrow: false },
  digits: 0,
  budget: 5_000,
};

/** One district among the rest of its page. */
export const DISTRICT_FORM: MapForm = { ...CITY_FORM, maxHeight: 640, wide: 1.3, digits: 0, budget: 7_000 };

/** One road and its surroundings, on the narrow side of its page. */
export const ROAD_FORM: MapForm = {
  width: 336,
  minHeight: 230,
  maxHeight: 300,
  pad: { top: 40, side: 64, bottom: 52 },
  least: 30,
  wide: 1.1,
  narrow: 1.1,
  names: { wide: true, narrow: true },
  digits: 0,
  budget: 1_400,
};

export interface MapDrawing {
  svg: string;
  /** Metres that a road is drawn long at least, where any road had to be lengthened; else null. */
  least: number | null;
  /** Metres that one unit stands for. */
  metres: number;
  /** Whether one stroke may stand for several roads beside each other. */
  thinned: boolean;
}
