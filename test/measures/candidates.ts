/** Candidates made by hand, linked as the model links them. */
import type { Candidate, District, Project } from '../../src/model/types.ts';
import type { RecordOf } from '../../src/schema/field.ts';
import type { TABLES } from '../../src/schema/tables.ts';

export function candidatesOf(
  rows: readonly Partial<RecordOf<(typeof TABLES)['candidates']>>[],
  projects: readonly Project[],
  districtOf: (id: string) => District,
): Candidate[] {
  return rows.map(({ project_id, district, ...cells }, index) => {
    const project = projects.find(({ id }) => id === project_id) ?? null;
    return {
      id: `K-${index + 1}`,
      name: `候选 ${index + 1}`,
      name_en: null,
      need: null,
      importance: null,
      feasibility: null,
      decided_on: null,
      reason: null,
      source_url: null,
      file: 'candidates.csv',
      line: index + 2,
      ...cells,
      project,
      district: district ? districtOf(district) : (project?.district ?? null),
    };
  });
}
