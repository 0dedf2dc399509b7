/** A whole data folder of the fictional city 示例市, as texts. Same options, same bytes. */
import { dateCell, dateText, type MonthNumber, monthText } from './calendar.ts';
import { type Campaign, makeCampaign } from './campaign.ts';
import { makeCandidates } from './candidates.ts';
import { type City, makeCity } from './city.ts';
import { makeInspections, makeIssues } from './difficulties.ts';
import { makeActions } from './ladder.ts';
import { namer } from './names.ts';
import {
  documentsOf,
  makeChanges,
  PAUSE_REASON,
  makeCorrections,
  makeFigures,
  makePractices,
} from './papers.ts';
import { randomStream } from './random.ts';
import { milestonesOf, planOf, reportCells, reportsOf, type Report } from './reports.ts';
import { makeRoads, type Road } from './road.ts';
import { geoFiles } from './geo/files.ts';
import { makeGeography } from './geo/geography.ts';
import { siteYaml } from './site.ts';
import { SAMPLE_STORIES } from './articles.ts';
import { type Cells, csvTable } from './table.ts';

export interface SampleOptions {
  /** Roads that the campaign promised; a larger city has one more, which was withdrawn. */
  readonly projects: number;
  /** Months of the campaign, from 2023-01. */
  readonly months: number;
  readonly seed: number;
}

/** The committed demonstration city. */
export const DEFAULT_SAMPLE: SampleOptions = { projects: 59, months: 36, seed: 20230101 };
/** What names and dates suffice for. */
export const SAMPLE_LIMITS = { projects: [1, 200_000], months: [2, 120] } as const;

const CONTRACTORS = [
  '示例市政工程公司',
  '示例路桥建设公司',
  '示例第一建筑公司',
  '示例第三市政公司',
  '示例园林市政公司',
];
const SUPERVISORS = ['示例工程监理公司', '示例建设咨询公司', '示例市政监理公司'];

/** The day of acceptance, some weeks after the opening, if it has come. */
function acceptedOn(road: Road, campaign: Campaign): number | null {
  const { actualEnd } = road.schedule;
  if (actualEnd === null) return null;
  const day = actualEnd + road.random.int(4, 45);
  return day <= campaign.asOfEnd ? day : null;
}

function projectCells(road: Road, campaign: Campaign): Cells<'projects'> {
  const { random, schedule, stretch } = road;
  const start = dateText(schedule.baselineStart);
  return {
    id: road.id,
    name: stretch.name.zh,
    name_en: stretch.name.en,
    code: `${start.slice(2, 4)}${start.slice(5, 7)}-${road.district.code}-04-01-${road.plate.padStart(6, '0')}`,
    programme: road.access ? 'access' : 'deadend',
    kind: road.kind,
    district: road.district.name.zh,
    town: stretch.town.zh,
    level: road.level,
    build_type: schedule.actualStart !== null && schedule.actualStart < campaign.start ? '续建' : '新建',
    lead_unit: road.lead.name.zh,
    liaison_leader: road.level === '市级' ? '分管副市长' : road.district.leader,
    leader_title: road.level === '市级' ? '督办、协调市级部门' : '督办征迁与现场',
    responsible_units: road.responsible.map((unit) => unit.name.zh).join('；'),
    owner: road.level === '市级' ? '示例城建集团' : `${road.district.name.zh}城建中心`,
    contractor: random.pick(CONTRACTORS),
    supervisor: random.pick(SUPERVISORS),
    office_phone: road.lead.phone,
    funding_source: road.level === '市级' ? '市级财政' : random.pick(['区级财政', '市区共担', '专项债券']),
    total_investment: road.investment,
    baseline_start: start,
    baseline_end: dateText(schedule.baselineEnd),
    planned_start: dateText(schedule.plannedStart),
    planned_end: dateText(schedule.plannedEnd),
    actual_start: dateCell(schedule.actualStart),
    actual_end: dateCell(schedule.actualEnd),
    accepted_on: dateCell(acceptedOn(road, campaign)),
    plate: road.plate,
    road_name: stretch.street.zh,
    from: stretch.from.zh,
    to: stretch.to.zh,
    length_m: stretch.length,
    width_m: road.width,
    lanes: road.lanes,
    summary: `新建${road.kind} ${String(stretch.length)} 米，接通${stretch.from.zh}与${stretch.to.zh}`,
    withdrawn_on: dateCell(schedule.withdrawnOn),
    withdrawn_reason:
      schedule.withdrawnOn === null
        ? ''
        : `并入轨道交通站点改造（示断办〔${dateText(schedule.withdrawnOn).slice(0, 4)}〕3号）`,
    pause_reason: schedule.story === 'paused' ? PAUSE_REASON : '',
  };
}

function programmes(roads: readonly Road[], campaign: Campaign): Cells<'programmes'>[] {
  const access = roads.filter((road) => road.access).length;
  const dates = {
    start: monthText(campaign.first),
    end: dateText(campaign.deadline),
    target_measure: '打通',
  };
  const parent = {
    id: 'deadend',
    name: campaign.title,
    name_en: campaign.titleEn,
    ...dates,
    target_count: campaign.projects,
    summary: `到 ${dateText(campaign.deadline)} 打通 ${String(campaign.projects)} 条断头路`,
  };
  if (access === 0) return [parent];
  return [
    parent,
    {
      id: 'access',
      name: '就学就医通道',
      name_en: 'Ways to Schools and Hospitals',
      parent: 'deadend',
      ...dates,
      target_count: access,
      summary: '通往学校和医院的断头路',
    },
  ];
}

function placesAndUnits(city: City): { districts: Cells<'districts'>[]; units: Cells<'units'>[] } {
  return {
    districts: city.districts.map((district) => ({
      id: district.id,
      name: district.name.zh,
      name_en: district.name.en,
      code: district.code,
      liaison_leader: district.leader,
      liaison_office: district.office,
      liaison_team: district.team,
    })),
    units: city.units.map((unit) => ({
      id: unit.id,
      name: unit.name.zh,
      name_en: unit.name.en,
      group: unit.group,
      district: unit.district?.name.zh ?? '',
    })),
  };
}

/** One file a month, for months with reports. */
function progressFiles(reports: readonly Report[]): [path: string, text: string][] {
  const byMonth = new Map<MonthNumber, Cells<'progress'>[]>();
  for (const report of reports) {
    const rows = byMonth.get(report.month);
    if (rows === undefined) byMonth.set(report.month, [reportCells(report)]);
    else rows.push(reportCells(report));
  }
  return [...byMonth]
    .sort(([a], [b]) => a - b)
    .map(([month, rows]) => [`progress/${monthText(month)}.csv`, csvTable('progress', rows)]);
}

/** What the tables and the maps are written from. */
function makeContent({ projects, months, seed }: SampleOptions) {
  const campaign = makeCampaign(projects, months, seed);
  const names = namer(randomStream(campaign.seed, 'names'));
  const city = makeCity(campaign.projects, names);
  return { campaign, names, city, ...makeRoads(campaign, city, names) };
}

/** The files of the data folder: relative path → text (UTF-8 with LF). */
export function makeSample(options: SampleOptions): Map<string, string> {
  const content = makeContent(options);
  const { grids, roads, city, names, campaign } = content;
  const geography = makeGeography(grids, roads, city, names, campaign.seed);
  return new Map([...tableFiles(content), ...geoFiles(geography, city), ...storyFiles(options)]);
}

/** Of the committed city only: another has other rows to tell of. */
function storyFiles({ projects, months, seed }: SampleOptions): typeof SAMPLE_STORIES {
  const own = DEFAULT_SAMPLE;
  return projects === own.projects && months === own.months && seed === own.seed ? SAMPLE_STORIES : [];
}

/** The files without the maps, which take longer to make than all tables. */
export function makeTables(options: SampleOptions): Map<string, string> {
  return new Map(tableFiles(makeContent(options)));
}

function tableFiles({
  campaign,
  city,
  roads,
}: ReturnType<typeof makeContent>): [path: string, text: string][] {
  const reports = roads.flatMap((road) => reportsOf(road));
  const corrections = makeCorrections(roads, reports, campaign);
  const { districts, units } = placesAndUnits(city);
  return [
    ['site.yaml', siteYaml(campaign)],
    ['programmes.csv', csvTable('programmes', programmes(roads, campaign))],
    ['districts.csv', csvTable('districts', districts)],
    ['units.csv', csvTable('units', units)],
    [
      'projects.csv',
      csvTable(
        'projects',
        roads.map((road) => projectCells(road, campaign)),
      ),
    ],
    [
      'plan.csv',
      csvTable(
        'plan',
        roads.flatMap((road) => planOf(road, campaign)),
      ),
    ],
    ...progressFiles(reports),
    [
      'milestones.csv',
      csvTable(
        'milestones',
        roads.flatMap((road) => milestonesOf(road, campaign)),
      ),
    ],
    ['issues.csv', csvTable('issues', makeIssues(roads, city, campaign))],
    ['inspections.csv', csvTable('inspections', makeInspections(roads, campaign))],
    ['actions.csv', csvTable('actions', makeActions(roads, reports, campaign))],
    ['practices.csv', csvTable('practices', makePractices(city, campaign))],
    [
      'documents.csv',
      csvTable(
        'documents',
        roads.flatMap((road) => documentsOf(road, campaign)),
      ),
    ],
    ['changes.csv', csvTable('changes', makeChanges(roads, campaign))],
    ['corrections.csv', csvTable('corrections', corrections)],
    ['figures.csv', csvTable('figures', makeFigures(roads, campaign))],
    ['candidates.csv', csvTable('candidates', makeCandidates(roads, city, campaign))],
  ];
}
