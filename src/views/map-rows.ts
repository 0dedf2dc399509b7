/** The twin list of the map: every road in words, whatever can or cannot be drawn. */
import type { MapGroup } from '../charts/map/types.ts';
import { mapWords } from '../i18n/pages/map.ts';
import { statusName } from '../i18n/status.ts';
import { plannedEnd } from '../measures/then.ts';
import type { Status } from '../measures/types.ts';
import type { Month } from '../schema/field.ts';
import { nameOf, spanOf } from './cells.ts';
import type { Context } from './context.ts';
import { isBroken, type RoadState } from './map-roads.ts';
import { forecastEnd } from './period.ts';

interface MapRow {
  id: string;
  district: string;
  status: Status;
  statusWord: string;
  group: MapGroup;
  plate: string;
  name: string;
  span: string | null;
  href: string;
  /** Expected, opened or withdrawn; 待定 where nobody says. */
  date: string;
  /** Whether its line is known. */
  onMap: boolean;
}

export interface MapList {
  title: string;
  rows: readonly MapRow[];
  /** How many more there are than the list shows, in words. */
  rest: string | null;
}

/** More than so many roads would make the page too heavy: the rest stands on the pages of the districts. */
const MOST = 300;
/** How many of the most urgent are listed then. */
const SHOWN = 100;

const URGENCY: readonly Status[] = [
  'blocked',
  'overdue',
  'stalled',
  'late_start',
  'behind',
  'paused',
  'no_report',
  'unknown',
  'on_track',
  'ahead',
  'not_due',
  'opened',
  'withdrawn',
];
const rank = new Map(URGENCY.map((status, index) => [status, index]));

function dateOf(context: Context, { project, status }: RoadState, period: Month): string {
  if (status === 'opened' && project.actual_end) return project.actual_end.slice(0, 7);
  if (status === 'withdrawn' && project.withdrawn_on) return project.withdrawn_on;
  const forecast = forecastEnd(project, period);
  if (forecast === null) return mapWords(context.lang).list.noDate;
  return forecast.length === 10 && forecast.startsWith(period.slice(0, 4)) ? forecast.slice(5) : forecast;
}

function rowOf(context: Context, state: RoadState, period: Month): MapRow {
  const { lang, urls } = context;
  const { project, status, group, parts } = state;
  return {
    id: project.id,
    district: project.district.id,
    status,
    statusWord: statusName(status, lang),
    group,
    plate: project.plate,
    name: nameOf(project, lang),
    span: spanOf(project),
    href: urls.project(project.id),
    date: dateOf(context, state, period),
    onMap: parts !== null,
  };
}

/** Most urgent first; then the earliest planned end, for open roads the latest opened. */
function ordered(states: readonly RoadState[], period: Month): RoadState[] {
  const keyed = states.map((state, index) => ({
    state,
    index,
    urgency: rank.get(state.status) ?? 99,
    end: (state.status === 'opened' ? state.project.actual_end : plannedEnd(state.project, period)) ?? '9999',
  }));
  keyed.sort((a, b) => {
    if (a.urgency !== b.urgency) return a.urgency - b.urgency;
    const later = a.end < b.end ? -1 : a.end > b.end ? 1 : 0;
    return (a.state.status === 'opened' ? -later : later) || a.index - b.index;
  });
  return keyed.map(({ state }) => state);
}

/** Still broken, opened and withdrawn, each a list; or one list of the group selected. The first is there even if empty. */
export function listsOf(
  context: Context,
  states: readonly RoadState[],
  period: Month,
  selected: MapGroup | null,
): MapList[] {
  const { noun } = context;
  const words = mapWords(context.lang).list;
  const list = (title: (count: number) => string, wanted: readonly RoadState[]): MapList => {
    const room = states.length <= MOST ? MOST : title === urgent ? SHOWN : 0;
    const shown = room === 0 ? [] : ordered(wanted, period).slice(0, room);
    return {
      title: title(wanted.length),
      rows: shown.map((state) => rowOf(context, state, period)),
      rest:
        wanted.length === shown.length
          ? null
          : shown.length === 0
            ? words.elsewhere
            : words.rest(wanted.length - shown.length),
    };
  };
  const titles: Readonly<Record<MapGroup, (count: number) => string>> = {
    open: words.done[noun],
    owed: words.owed[noun],
    gap: words.gap[noun],
    none: words.gone[noun],
  };
  const urgent = selected === null ? words.broken[noun] : titles[selected];
  if (selected !== null) return [list(titles[selected], states)];
  const of = (group: MapGroup): RoadState[] => states.filter((state) => state.group === group);
  const [open, gone] = [of('open'), of('none')];
  return [
    list(urgent, states.filter(isBroken)),
    ...(open.length > 0 ? [list(titles.open, open)] : []),
    ...(gone.length > 0 ? [list(titles.none, gone)] : []),
  ];
}
