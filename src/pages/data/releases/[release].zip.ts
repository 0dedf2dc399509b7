import type { APIRoute, GetStaticPaths } from 'astro';
import { download, downloads } from '../../../downloads.ts';

const PATH = /^releases\/(.+)\.zip$/;

export const getStaticPaths: GetStaticPaths = () =>
  [...downloads().keys()].flatMap((path) => {
    const release = PATH.exec(path)?.[1];
    return release === undefined ? [] : [{ params: { release } }];
  });

export const GET: APIRoute = ({ params }) =>
  new Response(download(`releases/${params['release']}.zip`).content(), {
    headers: { 'content-type': 'application/zip' },
  });
