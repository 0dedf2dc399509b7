import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { DEFAULT_SAMPLE, makeSample } from '../../src/sample/sample.ts';
import { contextFor, type Context } from '../../src/views/context.ts';
import { mapView, mapPages } from '../../src/views/map.ts';
import { changeOf } from '../../src/views/map-change.ts';
import { homeMap, projectMap } from '../../src/views/map-places.ts';
import { isBroken, statesAt } from '../../src/views/map-roads.ts';
import type { Sentence } from '../../src/views/types.ts';
import { NO_LEDGER } from './context.ts';

const folder = mkdtempSync(join(tmpdir(), 'guatu-map-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The sample city, with some of its files changed or left out. */
function city(change: (path: string, text: string) => string | null = (_path, text) => text): Context {
  const data = mkdtempSync(join(folder, 'data-'));
  for (const [path, text] of makeSample(DEFAULT_SAMPLE)) {
    const changed = change(path, text);
    if (changed === null) continue;
    mkdirSync(dirname(join(data, path)), { recursive: true });
    writeFileSync(join(data, path), changed);
  }
  const { dataset, problems } = loadDataset(data);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return contextFor(dataset!, NO_LEDGER, '/', 'zh');
}

const text = (sentence: Sentence): string =>
  sentence
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('figure' in piece) return piece.figure.text;
      if ('link' in piece) return piece.link.text;
      return 'strong' in piece ? piece.strong : piece.owed;
    })
    .join('');

const full = city();
const { as_of: asOf, periods } = full.dataset;
const latest = mapView(full, { kind: 'month', period: asOf }, true);

describe('the page of the map', () => {
  test('says in its heading how many gaps are on the map, and where most of them are', () => {
    const broken = statesAt(full, asOf).filter((state) => state.parts !== null && isBroken(state));
    expect(text(latest.headline)).toMatch(new RegExp(`^图上还断着 ${broken.length} 处[，。]`));
    expect(broken.length).toBeGreaterThan(5);
  });

  test('lists every project once, whether or not it can be drawn, and marks what cannot', () => {
    const rows = latest.lists.flatMap((list) => list.rows);
    expect(rows.map(({ id }) => id).sort()).toEqual(full.dataset.projects.map(({ id }) => id).sort());
    for (const row of rows) expect(row.onMap, row.id).toBe(full.dataset.geometry.roads.has(row.id));
    expect(rows.some(({ onMap }) => !onMap)).toBe(true);
  });

  test('links in its drawing to every road that is on the map', () => {
    const hrefs = [...latest.figure!.svg.matchAll(/<a class="r-[^>]*href="([^"]*)"/g)].map((m) => m[1]);
    const drawn = [...full.dataset.geometry.roads.keys()].map((id) => `/projects/${id}/`);
    expect(hrefs.sort()).toEqual(drawn.sort());
  });

  test('says that it is a sketch, how long roads are drawn, and shows no boundary without an approval number', () => {
    const caption = latest.figure!.caption.join('　');
    expect(caption).toContain('示意图，位置经概化，不作划界和导航依据');
    expect(caption).toMatch(/路段至少画成 \d+(\.\d)? (米|公里)长，才看得见/);
    expect(latest.figure!.svg).not.toContain('class="edge"');
    expect(latest.figure!.legend.map(({ key }) => key)).not.toContain('district');
  });

  test('draws districts and their names, and shows the number, once a map is approved', () => {
    const approved = city((path, content) =>
      path === 'site.yaml'
        ? content.replace('boundaries: false', 'boundaries: true\n  approval_number: 示S（2025）001号')
        : content,
    );
    const { figure } = mapView(approved, { kind: 'month', period: asOf }, true);
    expect(figure!.svg).toContain('class="edge"');
    expect(figure!.svg).toContain('class="dn"');
    expect(figure!.caption.join()).toContain('审图号：示S（2025）001号');
    expect(figure!.caption.join()).not.toContain('示意图');
  });

  test('has the statuses of its month: nothing is open before it opened', () => {
    const month = periods[Math.floor(periods.length / 2)]!;
    const view = mapView(full, { kind: 'month', period: month });
    const open = view.lists.flatMap((list) => list.rows).filter(({ group }) => group === 'open');
    const expected = full.dataset.projects.filter(
      ({ actual_end: end }) => end !== null && end.slice(0, 7) <= month,
    );
    expect(open.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    expect(open.length).toBeLessThan(latest.lists[1]!.rows.length);
  });

  test('has a link to every month on the newest page, and to the neighbours on any', () => {
    const months = latest.time.years.flatMap((year) => year.months.map(({ month }) => month));
    expect(months).toEqual(periods);
    for (const month of periods) expect(latest.time.strip).toContain(`data-month="${month}"`);
    const old = mapView(full, { kind: 'month', period: periods[5]! });
    expect(old.time.previous?.month).toBe(periods[4]);
    expect(old.time.next?.month).toBe(periods[6]);
    expect(old.time.latest?.href).toBe('/map/');
  });

  test('of an earlier month stays byte for byte as it is when months are added', () => {
    const earlier = periods.at(-3)!;
    const before = city((path, content) => {
      if (path === 'site.yaml') return content.replace(`as_of: ${asOf}`, `as_of: ${periods.at(-2)}`);
      return content;
    });
    const selection = { kind: 'month', period: earlier } as const;
    expect(before.dataset.as_of).toBe(periods.at(-2));
    expect(JSON.stringify(mapView(before, selection))).toBe(JSON.stringify(mapView(full, selection)));
  });

  test('of a district holds its roads only, and others without links', () => {
    const [district] = full.dataset.districts;
    const view = mapView(full, { kind: 'district', id: district!.id });
    const ids = view.lists.flatMap((list) => list.rows.map(({ id }) => id));
    expect(ids.sort()).toEqual(district!.projects.map(({ id }) => id).sort());
    for (const [, href] of view.figure!.svg.matchAll(/<a [^>]*href="\/projects\/([^/]*)\/"/g))
      expect(ids).toContain(href);
    expect(text(view.headline)).toContain(district!.name);
  });

  test('of one group counts what its list holds', () => {
    for (const id of mapPages(full).groups) {
      const view = mapView(full, { kind: 'status', id });
      const rows = view.lists.flatMap((list) => list.rows);
      expect(rows.every(({ group }) => group === id)).toBe(true);
      const drawn = rows.filter(({ onMap }) => onMap).length;
      expect(text(view.headline)).toContain(` ${drawn} `);
      const filter = view.filters.find(({ filter: f }) => f?.by === 'status' && f.value === id);
      expect(filter).toMatchObject({ current: true, count: rows.length });
    }
  });

  test('without any line of a road says so, keeps the list, and has no page of a month', () => {
    const bare = city((path, content) => (path.startsWith('geo/') ? null : content));
    const view = mapView(bare, { kind: 'month', period: asOf }, true);
    expect(view.figure).toBeNull();
    expect(text(view.headline)).toContain('还没有提供道路的线位');
    expect(view.lists.flatMap((list) => list.rows)).toHaveLength(bare.dataset.projects.length);
    expect(mapPages(bare)).toEqual({ months: [], districts: [], groups: [] });
    expect(homeMap(bare)).toBeNull();
  });
});

describe('what joining changed', () => {
  const changes = full.dataset.projects.flatMap((project) => {
    const change = changeOf(full, project, asOf);
    return change ? [{ project, change, status: full.judgement(project).status }] : [];
  });

  test('is said for every road on the map that was not withdrawn, within the network provided', () => {
    const expected = full.dataset.projects.filter(
      (project) =>
        full.dataset.geometry.roads.has(project.id) && full.judgement(project).status !== 'withdrawn',
    );
    expect(changes.map(({ project }) => project.id)).toEqual(expected.map(({ id }) => id));
    for (const { change } of changes)
      if (change.answer.some((piece) => typeof piece === 'object' && 'figure' in piece))
        expect(text(change.notes[0]!)).toContain('在所提供的路网内');
  });

  test('tells a detour that became direct, one that still has to be driven, and no other way', () => {
    const open = changes.filter(({ status }) => status === 'opened').map(({ change }) => text(change.answer));
    const closed = changes
      .filter(({ status }) => status !== 'opened')
      .map(({ change }) => text(change.answer));
    expect(open.some((words) => /^从 [\d.]+ (公里|米) 绕行变成 [\d.]+ (公里|米) 直达。$/.test(words))).toBe(
      true,
    );
    expect(closed.some((words) => /^现在要绕 [\d.]+ (公里|米)；打通后 [\d.]+ (公里|米)。$/.test(words))).toBe(
      true,
    );
    expect([...open, ...closed].some((words) => /没有别的路/.test(words))).toBe(true);
  });

  test('shows its numbers as figures of the project at the period', () => {
    for (const { project, change } of changes)
      for (const piece of change.answer)
        if (typeof piece === 'object' && 'figure' in piece)
          expect(piece.figure.id).toMatch(
            new RegExp(`^project:${project.id}/detour_(before|after)@${asOf}$`),
          );
  });

  test('stands beside what was announced, with its source', () => {
    const [{ project }] = changes.filter(({ status }) => status === 'opened') as [(typeof changes)[number]];
    const announced = city((path, content) =>
      path === 'figures.csv'
        ? `${content.trimEnd()}\n${['project:' + project.id, 'detour_before', asOf, '5', '公里', 'https://paper.example/1'].join(',')}\n`
        : content,
    );
    const row = announced.dataset.announced.at(-1)!;
    expect(row.scope).toBe(`project:${project.id}`);
    const same = announced.dataset.projects.find(({ id }) => id === project.id)!;
    const note = changeOf(announced, same, asOf)!.notes.at(-1)!;
    expect(text(note)).toContain('5 公里');
    expect(
      note.some(
        (piece) => typeof piece === 'object' && 'link' in piece && piece.link.href === row.source_url,
      ),
    ).toBe(true);
  });
});

describe('the map of one road', () => {
  test('names both cross streets, each at the end where it passes', () => {
    const named = full.dataset.projects.filter((project) => {
      const map = projectMap(full, project, asOf);
      return map && [...map.figure.svg.matchAll(/class="crs"/g)].length === 2;
    });
    expect(named.length).toBeGreaterThan(40);
    for (const project of named.slice(0, 10)) {
      const { svg } = projectMap(full, project, asOf)!.figure;
      expect(svg).toContain(`>${project.from}</text>`);
      expect(svg).toContain(`>${project.to}</text>`);
    }
  });

  test('is none for a project without a line', () => {
    const absent = full.dataset.projects.find(({ id }) => !full.dataset.geometry.roads.has(id))!;
    expect(projectMap(full, absent, asOf)).toBeNull();
  });
});
