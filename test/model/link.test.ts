import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/dataset.ts';
import { plateOf } from '../../src/model/link.ts';
import type { Dataset } from '../../src/model/types.ts';
import { City } from '../dataset/city.ts';

function load(change: (city: City) => void = () => undefined) {
  const city = new City();
  change(city);
  return loadDataset(city.write());
}

function linked(change?: (city: City) => void): Dataset {
  const { dataset, problems } = load(change);
  if (dataset === null) throw new Error(JSON.stringify(problems));
  return dataset;
}

const short = (loaded: ReturnType<typeof load>) =>
  loaded.problems.map((p) => `${p.code}/${p.reason} ${p.file}:${p.line}:${p.column ?? '-'}`);

describe('linking', () => {
  it('hangs rows on their projects, in the order of periods', () => {
    const { projects, districts, programmes, units, issues } = linked();
    const [first, second] = projects;
    expect(first?.district).toBe(districts[1]);
    expect(second?.reports.map(({ period }) => period)).toEqual(['2013-05', '2013-06']);
    expect(second?.plan.map(({ period }) => period)).toEqual(['2013', '2013-04', '2013-05']);
    expect(second?.issues).toEqual(issues);
    expect(issues[1]?.district).toBe(districts[1]);
    expect(programmes.map(({ id, projects: own }) => [id, own.length])).toEqual([
      ['road', 3],
      ['school', 1],
    ]);
    expect(programmes[1]?.parent).toBe(programmes[0]);
    expect(units[0]?.projects.map(({ id }) => id)).toEqual(['NB-001', 'NB-003']);
    expect(second?.corrections[0]).toMatchObject({
      table: 'progress',
      key: 'NB-002,2013-05',
      field: 'progress',
    });
  });

  it('takes references by id without regard to case, and by exact name', () => {
    const { projects } = linked((city) => {
      city.set('projects', 1, 'district', 'YZ');
      city.set('milestones', 1, 'project_id', 'nb-002');
    });
    expect(projects[0]?.district.name).toBe('鄞州区');
    expect(projects[1]?.milestones).toHaveLength(2);
  });

  it('takes names where the table of districts, units or programmes is a template not filled in yet', () => {
    const { districts, units, programmes } = linked((city) => {
      for (const table of ['districts', 'units', 'programmes'] as const)
        city.tables.set(table, city.tables.get(table)!.slice(0, 1));
      for (const table of [...city.tables.keys()])
        if (!['projects', 'districts', 'units', 'programmes'].includes(table)) city.tables.delete(table);
    });
    expect(districts.map(({ id }) => id)).toEqual(['鄞州区', 'yz', '海曙区']);
    expect(units.map(({ name }) => name)).toEqual(['市住建局', 'yzq']);
    expect(programmes.map(({ name }) => name)).toEqual(['school', 'road']);
  });

  it('names the candidates of a name that several have', () => {
    const loaded = load((city) => {
      city.add('districts', { id: 'yz2', name: '鄞州区' });
    });
    expect(loaded.problems.map(({ reason, params }) => [reason, params['candidates']])).toEqual([
      ['ambiguous', 'yz、yz2'],
      ['ambiguous', 'yz、yz2'],
    ]);
  });

  it('names the nearest name', () => {
    const loaded = load((city) => city.set('projects', 1, 'district', '鄞洲区'));
    expect(loaded.problems[0]?.params).toMatchObject({ suggestion: '鄞州区', id: 'yz' });
  });

  it('makes districts, units and programmes of names where there is no table of them', () => {
    const dataset = linked((city) => {
      city.tables.delete('districts');
      city.tables.delete('units');
      city.tables.delete('programmes');
      city.set('projects', 2, 'district', '鄞州区');
      city.set('projects', 2, 'lead_unit', '鄞州区政府');
      city.set('inspections', 1, 'unit', '鄞州区政府');
    });
    expect(dataset.districts.map(({ id, row, projects }) => [id, row, projects.length])).toEqual([
      ['鄞州区', null, 2],
      ['海曙区', null, 1],
    ]);
    expect(dataset.units.map(({ id, group }) => [id, group])).toEqual([
      ['市住建局', null],
      ['鄞州区政府', null],
    ]);
    expect(dataset.programmes.map(({ id }) => id)).toEqual(['school', 'road']);
    expect(dataset.published.has('districts')).toBe(false);
  });

  it.each(['鄞州/海曙', '..', 'a#b', '100%', 'a:b', '?'])('refuses the name %s as an address', (name) => {
    const loaded = load((city) => {
      city.tables.delete('districts');
      city.tables.delete('units');
      for (const row of [1, 2, 3]) city.set('projects', row, 'lead_unit', '市住建局');
      city.set('inspections', 1, 'unit', '');
      city.set('projects', 2, 'district', name);
    });
    expect(short(loaded)).toEqual(['reference/unsafe_name projects.csv:3:3']);
  });

  it('reports a row that is wrong once, and nothing that refers to it', () => {
    const loaded = load((city) => city.set('projects', 2, 'planned_end', '2013-02-30'));
    expect(short(loaded)).toEqual(['type_date/no_such_day projects.csv:3:8']);
    const district = load((city) => city.set('projects', 2, 'district', 'nowhere'));
    expect(short(district)).toEqual(['reference/unknown projects.csv:3:3']);
    const table = load((city) => {
      city.files.set('projects.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0));
    });
    expect(short(table)).toEqual(['encoding/xlsx projects.csv:1:-']);
  });

  it('finds a second mistake in a row, and what the rows of a wrong project say', () => {
    const loaded = load((city) => {
      city.set('projects', 2, 'total_investment', '4.6亿');
      city.set('projects', 2, 'lead_unit', '市城管局');
      city.set('projects', 2, 'planned_end', '2013-02');
      city.set('progress', 4, 'progress', '30');
      city.set('issues', 1, 'category', '电力');
      city.set('issues', 1, 'closed_on', '2013-03-01');
    });
    expect(short(loaded)).toEqual([
      'reference/unknown projects.csv:3:5',
      'type_number/unit_in_cell projects.csv:3:6',
      'order/before projects.csv:3:8',
      'decreasing/progress progress.csv:5:4',
      'type_choice/unknown issues.csv:2:4',
      'order/before issues.csv:2:8',
    ]);
  });

  it('does not take a cell that cannot be read for an empty one', () => {
    const loaded = load((city) => {
      city.set('projects', 1, 'actual_end', '2013.6.31');
      city.set('corrections', 1, 'date', 'soon');
    });
    expect(short(loaded)).toEqual([
      'type_date/no_such_day projects.csv:2:10',
      'type_date/not_date corrections.csv:2:2',
    ]);
  });

  it('checks the tables also where the settings cannot be read', () => {
    const loaded = load((city) => {
      city.files.set('site.yaml', 'title: [');
      city.set('projects', 1, 'district', '鄞洲区');
    });
    expect(short(loaded).slice(-1)).toEqual(['reference/unknown projects.csv:2:3']);
    const period = load((city) => {
      city.files.set('site.yaml', 'title: a\nas_of: soon\n');
      for (const table of ['progress', 'figures', 'corrections'] as const) city.tables.delete(table);
    });
    expect(short(period)).toEqual(['settings/bad_value site.yaml:2:-']);
  });

  it('takes the latest report for the period where as_of is not written', () => {
    const without = (city: City): void =>
      void city.files.set('site.yaml', String(city.files.get('site.yaml')).replace('as_of: 2013-06\n', ''));
    expect(linked(without).as_of).toBe('2013-06');
    const loaded = load((city) => {
      without(city);
      city.tables.delete('progress');
    });
    expect(short(loaded)).toContain('settings/no_period site.yaml:1:-');
  });

  it('lists the periods with reports up to as_of, and as_of itself', () => {
    const { periods } = linked((city) => {
      city.files.set('site.yaml', String(city.files.get('site.yaml')).replace('2013-06', '2013-08'));
      city.add('progress', { project_id: 'NB-003', period: '2013-09' });
      city.tables.delete('figures');
    });
    expect(periods).toEqual(['2013-05', '2013-06', '2013-08']);
  });

  it.each([
    ['SL-001', '01'],
    ['SL-059', '59'],
    ['NB-112', '112'],
    ['NB-0007', '07'],
    ['X9', '09'],
    ['A-1-B', 'A-1-B'],
  ])('gives %s the plate %s', (id, plate) => {
    expect(plateOf(id)).toBe(plate);
  });
});

describe('what only several rows show', () => {
  it('lets a fall stand that corrections.csv accounts for, however it names the row', () => {
    const { problems } = load((city) => {
      city.set('progress', 4, 'progress', '30');
      city.add('corrections', {
        id: 'R-2',
        date: '2013-07-01',
        table: '进展月报',
        key: '首南路,2013年6月',
        field: '形象进度',
        old: '36',
        new: '30',
        reason: '返工',
        kind: '更正',
      });
    });
    expect(problems).toEqual([]);
  });

  it('does not let one stand for another month, another column or a withdrawn row of another table', () => {
    for (const change of [
      { key: 'NB-002,2013-05' },
      { field: 'invested' },
      { table: 'plan', field: 'planned_progress' },
    ]) {
      const loaded = load((city) => {
        city.set('progress', 4, 'progress', '30');
        const row = {
          id: 'R-2',
          date: '2013-07-01',
          table: 'progress',
          key: 'NB-002,2013-06',
          field: 'progress',
        };
        city.add('corrections', {
          ...row,
          old: '36',
          new: '30',
          reason: '返工',
          kind: 'correction',
          ...change,
        });
      });
      expect(short(loaded)).toEqual(['decreasing/progress progress.csv:5:4']);
    }
  });

  it('lets investment begin anew with the year', () => {
    const { problems } = load((city) => {
      city.add('progress', { project_id: 'NB-002', period: '2014-01', invested: '10', progress: '50' });
    });
    expect(problems).toEqual([]);
  });

  it('does not ask a withdrawn project for its end', () => {
    const gone = load((city) => {
      city.set('projects', 2, 'withdrawn_on', '2013-07-01');
      city.set('progress', 4, 'progress', '100');
    });
    expect(short(gone)).toEqual(['contradiction/withdrawn_without_reason projects.csv:3:15']);
  });

  it('counts months in order only when they are so for certain', () => {
    const { problems } = load((city) => {
      city.set('projects', 2, 'planned_start', '2013-03-20');
      city.set('projects', 2, 'planned_end', '2013-03');
    });
    expect(problems).toEqual([]);
  });

  it('names one wrong end once, with how many reports it contradicts', () => {
    const loaded = load((city) => {
      city.set('projects', 2, 'actual_end', '2013-04-01');
      city.set('figures', 2, 'value', '2');
    });
    expect(short(loaded)).toEqual(['contradiction/building_after_end progress.csv:3:5']);
    expect(loaded.problems[0]?.params['others']).toBe(1);
  });

  it.each([
    ['city', 'total_investment', '7.1', '亿元', true],
    ['city', 'total_investment', '71000', '', true],
    ['city', 'total_investment', '7.2', '亿元', false],
    ['city', 'total_investment', '710000000', '元', true],
    ['city', 'opened_rate', '33.3', '%', true],
    ['city', 'opened_rate', '33', '%', true],
    ['city', 'opened_rate', '33.4', '%', false],
    ['city', 'open_gap', '0.0', '个百分点', true],
    ['programme:school', 'opened', '1', '条', true],
    ['project:NB-002', 'progress', '46.5', '%', true],
  ])('holds %s/%s announced as %s %s against the tables', (scope, measure, value, unit, agrees) => {
    const { problems } = load((city) => {
      city.add('figures', {
        scope,
        measure,
        period: '2013-06',
        value,
        unit,
        source_url: 'https://example.cn/f',
      });
    });
    expect(problems.map(({ code }) => code)).toEqual(agrees ? [] : ['announced']);
  });
});
