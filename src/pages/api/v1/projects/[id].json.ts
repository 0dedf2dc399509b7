import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../../../export/json.ts';
import { projectJson } from '../../../../export/projects.ts';
import { contextOf, projectById, site } from '../../../../site.ts';
import { pagePeriod } from '../../../../views/period.ts';

export const getStaticPaths: GetStaticPaths = () =>
  site().dataset.projects.map(({ id }) => ({ params: { id } }));

export const GET: APIRoute = ({ params }) => {
  const context = contextOf('zh');
  const project = projectById(params['id']);
  const period = pagePeriod(context, project);
  return jsonResponse(projectJson(context.dataset, project, period, context.judgement(project, period)));
};
