import { expect, test } from 'vitest';
import { figure, findScope } from '../../src/measures/figures.ts';
import { build } from './build.ts';

test('practices count by kind from the last day that their date can mean, for the city', () => {
  const dataset = build({
    as_of: '2021-12',
    projects: [{ id: 'A' }],
    practices: [
      { date: '2021-03', kind: 'rule' },
      { date: '2021-03-31', kind: 'experience' },
      { date: '2021-04-01', kind: 'rule' },
    ],
  });
  const value = (id: string, period: string) =>
    figure(dataset, findScope(dataset, 'city')!, id, period).value;
  expect(['2021-02', '2021-03', '2021-04'].map((period) => value('practice_rules', period))).toEqual([
    0, 1, 2,
  ]);
  expect(value('practice_experiences', '2021-03')).toBe(1);
  expect(value('practice_forums', '2021-12')).toBe(0);
  const unpublished = build({ as_of: '2021-12', projects: [{ id: 'A' }], without: ['practices'] });
  expect(figure(unpublished, findScope(unpublished, 'city')!, 'practice_rules', '2021-12').value).toBeNull();
});
