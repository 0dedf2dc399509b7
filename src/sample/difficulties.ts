/** Issues on the list, and inspections. */
import { type Day, dateCell, dateText } from './calendar.ts';
import type { Campaign } from './campaign.ts';
import type { City, Unit } from './city.ts';
import { knownUntil, type Road } from './road.ts';
import { randomStream } from './random.ts';
import type { Cells } from './table.ts';

interface IssueKind {
  readonly category: string;
  readonly title: (road: Road, n: number) => string;
  readonly resolution: string;
  /** Who is awaited: a unit's id, or the district's government, or the lead unit. */
  readonly awaits: 'government' | 'lead' | string;
}

const ISSUE_KINDS: readonly IssueKind[] = [
  {
    category: '征迁',
    title: (road, n) => `${road.stretch.from.zh}口 ${String(n)} 户住宅未签约`,
    resolution: '全部签约，已腾空',
    awaits: 'government',
  },
  {
    category: '管线',
    title: (_, n) => `110 千伏电力杆线 ${String(n)} 基待迁改`,
    resolution: '改为电缆入地',
    awaits: 'gdgs',
  },
  {
    category: '管线',
    title: (road) => `雨水管与${road.stretch.to.zh}接口标高不合`,
    resolution: '调整管底标高，已接通',
    awaits: 'swjt',
  },
  {
    category: '用地',
    title: (_, n) => `${String(n)} 亩用地指标未落实`,
    resolution: '指标已调剂到位',
    awaits: 'zgj',
  },
  {
    category: '审批',
    title: (_, n) => `行道树 ${String(n)} 棵迁移审批`,
    resolution: '已批复并移栽',
    awaits: 'zfj',
  },
  {
    category: '资金',
    title: (_, n) => `${String(n)}0 万元征迁款未拨付`,
    resolution: '已拨付',
    awaits: 'lead',
  },
  {
    category: '技术',
    title: (road) => `与${road.stretch.to.zh}桥台的衔接方案未定`,
    resolution: '采用加宽搭板方案',
    awaits: 'lead',
  },
  {
    category: '其他',
    title: (_, n) => `夜间施工投诉 ${String(n)} 件`,
    resolution: '调整工序，夜间停止破碎作业',
    awaits: 'government',
  },
];

/** What the roads that are not open wait for: index of the kind, and days from the as-of date to the day it is due. */
const OPEN_ISSUES: Partial<Record<Road['schedule']['story'], readonly [kind: number, due: number][]>> = {
  blocked_overdue: [[0, -61]],
  blocked_behind: [
    [1, -15],
    [4, 12],
  ],
  behind: [[1, 5]],
  stalled: [[6, 20]],
  overdue: [[2, 9]],
  late_start: [[3, 15]],
  paused: [[7, 25]],
  no_report: [[4, 18]],
};

function awaited(kind: IssueKind, road: Road, city: City): Unit {
  if (kind.awaits === 'lead') return road.lead;
  if (kind.awaits === 'government') return city.governments[city.districts.indexOf(road.district)]!;
  return city.units.find((unit) => unit.id === kind.awaits)!;
}

interface Issue {
  readonly raised: Day;
  readonly cells: Cells<'issues'>;
}

function issue(road: Road, kind: IssueKind, city: City, raised: Day, due: Day, closed: Day | null): Issue {
  const cells: Cells<'issues'> = {
    project_id: road.id,
    title: kind.title(road, road.random.int(2, 9)),
    category: kind.category,
    raised_on: dateText(raised),
    due_on: dateText(due),
    responsible_unit: awaited(kind, road, city).name.zh,
    leader: road.level === '市级' ? '分管副市长' : road.district.leader,
    closed_on: dateCell(closed),
    resolution: closed === null ? '' : kind.resolution,
  };
  return { raised, cells };
}

/** Closed issues of a road: raised after it began, closed early or late, before it opened. */
function closedIssues(road: Road, city: City, campaign: Campaign): Issue[] {
  const { schedule, random } = road;
  const { actualStart } = schedule;
  if (actualStart === null) return [];
  const end = Math.min(schedule.actualEnd ?? knownUntil(schedule, campaign), campaign.asOfEnd) - 5;
  const list: Issue[] = [];
  for (const index of random
    .shuffle(ISSUE_KINDS.map((_, i) => i))
    .slice(0, random.pick([0, 1, 2, 2, 3, 4]))) {
    const raised = actualStart + random.int(-20, Math.max(0, Math.floor((end - actualStart) * 0.6)));
    const due = raised + random.int(3, 9) * 10;
    const closed = random.chance(0.68) ? due - random.int(0, 18) : due + random.int(2, 40);
    if (raised < end)
      list.push(
        issue(road, ISSUE_KINDS[index]!, city, raised, due, Math.min(Math.max(closed, raised + 2), end)),
      );
  }
  return list;
}

/** All issues by the day they were raised; the last ones stand for a whole district. */
export function makeIssues(roads: readonly Road[], city: City, campaign: Campaign): Cells<'issues'>[] {
  const list: Issue[] = [];
  for (const road of roads) {
    list.push(...closedIssues(road, city, campaign));
    for (const [kind, due] of OPEN_ISSUES[road.schedule.story] ?? []) {
      const day = campaign.asOfEnd + due;
      list.push(
        issue(
          road,
          ISSUE_KINDS[kind]!,
          city,
          Math.min(day, campaign.asOfEnd) - road.random.int(30, 60),
          day,
          null,
        ),
      );
    }
  }
  city.districts.forEach((district, i) => {
    if (i % 3 !== 1) return;
    const raised = campaign.asOfEnd - 24 - i;
    const cells: Cells<'issues'> = {
      district: district.name.zh,
      title: '安置房交付推迟，影响两处征迁',
      category: '征迁',
      raised_on: dateText(raised),
      due_on: dateText(campaign.asOfEnd + 20),
      responsible_unit: city.governments[i]!.name.zh,
      leader: district.leader,
    };
    list.push({ raised, cells });
  });
  const width = Math.max(4, String(list.length).length);
  return list
    .sort((a, b) => a.raised - b.raised)
    .map(({ cells }, i) => ({ ...cells, id: `W-${String(i + 1).padStart(width, '0')}` }));
}

const FINDINGS = [
  ['围挡占道未报批', '日常'],
  ['节点滞后，未倒排工期', '重点'],
  ['渣土覆盖不到位', '日常'],
  ['管线迁改与路基工序脱节', '联合'],
  ['月报进度与现场不符', '综合'],
  ['夜间施工告示缺失', '日常'],
  ['征迁补偿协议未归档', '综合'],
] as const;

/** Inspections on every other road, most of them rectified in time. */
export function makeInspections(roads: readonly Road[], campaign: Campaign): Cells<'inspections'>[] {
  const random = randomStream(campaign.seed, 'inspections');
  const list: { date: Day; cells: Cells<'inspections'> }[] = [];
  for (const road of roads) {
    const { actualStart, actualEnd } = road.schedule;
    if (actualStart === null || !random.chance(0.5)) continue;
    const from = Math.max(actualStart, campaign.start);
    const date = random.int(from, Math.max(from, (actualEnd ?? campaign.asOfEnd) - 6));
    const due = date + random.int(7, 20);
    const rectified = due + random.int(-5, 4);
    const [finding, kind] = random.pick(FINDINGS);
    list.push({
      date,
      cells: {
        date: dateText(date),
        kind,
        project_id: road.id,
        unit: road.lead.name.zh,
        finding,
        due_on: dateText(due),
        rectified_on: rectified <= campaign.asOfEnd ? dateText(rectified) : '',
      },
    });
  }
  const width = Math.max(3, String(list.length).length);
  return list
    .sort((a, b) => a.date - b.date)
    .map(({ cells }, i) => ({ ...cells, id: `D-${String(i + 1).padStart(width, '0')}` }));
}
