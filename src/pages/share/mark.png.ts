import type { APIRoute } from 'astro';
import { markResponse } from '../../share-pictures.ts';

export const GET: APIRoute = () => markResponse();
