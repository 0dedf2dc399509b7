/** What joining roads changed: the way round each, and the pieces in which the network lies. */
import Fraction from 'fraction.js';
import { connectivityOf, detourOf } from '../connectivity/connectivity.ts';
import { NETWORK_TOLERANCE, ROAD_TOLERANCE } from '../connectivity/joins.ts';
import type { Detour, NetworkState, RoadConnection } from '../connectivity/types.ts';
import { NO_BASIS, ofProjects } from '../basis.ts';
import { NOTHING, whole } from '../exact.ts';
import type { Basis, Measure, Result, Subject } from '../types.ts';
import { PROJECT } from './kinds.ts';

const CITY = ['city'] as const;

/** Metres to the millimetre: what is below is not in the coordinates. */
function metres(value: number | null): Result {
  return value === null ? NOTHING : { ...NOTHING, value: new Fraction(Math.round(value * 1000), 1000) };
}

function detour({ dataset, period, facts: [one] }: Subject): Detour | null {
  return one === undefined ? null : detourOf(dataset, one.project, period);
}

function connection({ dataset, period, facts: [one] }: Subject): RoadConnection | null {
  return one === undefined ? null : (connectivityOf(dataset)?.road(one.project, period) ?? null);
}

function network({ dataset, period }: Subject): NetworkState | null {
  return connectivityOf(dataset)?.at(period) ?? null;
}

const FILES = ['geo/roads.geojson', 'geo/network.geojson'];

/** Lines on the map, of which the rows say which are open: nothing here can be counted again from cells. */
function linesOf({ dataset, facts }: Subject): Basis {
  if (dataset.geometry.network === null) return NO_BASIS;
  const roads = facts.filter((one) => dataset.geometry.roads.has(one.project.id));
  const numerator = roads.map((one) => ({ amount: 0, rows: [ofProjects(one, 'actual_end')] }));
  return { ...NO_BASIS, numerator, files: FILES };
}

const NODES = {
  zh: `路网这样连接：两条线有坐标相同的点的，在该点相接；一条线的端点落在另一条线上（${NETWORK_TOLERANCE} 米以内）的，在该处相接；专项行动道路的端点如果不与任何线的点重合，与 ${ROAD_TOLERANCE} 米以内的每条线都相接，接过去的距离计入路程；中途交叉而没有共同点、也没有端点落在上面的，不相接（桥梁、立交）。`,
  en: `Lines are joined so: where two have a point with the same coordinates, there; where an end of one lies on another (within ${NETWORK_TOLERANCE} m), there; an end of a campaign road that coincides with no point of another line is joined to every line within ${ROAD_TOLERANCE} m, and the distance to it counts; lines that cross without a common point and without an end on the other are not joined (bridges).`,
};

const WAYS = {
  zh: '长度按球面大圆距离（地球平均半径 6371.0088 千米）沿线累加；单行线只按准行方向走；双幅路的两幅一同打通，分开画的两幅在一端相距 60 米以内的算同一端。道路两个方向都准行而路程不同的，取较短的一个，不夸大绕行。',
  en: 'Lengths are great-circle distances along the lines (mean radius of the Earth 6371.0088 km); one-way lines are used in their direction only; the carriageways of a divided road open as one, and where they are drawn apart, ends within 60 m of each other are one end. Where a road may be used both ways and the two ways differ, the shorter counts, so that no detour is overstated.',
};

export const connectivity: readonly Measure[] = [
  {
    id: 'detour_before',
    name: { zh: '打通前绕行', en: 'Way round before' },
    formula: {
      zh: `在所提供的路网内，不走这条路，从它的一端到另一端的最短路程。路网取所提供的现状路网，加上比它早打通的专项行动道路（同一天打通的不算）；到期末还没有打通的，加上期末已打通的。撤销的项目从撤销之日起不计。没有别的路可走的、端点不在路网上的、没有上图的，没有值，并分别写明。${WAYS.zh}${NODES.zh}`,
      en: `Within the network provided, the shortest way from one end of the road to the other without the road itself. The network is the one provided with the campaign's roads that opened before this one (not those of the same day); for a road not open by the end of the period, with those open by then. Withdrawn projects are left out from the day of withdrawal. There is no value where there is no other way round, where an end is not on the network or where the road is not on the map; each is said in words. ${WAYS.en} ${NODES.en}`,
    },
    unit: 'metres',
    better: null,
    scopes: PROJECT,
    compute: (subject) => {
      const found = detour(subject);
      return metres(found?.kind === 'known' ? found.before : null);
    },
    basis: linesOf,
  },
  {
    id: 'detour_after',
    name: { zh: '打通后路程', en: 'Way after' },
    formula: {
      zh: '在所提供的路网内，加上这条路以后，从它的一端到另一端的最短路程；其余同“打通前绕行”。到期末还没有打通的，按打通以后算。没有别的路可走的也有这个值；端点不在路网上的、没有上图的、线不能从一端通到另一端的，没有值。',
      en: 'Within the network provided, the shortest way from one end of the road to the other with the road itself; in all else as the way round before. For a road not open by the end of the period, as it will be once open. It has a value also where there is no other way round; none where an end is not on the network, where the road is not on the map, or where its lines do not lead from one end to the other.',
    },
    unit: 'metres',
    better: 'less',
    scopes: PROJECT,
    compute: (subject) => {
      const found = detour(subject);
      return metres(found?.kind === 'known' || found?.kind === 'no_other_way' ? found.after : null);
    },
    basis: linesOf,
  },
  {
    id: 'pieces_joined',
    name: { zh: '连起的片数', en: 'Pieces it joins' },
    formula: {
      zh: '在所提供的路网内，这条路打通前所触及的互不相通的片数，减去打通以后其中还互不相通的片数，再加 1：2 表示把两片连成一片，1 表示没有连起新的片；什么也没有触及的为 0。路网取法和“片”的算法同“打通前绕行”和“路网片数”。没有上图的，没有值。',
      en: 'Within the network provided, the separate pieces that the road touches before it opens, less those of them that are still separate once it is open, plus 1: 2 says that it makes two pieces into one, 1 that it joins none; 0 that it touches nothing. The network is that of the way round before, and pieces are counted as in pieces of the network. A road that is not on the map has no value.',
    },
    unit: 'count',
    better: null,
    scopes: PROJECT,
    compute: (subject) => whole(connection(subject)?.pieces_joined ?? null),
    basis: linesOf,
  },
  {
    id: 'pieces',
    name: { zh: '路网片数', en: 'Pieces of the network' },
    formula: {
      zh: `在所提供的路网内，现状路网加上期末已打通的专项行动道路，互不相通的片数，不看单行方向。不与任何线相接的一条线也算一片，不论长短。撤销的项目从撤销之日起不计。没有提供路网时没有值。${NODES.zh}`,
      en: `Within the network provided, the number of pieces, not connected with each other, of the network and the campaign's roads open by the end of the period, whichever way traffic may go. A line that touches no other is a piece, however short. Withdrawn projects are left out from the day of withdrawal. Without a network there is no value. ${NODES.en}`,
    },
    unit: 'count',
    better: 'less',
    scopes: CITY,
    compute: (subject) => whole(network(subject)?.pieces ?? null),
    basis: linesOf,
  },
  {
    id: 'detour_total',
    name: { zh: '两端路程合计', en: 'Ways between ends, in all' },
    formula: {
      zh: '在所提供的路网内，现状路网加上期末已打通的专项行动道路，各条已上图的专项行动道路（不论打通与否，撤销的除外）从一端到另一端的最短路程之和。两端之间没有路可走的不计入，另计为“两端不通的道路”；端点不在路网上的也不计入。一条不通的路打通时，它的路程开始计入，合计会因此增加。路程算法同“打通前绕行”。',
      en: "Within the network provided and with the campaign's roads open by the end of the period, the sum of the shortest ways from one end to the other of each campaign road on the map, open or not, withdrawn ones apart. A road without any way between its ends is left out and counted among the roads without a way; one with an end off the network is left out too. When a road without a way opens, its way enters the sum, which then grows. Ways are found as for the way round before.",
    },
    unit: 'metres',
    better: 'less',
    scopes: CITY,
    compute: (subject) => metres(network(subject)?.detour_total ?? null),
    basis: linesOf,
  },
  {
    id: 'unreachable',
    name: { zh: '两端不通的道路', en: 'Roads without a way' },
    formula: {
      zh: '在所提供的路网内，现状路网加上期末已打通的专项行动道路，两端都在路网上、而从一端到另一端没有路可走的专项行动道路条数；撤销的除外。没有提供路网时没有值。',
      en: "Within the network provided and with the campaign's roads open by the end of the period, the number of campaign roads whose ends both lie on the network without any way from one to the other, withdrawn ones apart. Without a network there is no value.",
    },
    unit: 'count',
    better: 'less',
    scopes: CITY,
    compute: (subject) => whole(network(subject)?.unreachable ?? null),
    basis: linesOf,
  },
];
