import { expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import type { RowPlaces } from '../../src/views/history-rows.ts';
import { historyView } from '../../src/views/history.ts';
import { City } from '../dataset/city.ts';
import { contextOf } from './context.ts';

it('does not deny the change that moved an end, which stands further up', () => {
  const loaded = loadDataset(new City().write());
  const titleOf = (id: string, lang: 'zh' | 'en'): string => {
    const project = loaded.dataset!.projects.find((one) => one.id === id)!;
    const places: RowPlaces = {
      rowNumber: () => null,
      cell: (table, row, column) => loaded.present.locate(table)(row, column),
      repository: () => null,
    };
    return historyView(contextOf(loaded.dataset!, lang), project, { archive: 'no_git', places })
      .correctionsTitle;
  };
  expect(titleOf('NB-001', 'zh')).toBe('没有变更和更正。');
  expect(titleOf('NB-003', 'zh')).toBe('没有其他变更，没有更正。');
  expect(titleOf('NB-003', 'en')).toBe('No other changes, no corrections.');
  expect(titleOf('NB-002', 'zh')).toBe('变更与更正 1 条');
});
