import type { APIRoute } from 'astro';
import { feedPaths, subjectFeedResponse } from '../../../../followed.ts';

export const getStaticPaths = () => feedPaths('units');

export const GET: APIRoute = ({ props }) => subjectFeedResponse('units', props);
