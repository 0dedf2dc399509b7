import { beforeAll, describe, expect, it } from 'vitest';
import { readArchive, type Archive } from '../../src/history/archive.ts';
import { namesAt, UpdateTexts } from '../../src/views/update-texts.ts';
import {
  countKinds,
  laterMarks,
  projectUpdates,
  releaseUpdates,
  updatesAbout,
  type Update,
} from '../../src/views/updates.ts';
import { City } from '../dataset/city.ts';
import { published, type Repository } from '../history/repository.ts';

function archiveOf(repository: Repository): Archive {
  const archive = readArchive(repository.data, null);
  if (typeof archive === 'string') throw new Error(archive);
  return archive;
}

/** Commits a city, and gives the id of the release. */
function publish(repository: Repository, city: City, day: string): string {
  repository.write(city);
  const hash = repository.commit('update', day);
  return `${day}-${hash.slice(0, 7)}`;
}

/** Sentences of some updates, at a release. */
function told(archive: Archive, release: string, updates: readonly Update[], lang: 'zh' | 'en'): string[] {
  const texts = new UpdateTexts(lang, namesAt(archive, release, lang));
  return updates.map((update) => `${texts.of(update).kind} ${texts.of(update).sentence}`);
}

const correction = {
  id: 'R-2',
  date: '2014-02-05',
  table: '进展月报',
  key: '首南路，2013年5月',
  field: '本年累计完成投资',
  old: '3500',
  new: '3400',
  reason: '漏报冲减',
  kind: 'correction',
};

describe('the updates of three releases', () => {
  const repository = published();
  const city = new City();
  let releases: [first: string, second: string, third: string];
  let archive: Archive;

  beforeAll(() => {
    city.add('progress', {
      project_id: 'NB-002',
      period: '2013-07',
      invested: '5200',
      progress: '52.25',
      stage: 'construction',
      forecast_end: '2014-01-20',
    });
    city.add('figures', {
      scope: 'district:yz',
      measure: 'opened',
      period: '2013-06',
      value: '1',
      unit: '条',
      source_url: 'https://example.cn/f',
    });
    city.set('issues', 2, 'closed_on', '2013-06-30');
    city.set('milestones', 2, 'forecast_on', '2013-12-20');
    city.set('progress', 2, 'progress', '36');
    const second = publish(repository, city, '2014-01-05');
    city.set('progress', 2, 'invested', '3400');
    city.add('corrections', correction);
    city.set('projects', 2, 'name', '首南中路');
    city.add('corrections', {
      ...correction,
      id: 'R-3',
      table: 'projects',
      key: 'NB-002',
      field: 'name',
      old: '首南路',
      new: '首南中路',
      reason: '地名办定名',
      kind: 'revision',
    });
    city.set('projects', 1, 'withdrawn_on', '2013-07');
    city.set('projects', 3, 'planned_end', '2014-06-30');
    city.add('changes', {
      id: 'C-2',
      project_id: '永达路',
      date: '2014-02-05',
      field: 'planned_end',
      old: '2014-05-31',
      new: '2014-06-30',
      reason: '管线迁改',
    });
    const settings = String(city.files.get('site.yaml'));
    city.files.set('site.yaml', settings.replace('open_gap: 0.5', 'open_gap: 0.6'));
    const third = publish(repository, city, '2014-02-05');
    archive = archiveOf(repository);
    releases = [archive.releases.at(-1)!.id, second, third];
  });

  it('are typed, with their reasons, in both languages', () => {
    const [, second, third] = releases;
    const progress = releaseUpdates(archive, second)!;
    expect(told(archive, second, progress.updates, 'zh')).toEqual([
      '未说明 2013-05 月报形象进度由 35% 改为 36%（未说明：已公布的数改了，变更表和更正表里都没有写原因。）',
      '进展 2013-07 月报：形象进度 52.25%，本年累计完成投资 5200 万元，阶段 在建，预计竣工 2014-01-20',
      '进展 节点“路面”预计日期由 2013-12-05 改为 2013-12-20',
      '进展 难题“两户未签”销号日期：2013-06-30',
      '进展 发布单位公布：2013-06 鄞州区已打通 1 条',
    ]);
    const last = releaseUpdates(archive, third)!;
    expect(told(archive, third, last.updates, 'zh')).toEqual([
      '撤销 2013-07 退出计划',
      '修订 项目名称由 首南路 改为 首南中路（修订：地名办定名）',
      '计划调整 计划竣工由 2014-05-31 改为 2014-06-30（计划调整：管线迁改）',
      '更正 2013-05 月报本年累计完成投资由 3500 万元 改为 3400 万元（更正：漏报冲减）',
      '口径 计算口径 ranking.weights.open_gap由 0.5 改为 0.6',
    ]);
    expect(told(archive, third, last.updates, 'en').slice(0, 4)).toEqual([
      'Withdrawal withdrawn from the plan on 2013-07',
      'Revision name changed from 首南路 to 首南中路 (revision: 地名办定名)',
      'Change of plan planned end changed from 2014-05-31 to 2014-06-30 (change of plan: 管线迁改)',
      'Correction report for 2013-05, invested changed from 35 million yuan to 34 million yuan (correction: 漏报冲减)',
    ]);
    expect([...countKinds(last.updates)]).toEqual([
      ['correction', 1],
      ['revision', 1],
      ['withdrawal', 1],
      ['change', 1],
      ['method', 1],
    ]);
  });

  it('know their project, district and units, by id, as they were', () => {
    const [first, second, third] = releases;
    const all = releaseUpdates(archive, second)!;
    expect(updatesAbout(all, 'project', 'NB-002')).toHaveLength(4);
    expect(updatesAbout(all, 'district', 'yz')).toHaveLength(4);
    expect(updatesAbout(all, 'unit', 'yzq')).toHaveLength(4);
    expect(updatesAbout(all, 'unit', 'zjj')).toEqual([]);
    expect(namesAt(archive, second, 'zh')('projects', 'NB-002')).toBe('首南路');
    expect(namesAt(archive, third, 'zh')('projects', 'nb-002')).toBe('首南中路');
    expect(releaseUpdates(archive, first)).toMatchObject({ isFirst: true, asOf: '2013-06' });
    expect(releaseUpdates(archive, '2013-12-23-0000000')).toBeNull();
  });

  it('are found again project by project, the newest release first', () => {
    const [first, second, third] = releases;
    const own = projectUpdates(archive, '首南路');
    expect(own.map(({ release }) => release.id)).toEqual([third, second, first]);
    for (const { release, updates } of own)
      expect(updates).toEqual(updatesAbout(releaseUpdates(archive, release.id)!, 'project', 'NB-002'));
  });

  it('carry a mark where a later release changed what they published, and never for progress', () => {
    const [first, second, third] = releases;
    const marks = laterMarks(archive);
    const brief = (id: string): string[] =>
      (marks.get(id) ?? []).map(({ update, by }) => `${by.id} ${update.kind} ${update.key} ${update.field}`);
    expect(brief(first)).toEqual([
      `${second} silent nb-002,2013-05 progress`,
      `${third} revision nb-002 name`,
      `${third} correction nb-002,2013-05 invested`,
    ]);
    expect(brief(second)).toEqual([]);
    expect(brief(third)).toEqual([]);
  });

  it('tell of a change that the ledger explains only later, and mark it', () => {
    city.add('corrections', {
      ...correction,
      id: 'R-4',
      field: 'progress',
      old: '35',
      new: '36',
      reason: '补记',
    });
    const fourth = publish(repository, city, '2014-03-05');
    const later = archiveOf(repository);
    const { updates } = releaseUpdates(later, fourth)!;
    expect(told(later, fourth, updates, 'zh')).toEqual([
      '更正 2013-05 月报形象进度由 35% 改为 36%（更正：补记）',
    ]);
    expect(updates[0]).toMatchObject({ toldOnly: true, project: 'NB-002', ledger: 'R-4' });
    expect(laterMarks(later).get(releases[1])).toMatchObject([{ by: { id: fourth } }]);
    // What was told before is told in the same words.
    for (const id of releases)
      expect(releaseUpdates(later, id)!.updates).toEqual(releaseUpdates(archive, id)!.updates);
  });
});
