/** What may become of a road, and how many roads of each kind a campaign has. */
import { apportion } from './city.ts';

/** Shares per 59 roads: 44 opened, 15 not, as a campaign may stand one month before its deadline. */
const SHARES = {
  opened_early: 8,
  opened_on_time: 20,
  opened_late: 16,
  on_track: 3,
  ahead: 2,
  behind: 2,
  overdue: 2,
  /** Overdue, waiting for somebody past the day; no new opening date. */
  blocked_overdue: 1,
  /** Behind, waiting for somebody past the day. */
  blocked_behind: 1,
  stalled: 1,
  no_report: 1,
  paused: 1,
  late_start: 1,
} as const;

export type Story = keyof typeof SHARES | 'withdrawn';

const STORIES = Object.keys(SHARES) as (keyof typeof SHARES)[];

/** One story per road, by share; the order is that of the list. */
export function storiesFor(projects: number): Story[] {
  const counts = apportion(projects, Object.values(SHARES));
  return STORIES.flatMap((story, i) => Array.from({ length: counts[i]! }, () => story));
}

export const isOpened = (story: Story): boolean => story.startsWith('opened');
