import type { APIRoute } from 'astro';
import { pictureResponse } from '../../share-pictures.ts';
import { contextOf } from '../../site.ts';
import { sitePicture } from '../../views/share.ts';

export const GET: APIRoute = () => pictureResponse(sitePicture(contextOf('zh')));
