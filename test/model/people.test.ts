import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inService, isPost, leaderOf, mayGo, REMOVED, tellsOfPerson } from '../../src/model/people.ts';

describe('what stands where a leader is named', () => {
  it.each([
    '分管副市长',
    '柳溪区副区长（分管城建）',
    '市政府副秘书长',
    '区委书记',
    '市住建局局长',
    '杨柳街道办事处主任',
    '总指挥',
    '市级路长',
    'Deputy mayor',
    'Head of the Construction Bureau (roads)',
  ])('%s is a post', (text) => expect(isPost(text)).toBe(true));

  it.each(['张建国', '李长', '王科', '欧阳长江', '张三（党员）', '副市长张三', 'Zhang San', REMOVED, ''])(
    '%s is no post',
    (text) => expect(isPost(text)).toBe(false),
  );

  it('is the same post with and without the name', () => {
    const post = fc.constantFrom('副市长', '分管城建的领导', '城建口', null);
    const name = fc.constantFrom('张建国', '李长', 'Zhang San');
    fc.assert(
      fc.property(post, name, (title, person) => {
        const withName = leaderOf({ liaison_leader: person, leader_title: title });
        const emptied = leaderOf({ liaison_leader: null, leader_title: title });
        const said = leaderOf({ liaison_leader: REMOVED, leader_title: title });
        expect([emptied.post, said.post]).toEqual([withName.post, withName.post]);
        expect([withName.name, emptied.name, said.name]).toEqual([person, null, null]);
        expect([emptied.isRemoved, said.isRemoved]).toEqual([false, true]);
      }),
    );
  });

  it('has the duty in the second column where the first names the post', () => {
    const leader = leaderOf({ liaison_leader: '分管副市长', leader_title: '督办、协调市级部门' });
    expect(leader).toEqual({ post: '分管副市长', name: null, duty: '督办、协调市级部门', isRemoved: false });
  });
});

describe('what may go without a reason', () => {
  it.each([
    ['张建国', null],
    ['张建国', REMOVED],
    ['张建国', '李秀英'],
    ['副市长张建国', '副市长'],
    ['张建国副市长', '副市长'],
  ])('a name: %s → %s', (before, now) => expect(mayGo(before, now)).toBe(true));

  it.each([
    ['分管副市长', null],
    ['分管副市长', '区长'],
    ['分管副市长', '分管'],
    ['分管副市长', '分管副市长'],
  ])('but no post: %s → %s', (before, now) => expect(mayGo(before, now)).toBe(false));
});

describe('rows of the ledger', () => {
  it('speak of a person in the columns of leaders only, in either language', () => {
    expect(tellsOfPerson('changes', { field: '联系领导' })).toBe(true);
    expect(tellsOfPerson('changes', { field: 'planned_end' })).toBe(false);
    expect(tellsOfPerson('corrections', { table: '区县', field: 'liaison_leader' })).toBe(true);
    expect(tellsOfPerson('corrections', { table: 'issues', field: '督办领导' })).toBe(true);
    expect(tellsOfPerson('corrections', { table: 'units', field: 'name' })).toBe(false);
    expect(tellsOfPerson('projects', { field: 'liaison_leader' })).toBe(false);
  });

  it('keep a former value shown while they are published themselves', () => {
    const shown = inService({
      projects: [{ liaison_leader: '副市长' }, { liaison_leader: null }],
      changes: [{ field: 'liaison_leader', old: '市长', new: '副市长' }],
    });
    expect([...shown].sort()).toEqual(['副市长', '市长'].sort());
  });
});
