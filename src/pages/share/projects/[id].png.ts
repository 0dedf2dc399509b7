import type { APIRoute, GetStaticPaths } from 'astro';
import { pictureResponse } from '../../../share-pictures.ts';
import { contextOf, projectById, site } from '../../../site.ts';
import { hasProjectPictures, projectPicture } from '../../../views/share.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const { dataset } = site();
  return hasProjectPictures(dataset) ? dataset.projects.map(({ id }) => ({ params: { id } })) : [];
};

export const GET: APIRoute = ({ params }) =>
  pictureResponse(projectPicture(contextOf('zh'), projectById(params['id'])));
