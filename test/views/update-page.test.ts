/** The page of a release where more changed than a page lists. */
import { expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { readArchive, type Archive } from '../../src/history/archive.ts';
import { updateView } from '../../src/views/update-page.ts';
import { City } from '../dataset/city.ts';
import { Repository } from '../history/repository.ts';
import { contextOf } from './context.ts';

it('is linked at the project only where the page lists it', () => {
  const repository = new Repository();
  const city = new City();
  for (let n = 100; n < 500; n += 1) {
    city.add('projects', { id: `NB-${n}`, name: `路${n}`, district: 'yz', length_m: '500' });
    city.add('plan', { project_id: `NB-${n}`, period: '2013', planned_investment: '100' });
  }
  repository.write(city);
  const day = '2013-07-05';
  const first = `${day}-${repository.commit('first', day).slice(0, 7)}`;
  for (let row = 4; row <= 403; row += 1) {
    city.set('projects', row, 'length_m', '510');
    city.set('plan', row, 'planned_investment', '110');
  }
  repository.write(city);
  const later = '2013-08-05';
  const second = `${later}-${repository.commit('second', later).slice(0, 7)}`;
  const archive = readArchive(repository.data, null) as Archive;
  const context = contextOf(loadDataset(repository.data).dataset!);
  const anchors = new Set(
    updateView(context, archive, null, second).sections.flatMap(({ groups }) =>
      groups.flatMap(({ id }) => id ?? []),
    ),
  );
  expect(anchors.size).toBe(300);
  // Where the data of an older release stand is said on its page: downloads have the newest only.
  const then = updateView(context, archive, null, first).links.find(
    ({ label }) => label === '当时的全部数据',
  );
  expect(JSON.stringify(then)).toContain(first.slice(-7));
  const links = updateView(context, archive, null, first).later!.rows.map(({ href }) => href);
  expect(links).toContain(`/updates/${second}/#NB-120`);
  expect(links).toContain(`/updates/${second}/`);
  for (const link of links) {
    const [page, anchor] = link.split('#');
    expect(page).toBe(`/updates/${second}/`);
    if (anchor !== undefined) expect(anchors.has(anchor), anchor).toBe(true);
  }
});
