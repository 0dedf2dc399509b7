import { expect, it } from 'vitest';
import { REMOVED } from '../../src/model/people.ts';
import { TABLES } from '../../src/schema/tables.ts';
import { valueText } from '../../src/views/values.ts';

it('says in the language of the page that a name was taken away', () => {
  const field = TABLES.projects.fields.find(({ name }) => name === 'liaison_leader')!;
  expect(valueText(field, REMOVED, 'en', () => null)).toBe('Name withdrawn');
  expect(valueText(field, REMOVED, 'zh', () => null)).toBe('姓名已撤下');
  expect(valueText(field, '分管副市长', 'en', () => null)).toBe('分管副市长');
});
