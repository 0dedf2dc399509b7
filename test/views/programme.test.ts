import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import type { Dataset } from '../../src/model/types.ts';
import { programmeView } from '../../src/views/programme.ts';
import { programmesShown } from '../../src/views/programmes.ts';
import { takenViews } from '../../src/views/takes.ts';
import { build } from '../measures/build.ts';
import { contextOf } from './context.ts';
import { textOf } from './sentence.ts';

const { dataset: city } = loadDataset('data');
if (city === null) throw new Error('the demonstration city has errors');
const zh = contextOf(city);

const viewOf = (dataset: Dataset, id: string): ReturnType<typeof programmeView> => {
  const programme = dataset.programmes.find((one) => one.id === id);
  if (!programme) throw new Error(`no programme ${id}`);
  return programmeView(contextOf(dataset), programme);
};

describe('the page of a programme', () => {
  it('says its target first, then what is on record and done', () => {
    const view = viewOf(city, 'deadend');
    expect(textOf(view.headline)).toMatch(/^打通断头路三年行动：目标打通 59 条，列入 59 条，通了 \d+ 条。$/);
    expect(textOf(view.lede)).toMatch(/完成目标的 [\d.]+%（\d+ \/ 59）。$/);
  });

  it('has each of its projects once, under its status', () => {
    const view = viewOf(city, 'deadend');
    const programme = city.programmes.find(({ id }) => id === 'deadend')!;
    const cells = view.statuses.flatMap((list) => list.cells.map((cell) => cell.id));
    expect(cells.sort()).toEqual(programme.projects.map(({ id }) => id).sort());
    for (const { title, cells: own } of view.statuses) {
      expect(new Set(own.map(({ statusWord }) => statusWord)).size).toBe(1);
      expect(title).toBe(`${own[0]!.statusWord} ${own.length} 条`);
    }
  });

  it('lists the programmes within it, and leads back to the one above', () => {
    expect(viewOf(city, 'deadend').parts!.rows.map(([name]) => name!.text)).toEqual(['就学就医通道']);
    const { crumbs, parts } = viewOf(city, 'access');
    expect(parts).toBeNull();
    expect(crumbs.map(({ href }) => href)).toEqual(['/#programmes', '/programmes/deadend/']);
  });

  it('says nothing of a target, of dates or of a rate where none is written', () => {
    const dataset = build({
      projects: [{ id: 'P-1', programme: 'p' }],
      programmes: [{ id: 'p', name: '畅通' }],
    });
    const view = viewOf(dataset, 'p');
    expect(textOf(view.headline)).toBe('畅通：列入 1 个，竣工 0 个。');
    expect(textOf(view.lede)).toBe('');
  });

  it('has no page without a project', () => {
    const dataset = build({ projects: [{ id: 'P-1' }], programmes: [{ id: 'p', name: '畅通' }] });
    expect(programmesShown({ dataset })).toEqual([]);
  });

  it('gives its chart at the path that the home page links to', () => {
    const { trend } = viewOf(city, 'deadend');
    expect(takenViews(zh).get(trend.take.path)!.make()).toEqual(trend.take);
  });
});
