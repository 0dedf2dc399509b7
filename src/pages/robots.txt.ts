import type { APIRoute } from 'astro';
import { robotsText } from '../export/robots.ts';
import { contextOf } from '../site.ts';

export const GET: APIRoute = () => {
  const { base, dataset, files, absolute } = contextOf('zh');
  const sitemap = dataset.settings.base_url === null ? null : absolute(files.sitemap());
  return new Response(robotsText(base, sitemap), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
