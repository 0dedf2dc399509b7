import type { APIRoute } from 'astro';
import { feedPaths, subjectFeedResponse } from '../../../../followed.ts';

export const getStaticPaths = () => feedPaths('districts');

export const GET: APIRoute = ({ props }) => subjectFeedResponse('districts', props);
