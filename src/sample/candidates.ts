/** What stood for choice before the campaign: the roads that it became, and those that were left for later. */
import { dateText } from './calendar.ts';
import type { Campaign } from './campaign.ts';
import type { City } from './city.ts';
import { type Name, namer } from './names.ts';
import { HOST } from './papers.ts';
import { type Random, randomStream } from './random.ts';
import type { Road } from './road.ts';
import type { Cells } from './table.ts';

/** Three were left for every five that were chosen. */
const LEFT_PER_CHOSEN = 0.6;
/** The meeting that chose, so many days before the campaign. */
const DAYS_BEFORE = 43;

const REASONS = [
  '轨道线位未定，待定后再排',
  '跨铁路，需与铁路部门另行立项',
  '征迁 60 户以上，先做前期',
  '沿线地块未出让，随地块同步建设',
  '占用基本农田，待规划调整',
  '近期管线大修，避免重复开挖',
  '得分靠后，列入下一批',
] as const;
/** What only those near the bottom of the list are told. */
const LOW = REASONS.length - 1;

const EXTENSIONS: readonly Name[] = [
  { zh: '东延', en: 'East Extension' },
  { zh: '西延', en: 'West Extension' },
  { zh: '南延', en: 'South Extension' },
  { zh: '北延', en: 'North Extension' },
];

type Scores = Pick<Cells<'candidates'>, 'need' | 'importance' | 'feasibility'>;

function points(random: Random, low: number, high: number): number {
  return random.int(low * 2, high * 2) / 2;
}

/** One row a road, and as many again as were left; in no order that would tell which were chosen. */
export function makeCandidates(
  roads: readonly Road[],
  city: City,
  campaign: Campaign,
): Cells<'candidates'>[] {
  const random = randomStream(campaign.seed, 'candidates');
  // Names of their own: taking them from the city's would move those of its map.
  const names = namer(randomStream(campaign.seed, 'candidate names'));
  const chosen = roads.map((road) => {
    const scores: Scores = {
      need: points(random, 58, 97),
      importance: points(random, 52, 96),
      feasibility: points(random, 48, 95),
    };
    const { zh, en } = road.stretch.name;
    return { name: zh, name_en: en, district: road.district.name.zh, ...scores, project_id: road.id };
  });
  const left = Array.from({ length: Math.round(roads.length * LEFT_PER_CHOSEN) }, () => {
    const street = names.street();
    const extension = random.pick(EXTENSIONS);
    const scores = {
      need: points(random, 35, 92),
      importance: points(random, 30, 88),
      feasibility: points(random, 12, 68),
    };
    const low = scores.need < 60 && scores.importance < 60;
    return {
      name: `${street.zh}${extension.zh}`,
      name_en: `${street.en} ${extension.en}`,
      district: random.pick(city.districts).name.zh,
      ...scores,
      reason: REASONS[low ? LOW : random.int(0, LOW - 1)]!,
    };
  });
  const rows = random.shuffle<Cells<'candidates'>>([...chosen, ...left]);
  const width = Math.max(3, String(rows.length).length);
  const decided = dateText(campaign.start - DAYS_BEFORE);
  return rows.map((row, i) => ({
    ...row,
    id: `K-${String(i + 1).padStart(width, '0')}`,
    decided_on: decided,
    source_url: `${HOST}/notice/${decided}.html`,
  }));
}
