import jsQR from 'jsqr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import type { Dataset } from '../../src/model/types.ts';
import { boardView } from '../../src/views/board.ts';
import { fitBoard, isLongName, shownIssues } from '../../src/views/board-fit.ts';
import { contextFor, type Context } from '../../src/views/context.ts';
import { projectStates } from '../../src/views/embed-frozen.ts';
import { readArchive } from '../../src/history/archive.ts';
import { City } from '../dataset/city.ts';
import { Repository } from '../history/repository.ts';
import { NO_LEDGER } from './context.ts';

const dataset = loadDataset('data').dataset!;
const context = contextFor(dataset, NO_LEDGER, '/', 'zh');

function withSettings(settings: Partial<Dataset['settings']>, base = '/'): Context {
  return contextFor({ ...dataset, settings: { ...dataset.settings, ...settings } }, NO_LEDGER, base, 'en');
}

async function read(drawing: string): Promise<string | undefined> {
  const side = 300;
  const alone = drawing.replace(
    '<svg ',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" `,
  );
  const data = await sharp(Buffer.from(alone)).ensureAlpha().raw().toBuffer();
  return jsQR(new Uint8ClampedArray(data), side, side)?.data;
}

describe('a board', () => {
  it('answers when, why and who, with plan, difficulties and telephone, and leads nowhere on paper', () => {
    const project = dataset.projects.find((one) => context.judgement(one).status === 'blocked')!;
    const { sheet, standing } = boardView(context, project, 'no_git');
    expect(sheet.answers.map(({ label }) => label)).toEqual(['什么时候通', '为什么还没通', '谁负责']);
    expect(sheet.answers.every(({ answer }) => answer !== '')).toBe(true);
    expect(sheet.answers[2]!.evidence).not.toContain('全部责任人');
    expect(sheet.milestones.map(({ planned }) => planned)).toEqual(
      project.milestones.map(({ planned_on }) => planned_on),
    );
    expect(sheet.phone.text).toBe(project.office_phone);
    expect(sheet.issues.some(({ closed }) => !closed)).toBe(true);
    expect(standing.statusWord).toBe('受阻');
    expect(sheet.release).toBeNull();
  });

  it.each([
    ['/', 'https://roads.example'],
    ['/nb/', 'https://roads.example/nb'],
    ['/nb/', 'https://roads.example'],
  ])('has a code that leads to itself: base %s, address %s', async (base, base_url) => {
    const project = dataset.projects[3]!;
    const { sheet } = boardView(withSettings({ base_url }, base), project, 'no_git');
    const address = `https://roads.example${base}en/projects/${project.id}/board/`;
    expect(await read(sheet.code.drawing!)).toBe(address);
    expect(`https://${sheet.code.text}`).toBe(address);
  });

  it('has no code without an address of the site, and says why', () => {
    const { sheet } = boardView(withSettings({ base_url: null }), dataset.projects[3]!, 'no_git');
    expect(sheet.code.drawing).toBeNull();
    expect(sheet.code.text).toContain('base_url');
  });

  it('says that there is no history where there is none', () => {
    const { since } = boardView(context, dataset.projects[0]!, 'shallow');
    expect(since.rows).toEqual([]);
    expect(since.lede).toContain('最近的提交');
  });
});

describe('what an older board says', () => {
  /** A road opened, and one withdrawn, in the month after that of the release that first says so. */
  function published(asOf: readonly string[]): { said: (id: string) => (string | null)[]; states: string[] } {
    const repository = new Repository();
    const city = new City();
    const settings = String(city.files.get('site.yaml'));
    for (const [index, month] of asOf.entries()) {
      city.files.set('site.yaml', settings.replace('as_of: 2013-06', `as_of: ${month}`));
      if (index === 1) city.set('projects', 2, 'actual_end', '2013-07-03');
      if (index === 1) city.set('projects', 3, 'withdrawn_on', '2013-07-04');
      repository.write(city);
      repository.commit(`release ${index}`, `2013-07-0${5 + index}`);
    }
    const { dataset: of, problems } = loadDataset(repository.data);
    if (of === null) throw new Error(JSON.stringify(problems));
    const archive = readArchive(repository.data, null);
    if (typeof archive === 'string') throw new Error(archive);
    const project = (id: string) => of.projects.find((one) => one.id === id)!;
    return {
      said: (id) =>
        boardView(contextFor(of, NO_LEDGER, '/', 'zh'), project(id), archive).since.rows.map(
          (row) => row.said,
        ),
      states: projectStates(archive, project('NB-002')).map(({ actual_end }) => actual_end ?? '—'),
    };
  }

  it('is what it said by the end of its own month, not by dates that its data already had', () => {
    const { said, states } = published(['2013-06', '2013-06']);
    expect(said('NB-002')).toEqual([null, null]);
    expect(said('NB-003')).toEqual([null, null]);
    expect(states).toEqual(['—']);
  });

  it('is not what holds once the month of such a date is published', () => {
    const { said, states } = published(['2013-06', '2013-06', '2013-07']);
    expect(said('NB-002').every((text) => text?.startsWith('还没'))).toBe(true);
    expect(said('NB-003').every((text) => text?.startsWith('还没'))).toBe(true);
    expect(states).toEqual(['—', '2013-07-03']);
  });
});

describe('the size of a board', () => {
  const words = (n: number, of: string): string => of.repeat(n);
  const sheet = (milestones: number, issues: number, closed = false) => ({
    site: '打通断头路三年行动',
    plate: '12',
    name: '首南路东延',
    span: '天工路—金峨路',
    under: ['天工路', '落后', '实到 60%', '金峨路'],
    answers: [{ answer: '还没通，预计 12 月 14 日', evidence: '原定 2013-12-05' }],
    people: [{ post: '鄞州区副区长' }],
    milestones: Array.from({ length: milestones }, () => ({ name: '路基管线' })),
    issues: Array.from({ length: issues }, () => ({
      title: words(12, '电力杆'),
      unit: '示例供电公司',
      closed,
    })),
    foot: { phone: '0574-87654321', says: '扫码看现状', address: 'roads.example', lines: ['示例市建设局'] },
  });

  it('is large where there is little to say, and smaller with more', () => {
    const sizes = [0, 6, 40].map((n) => fitBoard(sheet(n, n)));
    expect(sizes[0]!.zoom).toBe(130);
    expect(sizes[1]!.zoom).toBeLessThan(130);
    expect(sizes[2]!.limits.milestones).toBeLessThan(40);
  });

  it('sets a long name smaller, and gives way to a long foot', () => {
    const plain = sheet(6, 6);
    const name = words(6, '城市东部快速联络通道');
    expect([isLongName(plain), isLongName({ ...plain, name })]).toEqual([false, true]);
    const foot = { ...plain.foot, lines: [words(20, '示例市住房和城乡建设局')] };
    expect(fitBoard({ ...plain, foot }).zoom).toBeLessThan(fitBoard(plain).zoom);
  });

  it('leaves out what is settled before it makes letters small', () => {
    const { zoom, limits } = fitBoard(sheet(6, 8, true));
    expect(shownIssues(sheet(6, 8, true).issues, limits)).toEqual([]);
    expect(zoom).toBeGreaterThanOrEqual(90);
  });
});
