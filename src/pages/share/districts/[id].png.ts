import type { APIRoute, GetStaticPaths } from 'astro';
import { pictureResponse } from '../../../share-pictures.ts';
import { contextOf, districtById, site } from '../../../site.ts';
import { districtPicture, hasDistrictPictures } from '../../../views/share.ts';

export const getStaticPaths: GetStaticPaths = () => {
  const { dataset } = site();
  return hasDistrictPictures(dataset) ? dataset.districts.map(({ id }) => ({ params: { id } })) : [];
};

export const GET: APIRoute = ({ params }) =>
  pictureResponse(districtPicture(contextOf('zh'), districtById(params['id'])));
