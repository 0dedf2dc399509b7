import { beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { readArchive } from '../../src/history/archive.ts';
import { calendarOf } from '../../src/views/events.ts';
import { City } from '../dataset/city.ts';
import { published } from '../history/repository.ts';
import { contextOf } from './context.ts';

const repository = published();
const city = new City();

function publish(day: string): void {
  repository.write(city);
  repository.commit('update', day);
}

/** How often the event was moved, and when it last was, by the beginning of its id. */
function revisions(): Map<string, { sequence: number; at: string } | null> {
  const { dataset } = loadDataset(repository.data);
  const { events } = calendarOf(contextOf(dataset!), readArchive(repository.data, null), null);
  return new Map(events.map(({ id, revision }) => [id.split('@')[0]!, revision]));
}

describe('the events of a calendar', () => {
  beforeAll(() => {
    // June says again what May said, and a note changes nothing.
    city.set('progress', 4, 'forecast_end', '2013-12-20');
    publish('2014-01-05');
    city.set('progress', 4, 'note', '按计划');
    city.set('milestones', 1, 'note', '两户');
    publish('2014-01-06');
  });

  it('are not moved by a release that repeats their date', () => {
    const known = revisions();
    // The report of June that was first published had no date: expected, planned, expected again.
    expect(known.get('NB-002.end')).toEqual({ sequence: 1, at: '2014-01-05T09:00:00+08:00' });
    expect(known.get('NB-002.milestone.%E5%BE%81%E8%BF%81')).toMatchObject({ sequence: 0 });
    expect(known.get('NB-001.end')).toMatchObject({ sequence: 0 });
  });

  it('are by one that gives another date, and by a withdrawal', () => {
    city.add('progress', { project_id: 'NB-002', period: '2013-07', forecast_end: '2014-01-20' });
    city.set('projects', 3, 'withdrawn_on', '2014-02-01');
    publish('2014-02-05');
    const known = revisions();
    expect(known.get('NB-002.end')).toEqual({ sequence: 2, at: '2014-02-05T09:00:00+08:00' });
    expect(known.get('NB-003.end')).toEqual({ sequence: 1, at: '2014-02-05T09:00:00+08:00' });
  });

  it('are not by a report that repeats it in a month of its own', () => {
    city.add('progress', { project_id: 'NB-002', period: '2013-08', forecast_end: '2014-01-20' });
    publish('2014-03-05');
    expect(revisions().get('NB-002.end')).toMatchObject({ sequence: 2 });
  });
});
