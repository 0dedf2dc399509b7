/** Stories as their authors wrote them. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { download, downloads } from '../../../downloads.ts';

const PATH = /^stories\/(.+)$/;

export const getStaticPaths: GetStaticPaths = () =>
  [...downloads().keys()].flatMap((path) => {
    const name = PATH.exec(path)?.[1];
    return name === undefined ? [] : [{ params: { name } }];
  });

export const GET: APIRoute = ({ params }) =>
  new Response(download(`stories/${params['name']}`).content(), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
