import type { APIRoute } from 'astro';
import { jsonResponse } from '../../../export/json.ts';
import { projectSummary } from '../../../export/projects.ts';
import { contextOf, site } from '../../../site.ts';

export const GET: APIRoute = () => {
  const { dataset } = site();
  const context = contextOf('zh');
  return jsonResponse({
    as_of: dataset.as_of,
    projects: dataset.projects.map((project) => projectSummary(project, context.judgement(project))),
  });
};
