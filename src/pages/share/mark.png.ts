import type { APIRoute } from 'astro';
import { markResponse } from '../../shared.ts';

export const GET: APIRoute = () => markResponse();
