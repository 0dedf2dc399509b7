import { expect, it } from 'vitest';
import { oc4idsPieces } from '../../src/export/oc4ids.ts';
import { contractsOf, partiesOf } from '../../src/export/oc4ids-parts.ts';
import { build } from '../measures/build.ts';

it('a change has its code of the standard, what is built among them', () => {
  const fields = ['planned_end', 'total_investment', 'length_m', 'scope', 'lead_unit'];
  const { projects } = build({
    as_of: '2013-12',
    projects: [
      {
        id: 'A',
        changes: fields.map((field) => ({ date: '2013-05-01', field, old: null, new: null, reason: '改' })),
      },
    ],
  });
  const [works] = contractsOf(projects[0]!, partiesOf(projects[0]!));
  const { modifications } = works!['summary'] as { modifications: { type: string }[] };
  expect(modifications.map(({ type }) => type)).toEqual(['duration', 'value', 'scope', 'scope', 'lead_unit']);
});

it('a licence known by its name has its address, which is all that the standard takes', () => {
  const licence = (license: string | null): unknown => {
    const dataset = build({ as_of: '2013-12', projects: [{ id: 'A' }] });
    const settings = { ...dataset.settings, license };
    const text = [
      ...oc4idsPieces({ ...dataset, settings }, 'https://example.cn/data/oc4ids.json', null),
    ].join('');
    return (JSON.parse(text) as { license?: string }).license;
  };
  expect(licence('CC-BY-4.0')).toBe('https://creativecommons.org/licenses/by/4.0/');
  expect(licence('https://example.cn/l')).toBe('https://example.cn/l');
  expect(licence('随便用')).toBeUndefined();
  expect(licence(null)).toBeUndefined();
});
