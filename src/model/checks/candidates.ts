/** Choices that contradict themselves: passed over without a word why, or chosen with a reason why not. */
import type { Problem } from '../../csv/problem.ts';
import type { Row } from '../../schema/field.ts';
import { problemAt, type LocateIn } from '../resolve.ts';
import type { Dataset, Project } from '../types.ts';

/** A candidate that was not chosen, with its score, and the lowest score of those that were. */
export interface PassedOver {
  readonly candidate: Row & { readonly reason: string | null };
  readonly score: string;
  readonly lowest: { readonly id: string; readonly score: string };
}

/** Warnings only: who chose may have known what no score says, but should say it. */
export function checkCandidates(
  { candidates }: Dataset,
  passedOver: readonly PassedOver[],
  locate: LocateIn,
): Problem[] {
  const problems: Problem[] = [];
  const place = locate('candidates');
  for (const { candidate, score, lowest } of passedOver) {
    if (candidate.reason !== null) continue;
    const params = { score, lowest: lowest.score, id: lowest.id };
    problems.push(problemAt(place(candidate, 'reason'), 'contradiction', 'passed_over', params, 'warning'));
  }
  const first = new Map<Project, Row>();
  for (const candidate of candidates) {
    const { project, reason } = candidate;
    if (project === null) continue;
    if (reason !== null) {
      const params = { project: project.id };
      problems.push(
        problemAt(place(candidate, 'reason'), 'contradiction', 'chosen_with_reason', params, 'warning'),
      );
    }
    const before = first.get(project);
    if (before === undefined) first.set(project, candidate);
    else {
      const params = { project: project.id, file: before.file, line: before.line };
      problems.push(
        problemAt(place(candidate, 'project_id'), 'contradiction', 'chosen_twice', params, 'warning'),
      );
    }
  }
  return problems;
}
