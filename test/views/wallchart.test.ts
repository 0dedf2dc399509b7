/** Wall charts of cities of every size: every road on a sheet or counted as left out, and the checksum of those on it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { datasetOf } from '../../src/load.ts';
import type { Dataset } from '../../src/model/types.ts';
import { makeTables } from '../../src/sample/sample.ts';
import { contextFor, type Context } from '../../src/views/context.ts';
import {
  districtSheets,
  districtWallchartView,
  wallchartView,
  type WallchartView,
} from '../../src/views/wallchart.ts';
import { NO_LEDGER } from './context.ts';

function read(files: ReadonlyMap<string, string>): Dataset {
  const dataset = datasetOf({
    paths: [...files.keys()].sort(),
    read: (path) => new TextEncoder().encode(files.get(path) ?? ''),
  });
  expect(dataset).not.toBeNull();
  return dataset!;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const contextOf = (dataset: Dataset, lang: 'zh' | 'en'): Context =>
  contextFor(dataset, { ...NO_LEDGER, checksum: sha256 }, '/', lang);

function idsOn(view: WallchartView): string[] {
  return view.columns.flat().flatMap(({ block, from, to }) => block.rows.slice(from, to).map(({ id }) => id));
}

/** Roads that the sheet says it leaves out, of the districts on it. */
function leftOut(view: WallchartView): number {
  const blocks = new Set(view.columns.flat().map(({ block }) => block));
  return [...blocks].reduce((sum, { out }) => sum + out, 0);
}

const SIZES = [1, 7, 59, 150, 600, 2500];

describe.each(['zh', 'en'] as const)('a wall chart in %s', (lang) => {
  it.each(SIZES)('shows or counts each of %i roads, and none twice', (projects) => {
    const dataset = read(makeTables({ projects, months: 12, seed: 3 }));
    const context = contextOf(dataset, lang);
    for (const paper of ['a3', 'a1'] as const) {
      const view = wallchartView(context, 'no_git', paper);
      const ids = idsOn(view);
      expect(new Set(ids).size, paper).toBe(ids.length);
      expect(ids.length + leftOut(view), paper).toBe(dataset.projects.length);
      expect(view.left === null, paper).toBe(ids.length === dataset.projects.length);
      expect(view.zoom, paper).toBeGreaterThanOrEqual(100);
    }
    for (const district of dataset.districts) {
      const sheets = districtSheets(context, district);
      const ids = sheets.flatMap((_, at) =>
        idsOn(districtWallchartView(context, 'no_git', district, at + 1)),
      );
      expect(ids, district.id).toEqual(district.projects.map(({ id }) => id));
    }
  });

  it('leaves out on A1 no more than on A3', () => {
    for (const projects of SIZES) {
      const context = contextOf(read(makeTables({ projects, months: 12, seed: 3 })), lang);
      const [small, large] = (['a3', 'a1'] as const).map((paper) =>
        leftOut(wallchartView(context, 'no_git', paper)),
      );
      expect(large, `${projects} roads`).toBeLessThanOrEqual(small!);
    }
  });
});

describe('the checksum of a wall chart', () => {
  const files = makeTables({ projects: 30, months: 12, seed: 5 });
  const before = read(files);
  const [own, other] = before.districts.filter(({ projects }) => projects.length > 0);
  const changed = other!.projects[0]!;
  const after = read(
    new Map(files).set('projects.csv', files.get('projects.csv')!.replace(`,${changed.name},`, ',改名路,')),
  );
  const sheet = (dataset: Dataset, id: string): string =>
    districtWallchartView(
      contextOf(dataset, 'zh'),
      'no_git',
      dataset.districts.find((one) => one.id === id)!,
      1,
    ).checksum;

  it('changes with any road on the sheet', () => {
    expect(sheet(after, other!.id)).not.toBe(sheet(before, other!.id));
    const city = (dataset: Dataset): string =>
      wallchartView(contextOf(dataset, 'zh'), 'no_git', 'a3').checksum;
    expect(city(after)).not.toBe(city(before));
  });

  it('stays when a road of another district changes', () => {
    expect(sheet(after, own!.id)).toBe(sheet(before, own!.id));
  });
});

describe('the sheets of a district', () => {
  it('lead to a sheet of the other language that there is, though English needs more of them', () => {
    const dataset = read(makeTables({ projects: 600, months: 1, seed: 3 }));
    const [zh, en] = (['zh', 'en'] as const).map((lang) => contextOf(dataset, lang)) as [Context, Context];
    const twins = (own: Context, other: Context): [string | null, string][] =>
      dataset.districts.flatMap((district) => {
        const last = districtSheets(other, district).length;
        return districtSheets(own, district).map((_, at): [string | null, string] => [
          districtWallchartView(own, 'no_git', district, at + 1).head.twin,
          other.urls.wallchartDistrict(district.id, Math.min(at + 1, last)),
        ]);
      });
    const toChinese = twins(en, zh);
    expect(toChinese.length).toBeGreaterThan(twins(zh, en).length);
    for (const [twin, address] of [...toChinese, ...twins(zh, en)]) expect(twin).toBe(address);
  });

  it('have no twin on a site in one language', () => {
    const dataset = read(makeTables({ projects: 30, months: 1, seed: 3 }));
    const alone = { ...dataset, settings: { ...dataset.settings, languages: ['zh' as const] } };
    const district = alone.districts.find(({ projects }) => projects.length > 0)!;
    expect(districtWallchartView(contextOf(alone, 'zh'), 'no_git', district, 1).head.twin).toBeNull();
  });
});
