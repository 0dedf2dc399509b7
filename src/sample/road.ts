/** One road of the campaign: its schedule, its place in the city, who answers for it and what it costs. */
import { type Day, monthEnd } from './calendar.ts';
import type { Campaign } from './campaign.ts';
import { type City, type District, makeStretches, type Stretch, type StreetGrid, type Unit } from './city.ts';
import { at, firstAt } from './line.ts';
import type { Namer } from './names.ts';
import { type Random, randomStream } from './random.ts';
import { makeSchedule, MILESTONES, openingDays, type Schedule } from './schedule.ts';
import { isOpened, storiesFor } from './stories.ts';

export interface Road {
  readonly id: string;
  readonly plate: string;
  readonly schedule: Schedule;
  readonly district: District;
  readonly stretch: Stretch;
  readonly level: '市级' | '区级' | '镇级';
  readonly kind: '主干路' | '次干路' | '支路';
  readonly width: number;
  readonly lanes: number;
  /** In 万元. */
  readonly investment: number;
  /** In 万元; what it was before a change, or null. */
  readonly formerInvestment: number | null;
  /** Share of the investment that the work came to. */
  readonly spent: number;
  readonly lead: Unit;
  readonly responsible: readonly Unit[];
  /** Whether it belongs to the programme for ways to schools and hospitals. */
  readonly access: boolean;
  /** Whether its plan is by year only. */
  readonly yearlyPlan: boolean;
  /** Random numbers of its own, so that one road's story does not move another's. */
  readonly random: Random;
}

/** Percent done at the end of a month, exact. */
export function doneAt(schedule: Schedule, day: Day): number {
  return at(schedule.curve, at(schedule.real, day));
}

/** Percent that the plan in force asks for on a day. */
export function askedAt(schedule: Schedule, day: Day): number {
  return at(schedule.curve, at(schedule.inForce, day));
}

/** The day a milestone was met, or is expected to be met after `known`. */
export function milestoneDay(schedule: Schedule, index: number): Day {
  if (index === MILESTONES.length - 1 && schedule.actualEnd !== null) return schedule.actualEnd;
  // A point that lies on a day but for the last binary digit is that day.
  return Math.ceil(firstAt(schedule.real, schedule.milestones[index]!) - 1e-6);
}

/** The last day of which anything is known about the road. */
export function knownUntil(schedule: Schedule, campaign: Campaign): Day {
  return Math.min(campaign.asOfEnd, monthEnd(schedule.lastReport));
}

/** 万元 spent by a month's end when `done` percent are built: papers cost little, then in step with the work. */
export function cost(total: number, done: number): number {
  const share = done < 10 ? done * 0.002 : 0.02 + ((done - 10) / 90) * 0.98;
  return Math.round(total * share);
}

interface Slot {
  readonly schedule: Schedule;
  readonly random: Random;
}

/** Schedules of all roads, shuffled over the city. */
function makeSlots(campaign: Campaign): Slot[] {
  const random = randomStream(campaign.seed, 'stories');
  const stories = storiesFor(campaign.projects);
  const opened = random.shuffle(stories.filter(isOpened));
  const openings = openingDays(opened.length, campaign, random);
  const all = [...opened, ...stories.filter((story) => !isOpened(story))];
  const slots = all.map((story, i) => {
    const own = randomStream(campaign.seed, `road ${String(i)}`);
    return { schedule: makeSchedule(campaign, story, openings[i] ?? 0, own), random: own };
  });
  return random.shuffle(slots);
}

/** Campaigns of at least so many roads have one more, which was withdrawn. */
const WITHDRAWN_FROM = 20;

const WIDTHS = [
  { kind: '支路', width: 16, lanes: 2 },
  { kind: '支路', width: 20, lanes: 2 },
  { kind: '次干路', width: 24, lanes: 2 },
  { kind: '次干路', width: 32, lanes: 4 },
  { kind: '次干路', width: 36, lanes: 4 },
  { kind: '主干路', width: 44, lanes: 6 },
] as const;

type Assign = (level: Road['level'], district: District) => Unit;

/** Hands out lead units in turn, so that each leads about as many roads as the others of its kind. */
function leadUnits(city: City): Assign {
  const bureaus = city.bureaus.filter((unit) => unit.leads);
  const companies = city.companies.filter((unit) => unit.leads);
  const cityUnits = Array.from({ length: Math.max(bureaus.length, companies.length) }, (_, i) =>
    [bureaus[i], companies[i]].filter((unit) => unit !== undefined),
  ).flat();
  const local = new Map(
    city.districts.map((d) => [d.id, city.units.filter((unit) => unit.district === d && unit.leads)]),
  );
  const handedOut = new Map<string, number>();
  return (level, district) => {
    const key = level === '市级' ? 'city' : district.id;
    const list = level === '市级' ? cityUnits : local.get(district.id)!;
    const number = handedOut.get(key) ?? 0;
    handedOut.set(key, number + 1);
    return list[number % list.length]!;
  };
}

function makeRoad(campaign: Campaign, city: City, place: Place, assign: Assign): Road {
  const { slot, stretch, district, number, width } = place;
  const { random, schedule } = slot;
  const level = random.pick(['市级', '市级', '市级', '区级', '区级', '镇级'] as const);
  const profile = random.pick(WIDTHS);
  const lead = assign(level, district);
  const government = city.governments[city.districts.indexOf(district)]!;
  const helpers = random.shuffle([...city.companies, ...city.bureaus].filter((unit) => !unit.leads));
  const perSquareMetre = 0.28 + random.next() * 0.3;
  const whole = Math.max(30, Math.round((stretch.length * profile.width * perSquareMetre) / 10) * 10);
  const investment = random.chance(0.12) ? whole + random.int(1, 999) / 100 : whole;
  const digits = String(number).padStart(width, '0');
  return {
    id: `SL-${digits.padStart(3, '0')}`,
    plate: digits,
    schedule,
    district,
    stretch,
    level,
    ...profile,
    investment,
    formerInvestment: random.chance(0.1) ? Math.round(whole * 0.9) : null,
    spent: 0.94 + random.next() * 0.11,
    lead,
    responsible: [...new Set([government, ...helpers.slice(0, random.int(0, 2))])].filter(
      (unit) => unit !== lead,
    ),
    access: number % 7 === Math.abs(campaign.seed) % 7 && schedule.withdrawnOn === null,
    yearlyPlan: level === '镇级' && schedule.actualEnd !== null,
    random,
  };
}

interface Place {
  readonly slot: Slot;
  readonly stretch: Stretch;
  readonly district: District;
  /** The number on the plate. */
  readonly number: number;
  /** Digits of the longest number. */
  readonly width: number;
}

/** The roads, and the street grid of each district in the districts' order. */
export interface Roads {
  readonly roads: Road[];
  readonly grids: StreetGrid[];
}

/** All roads in the order of their plates: by district, and within it by the day they were first promised for. */
export function makeRoads(campaign: Campaign, city: City, names: Namer): Roads {
  const slots = makeSlots(campaign);
  const assign = leadUnits(city);
  const withdrawnIn = slots.length >= WITHDRAWN_FROM ? city.districts[2]! : null;
  const width = Math.max(2, String(slots.length + 1).length);
  const roads: Road[] = [];
  const grids: StreetGrid[] = [];
  let used = 0;
  for (const district of city.districts) {
    const own = slots.slice(used, (used += district.size));
    if (district === withdrawnIn) {
      const random = randomStream(campaign.seed, 'withdrawn');
      own.push({ schedule: makeSchedule(campaign, 'withdrawn', 0, random), random });
    }
    own.sort((a, b) => a.schedule.baselineEnd - b.schedule.baselineEnd);
    const random = randomStream(campaign.seed, district.id);
    const { grid, stretches } = makeStretches(district, own.length, names, random);
    grids.push(grid);
    own.forEach((slot, i) => {
      const place = { slot, stretch: stretches[i]!, district, number: roads.length + 1, width };
      roads.push(makeRoad(campaign, city, place, assign));
    });
  }
  return { roads, grids };
}
