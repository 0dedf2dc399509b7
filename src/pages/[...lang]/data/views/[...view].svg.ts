import type { APIRoute, GetStaticPaths } from 'astro';
import { langOf, viewPaths, viewTaken } from '../../../../taken.ts';

export const getStaticPaths: GetStaticPaths = () => viewPaths(({ draw }) => draw !== null);

export const GET: APIRoute = ({ params }) => {
  const { draw } = viewTaken(langOf(params['lang']), params['view']);
  return new Response(draw?.() ?? '', { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
