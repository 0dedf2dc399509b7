import type { APIRoute } from 'astro';
import { jsonFeedResponse } from '../../export/responses.ts';
import { archive, contextOf } from '../../site.ts';
import { releaseFeed } from '../../views/feeds.ts';

export const GET: APIRoute = () => jsonFeedResponse(releaseFeed(contextOf('zh'), archive()));
