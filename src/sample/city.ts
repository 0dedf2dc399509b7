/** The fictional city: its districts, its street grid, its units and the posts in them. */
import { DISTRICT_STEMS, type Name, type Namer } from './names.ts';
import type { Random } from './random.ts';

export interface District {
  readonly id: string;
  readonly name: Name;
  readonly code: string;
  readonly leader: string;
  readonly office: string;
  readonly team: string;
  readonly towns: readonly Name[];
  /** Roads of the campaign that lie in it. */
  readonly size: number;
}

export interface Unit {
  readonly id: string;
  readonly name: Name;
  readonly group: '县市区' | '市直部门' | '国有企业';
  readonly district: District | null;
  readonly phone: string;
  /** Whether it leads projects; others only answer for a part of the work. */
  readonly leads: boolean;
}

export interface City {
  readonly districts: readonly District[];
  readonly units: readonly Unit[];
  /** The government of each district, in the districts' order. */
  readonly governments: readonly Unit[];
  readonly bureaus: readonly Unit[];
  readonly companies: readonly Unit[];
}

/** Six districts up to 120 roads, two more with every doubling, at most twenty. */
function districtCount(projects: number): number {
  if (projects <= 120) return 6;
  return Math.min(DISTRICT_STEMS.length, 6 + Math.floor(2 * Math.log2(projects / 60)));
}

/** Shares of the roads; the first six give 9, 13, 14, 7, 6 and 10 of 59. */
const SHARES = [9, 13, 14, 7, 6, 10];

/** Whole parts of `total` by the shares, largest remainder first. */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const exact = shares.map((share) => (total * share) / sum);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { index } of byRemainder) {
    if (left-- <= 0) break;
    parts[index]!++;
  }
  return parts;
}

const TEAM_NUMBERS = '一二三四五六七八九十'.split('');

function teamNumber(index: number): string {
  if (index < 10) return TEAM_NUMBERS[index]!;
  return index === 19 ? '二十' : `十${TEAM_NUMBERS[index - 10]!}`;
}

function makeDistricts(projects: number, names: Namer): District[] {
  const stems = DISTRICT_STEMS.slice(0, districtCount(projects));
  const sizes = apportion(
    projects,
    stems.map((_, i) => SHARES[i % SHARES.length]!),
  );
  const offices = ['市政建设处', '城市更新处', '道路桥梁处', '计划财务处', '质量安全处', '交通组织处'];
  return stems.map((stem, i) => ({
    id: stem.en.toLowerCase(),
    name: { zh: `${stem.zh}区`, en: `${stem.en} District` },
    // No province has the code 00.
    code: `0001${String(i + 1).padStart(2, '0')}`,
    leader: `${stem.zh}区副区长（分管城建）`,
    office: `市住房和城乡建设局${offices[i % offices.length]!}`,
    team: `第${teamNumber(i)}工作组`,
    towns: Array.from({ length: Math.max(4, Math.min(12, Math.ceil(sizes[i]! / 2.5))) }, () => names.town()),
    size: sizes[i]!,
  }));
}

const BUREAUS: readonly [id: string, zh: string, en: string, leads: boolean][] = [
  ['zjj', '市住房和城乡建设局', 'Housing and Construction Bureau', true],
  ['jtj', '市交通运输局', 'Transport Bureau', true],
  ['zgj', '市自然资源和规划局', 'Natural Resources and Planning Bureau', true],
  ['swj', '市水务局', 'Water Affairs Bureau', true],
  ['zfj', '市综合行政执法局', 'Urban Management Bureau', false],
];
const COMPANIES: readonly [id: string, zh: string, en: string, leads: boolean][] = [
  ['cjjt', '示例城建集团', 'Shili City Construction Group', true],
  ['jtjt', '示例交通投资集团', 'Shili Transport Investment Group', true],
  ['gdjs', '示例轨道建设公司', 'Shili Rail Construction Company', true],
  ['gdgs', '示例供电公司', 'Shili Power Supply Company', false],
  ['swjt', '示例水务集团', 'Shili Water Group', false],
];

/** The units; cities with more than six districts also have a bureau and a company in each of them. */
export function makeCity(projects: number, names: Namer): City {
  const districts = makeDistricts(projects, names);
  let number = 0;
  // Area code 0300 is not assigned, and no subscriber number begins with 0.
  const phone = (): string => `0300-${String(++number).padStart(8, '0')}`;
  const unit = (
    id: string,
    zh: string,
    en: string,
    group: Unit['group'],
    district: District | null,
    leads: boolean,
  ) => ({
    id,
    name: { zh, en },
    group,
    district,
    phone: phone(),
    leads,
  });
  const governments = districts.map((d) =>
    unit(`${d.id}-gov`, `${d.name.zh}政府`, `${d.name.en} Government`, '县市区', d, true),
  );
  const bureaus = BUREAUS.map(([id, zh, en, leads]) => unit(id, zh, en, '市直部门', null, leads));
  const companies = COMPANIES.map(([id, zh, en, leads]) => unit(id, zh, en, '国有企业', null, leads));
  const more =
    districts.length > 6
      ? districts.flatMap((d) => [
          unit(
            `${d.id}-zj`,
            `${d.name.zh}住房和城乡建设局`,
            `${d.name.en} Construction Bureau`,
            '县市区',
            d,
            true,
          ),
          unit(
            `${d.id}-ct`,
            `${d.name.zh}城建投资公司`,
            `${d.name.en} Construction Investment`,
            '国有企业',
            d,
            true,
          ),
        ])
      : [];
  return {
    districts,
    units: [...governments, ...bureaus, ...companies, ...more],
    governments,
    bureaus,
    companies,
  };
}

/** A stretch of a street between two cross streets that no road joined before the campaign. */
export interface Stretch {
  readonly street: Name;
  readonly from: Name;
  readonly to: Name;
  readonly name: Name;
  readonly length: number;
  readonly town: Name;
  readonly place: StretchPlace;
}

/** Where a stretch lies in its district's grid. */
interface StretchPlace {
  readonly way: Way;
  /** The street's number among those of its way, from north to south or from west to east. */
  readonly row: number;
  /** The number of the gap between two crossings, from the same side as the crossings are counted. */
  readonly segment: number;
  /** Whether it is written against the crossings' order: an extension to the west or north runs outward. */
  readonly backward: boolean;
}

const SIDES = {
  ew: { low: { zh: '西延', en: 'West Extension' }, high: { zh: '东延', en: 'East Extension' } },
  ns: { low: { zh: '北延', en: 'North Extension' }, high: { zh: '南延', en: 'South Extension' } },
};

export type Way = 'ew' | 'ns';

/** The streets of one way of a grid. */
export interface Axis {
  readonly way: Way;
  readonly streets: readonly Name[];
  /** The streets it crosses, from west to east or north to south. */
  readonly crossings: readonly Name[];
  /** Metres between neighbouring crossings. */
  readonly gaps: readonly number[];
}

/** A district's streets: as many from west to east as from north to south, each crossing each. */
export interface StreetGrid {
  readonly ew: Axis;
  readonly ns: Axis;
}

function makeGrid(count: number, names: Namer, random: Random): StreetGrid {
  const side =
    count <= 30
      ? Math.max(5, Math.ceil(count * 0.8) + 2)
      : Math.max(19, Math.ceil(Math.sqrt(count * 0.75)) + 1);
  const run = () => Array.from({ length: side }, () => names.street());
  const gaps = () => Array.from({ length: side - 1 }, () => random.int(16, 78) * 10);
  const [ew, ns] = [run(), run()];
  return {
    ew: { way: 'ew', streets: ew, crossings: ns, gaps: gaps() },
    ns: { way: 'ns', streets: ns, crossings: ew, gaps: gaps() },
  };
}

/** Metres from crossing `segment` to the next along street `row`: neighbouring streets are not quite parallel. */
export function gapOf(axis: Axis, row: number, segment: number): number {
  return axis.gaps[segment]! + ((row * 7 + segment * 3) % 9) * 10 - 40;
}

/** The grid and `count` stretches in it, each on a street of its own as far as the streets suffice. */
export function makeStretches(
  district: District,
  count: number,
  names: Namer,
  random: Random,
): { grid: StreetGrid; stretches: Stretch[] } {
  const grid = makeGrid(count, names, random);
  const axes = [grid.ew, grid.ns];
  const segmentCount = grid.ew.gaps.length;
  const places = random.shuffle(axes.flatMap((axis) => axis.streets.map((_, row) => ({ axis, row }))));
  const free = places.map(() => segments(segmentCount, random));
  const taken: Stretch[] = [];
  for (let round = 0; taken.length < count; round++) {
    for (let i = 0; i < places.length && taken.length < count; i++) {
      const segment = free[i]![round];
      if (segment === undefined) continue;
      const naming = round > 0 ? 'written out' : random.chance(0.5) ? 'link' : 'whole';
      taken.push(stretch(district, places[i]!.axis, places[i]!.row, segment, naming));
    }
  }
  return { grid, stretches: taken };
}

/** Places along a street in the order in which they are used: most often an end of the street comes first. */
function segments(count: number, random: Random): number[] {
  const order = random.shuffle(Array.from({ length: count }, (_, i) => i));
  if (random.chance(0.5)) return order;
  const end = random.chance(0.5) ? 0 : count - 1;
  return [end, ...order.filter((segment) => segment !== end)];
}

/** A stretch within its street is a missing link, or the whole of the street that is named; others name both ends. */
type Naming = 'link' | 'whole' | 'written out';

function stretch(district: District, axis: Axis, row: number, segment: number, naming: Naming): Stretch {
  const street = axis.streets[row]!;
  const low = axis.crossings[segment]!;
  const high = axis.crossings[segment + 1]!;
  const last = axis.crossings.length - 2;
  const end = segment === 0 ? 'low' : segment === last ? 'high' : null;
  // An extension runs outward; everything else is written from west to east or north to south.
  const [from, to] = end === 'low' ? [high, low] : [low, high];
  const across = axis.way === 'ew' ? segment : row;
  const town = district.towns[Math.floor((across * district.towns.length) / axis.crossings.length)]!;
  const suffix = end === null ? null : SIDES[axis.way][end];
  const name = suffix === null ? innerName(street, from, to, naming) : joined(street, suffix);
  const length = gapOf(axis, row, segment);
  const place = { way: axis.way, row, segment, backward: end === 'low' };
  return { street, from, to, name, length, town, place };
}

const joined = (street: Name, suffix: Name): Name => ({
  zh: street.zh + suffix.zh,
  en: `${street.en} ${suffix.en}`,
});

function innerName(street: Name, from: Name, to: Name, naming: Naming): Name {
  if (naming === 'whole') return street;
  if (naming === 'link') return joined(street, { zh: '连接段', en: 'Link' });
  return { zh: `${street.zh}（${from.zh}至${to.zh}段）`, en: `${street.en} (${from.en} to ${to.en})` };
}
