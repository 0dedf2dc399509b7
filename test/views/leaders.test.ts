import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { leaderView, leadersView } from '../../src/views/leaders.ts';
import { postOf, postsOf } from '../../src/views/posts.ts';
import { build } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const { dataset: city } = loadDataset('data');
if (city === null) throw new Error('the demonstration city has errors');

describe('posts of leadership', () => {
  it('have every project that names them, once', () => {
    const led = postsOf(city).flatMap(({ projects }) => projects.map(({ id }) => id));
    const named = city.projects.filter(({ liaison_leader: leader }) => leader !== null);
    expect(led.sort()).toEqual(named.map(({ id }) => id).sort());
  });

  it('of districts are not taken for one, though they are called the same', () => {
    const dataset = build({
      projects: [
        { id: 'P-1', district: '甲区', liaison_leader: '副区长' },
        { id: 'P-2', district: '乙区', liaison_leader: '副区长' },
        { id: 'P-3', district: '乙区', liaison_leader: '乙区副区长' },
        { id: 'P-4', district: '乙区', town: '河口镇', liaison_leader: '镇长' },
        { id: 'P-5', district: '乙区', liaison_leader: '副市长' },
        { id: 'P-6', district: '甲区', liaison_leader: '副市长' },
      ],
    });
    expect(postsOf(dataset).map(({ name, projects }) => [name, projects.length])).toEqual([
      ['甲区副区长', 1],
      ['乙区副区长', 2],
      ['河口镇镇长', 1],
      ['副市长', 2],
    ]);
  });

  it('keep their address when a name comes or goes, and never have it in theirs', () => {
    const of = (leader: string | null) =>
      build({ projects: [{ id: 'P-1', liaison_leader: leader, leader_title: '副市长/总指挥' }] });
    for (const leader of ['张建国', null, '已撤下']) {
      const [post] = postsOf(of(leader));
      expect(post!.id).toBe('副市长-总指挥');
      expect(postOf(of(leader), post!.id)).toBeDefined();
    }
    const lede = (leader: string | null): string => {
      const dataset = of(leader);
      return textOf(leaderView(contextOf(dataset), postsOf(dataset)[0]!).lede);
    };
    expect([lede('张建国'), lede(null), lede('已撤下')]).toEqual(['由张建国担任。', '', '姓名已撤下。']);
  });

  it('have an address that a disk can hold, however long they are, and two long ones two', () => {
    const long = '市重大项目建设指挥部常务副总指挥兼'.repeat(8);
    const dataset = build({
      projects: [
        { id: 'P-1', liaison_leader: `${long}副市长` },
        { id: 'P-2', liaison_leader: `${long}秘书长` },
        { id: 'P-3', liaison_leader: `${long}副市长` },
      ],
    });
    const posts = postsOf(dataset);
    expect(posts.map(({ projects }) => projects.length)).toEqual([2, 1]);
    for (const { id, name } of posts) {
      expect(Buffer.byteLength(id)).toBeLessThan(255);
      expect([postOf(dataset, id)?.name, postOf(dataset, name)?.name]).toEqual([name, name]);
    }
  });

  it('have no page for a name without a post', () => {
    const dataset = build({ projects: [{ id: 'P-1', liaison_leader: '张建国' }] });
    expect(postsOf(dataset)).toEqual([]);
    expect(leadersView(contextOf(dataset)).title).toBe('没有公布联系领导的职务。');
  });

  it('speak of one post as one', () => {
    const dataset = build({ projects: [{ id: 'P-1', liaison_leader: '副市长' }] });
    expect(leadersView(contextOf(dataset, 'en')).title).toBe(
      '1 post of leadership answers for these projects',
    );
  });

  it('speak of one project as one', () => {
    const dataset = build({ projects: [{ id: 'P-1', liaison_leader: '副市长' }] });
    const { headline } = leaderView(contextOf(dataset, 'en'), postsOf(dataset)[0]!);
    expect(textOf(headline)).toMatch(/: 1 project, 0 done/);
  });

  it('count difficulties of their projects and those that they watch over, each once', () => {
    const dataset = build({
      as_of: '2024-06',
      projects: [
        { id: 'P-1', liaison_leader: '副市长' },
        { id: 'P-2', liaison_leader: '副秘书长' },
      ],
      issues: [
        { project_id: 'P-1', raised_on: '2024-01-01', due_on: '2024-02-01', leader: '副市长' },
        { project_id: 'P-2', raised_on: '2024-01-01', due_on: '2024-07-01', leader: '副市长' },
        { project_id: 'P-2', raised_on: '2024-01-01' },
      ],
    });
    const view = leaderView(contextOf(dataset), postOf(dataset, '副市长')!);
    expect(view.issues!.rows).toHaveLength(2);
    expect(textOf(view.headline)).toBe(
      '副市长：联系 1 个项目，竣工 0 个，没有销号的难题 2 件，其中超期 1 件。',
    );
  });
});
