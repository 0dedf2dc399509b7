import type { APIRoute } from 'astro';
import { feedPaths, subjectFeedResponse } from '../../../../followed.ts';

export const getStaticPaths = () => feedPaths('projects');

export const GET: APIRoute = ({ props }) => subjectFeedResponse('projects', props);
