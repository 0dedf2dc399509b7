/** Feeds and calendars as responses of the build. */
import { atomText, jsonFeed, type FeedFacts } from './feed.ts';
import { icsText, type CalendarFacts } from './ics.ts';

function response(text: string, type: string): Response {
  return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

export function atomResponse(facts: FeedFacts): Response {
  return response(atomText(facts), 'application/atom+xml');
}

export function jsonFeedResponse(facts: FeedFacts): Response {
  return response(`${JSON.stringify(jsonFeed(facts))}\n`, 'application/feed+json');
}

export function calendarResponse(facts: CalendarFacts): Response {
  return response(icsText(facts), 'text/calendar');
}
