/** Calendars (RFC 5545): days and whole months, without a time zone; lines folded by octets. */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { firstDay, lastDay } from '../model/dates.ts';
import type { PartialDate } from '../schema/field.ts';

export interface CalendarEvent {
  /** Stays the same when the date moves, so that the new one replaces the old. */
  readonly id: string;
  /** A day or a month. */
  readonly date: PartialDate;
  readonly summary: string;
  readonly description: string;
  readonly address: string;
  readonly category: string;
  readonly cancelled: boolean;
  /** How many releases moved it after the one that brought it, and the moment of the last; null without history. */
  readonly revision: { readonly sequence: number; readonly at: string } | null;
}

export interface CalendarFacts {
  readonly name: string;
  readonly description: string;
  readonly address: string;
  /** The moment for what has none of its own. */
  readonly at: string;
  readonly events: readonly CalendarEvent[];
}

const DAY = 86_400_000;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The text of a calendar; its lines end in CRLF, as the standard has it. */
export function icsText({ name, description, address, at, events }: CalendarFacts): string {
  const calendar = ical({
    name,
    description,
    url: address,
    prodId: { company: 'Guatu', product: 'Guatu', language: 'ZH' },
    // Once a day is enough: the data change once a month.
    ttl: 24 * 60 * 60,
  });
  for (const event of events) {
    const stamp = new Date(event.revision?.at ?? at);
    calendar.createEvent({
      id: event.id,
      // Whole days by UTC: neither the machine's time zone nor the reader's moves them.
      start: new Date(utc(firstDay(event.date))),
      end: new Date(utc(lastDay(event.date)) + DAY),
      allDay: true,
      timezone: 'UTC',
      stamp,
      ...(event.revision === null ? {} : { lastModified: stamp, sequence: event.revision.sequence }),
      summary: event.summary,
      description: event.description,
      url: event.address,
      categories: [{ name: event.category }],
      transparency: ICalEventTransparency.TRANSPARENT,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString().replace(/\r\n$/, '')}\r\n`;
}
