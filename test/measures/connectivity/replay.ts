/** The campaign played through by the reference: roads go in on the day they open and out on the day they leave. */
import { lastDay } from '../../../src/model/dates.ts';
import type { Project } from '../../../src/model/types.ts';
import { Reference, type ReferenceEdge, type ReferenceRoad } from './reference.ts';

export interface Facts {
  before: number;
  after: number;
  joins: number;
}

function factsNow(reference: Reference, road: ReferenceRoad): Facts {
  return { before: reference.way(road), after: reference.wayWith(road), joins: reference.joins(road) };
}

export interface Played {
  reference: Reference;
  /** What the road changed when it opened, or would change now; null where it has left the campaign. */
  factsOf: (road: ReferenceRoad) => Facts | null;
}

const NEVER = '9999-12-31';

/** Calls back at the end of every month, with the network as it is then. */
export function play(
  projects: readonly Project[],
  network: readonly ReferenceEdge[],
  roads: readonly ReferenceRoad[],
  months: readonly string[],
  atMonthEnd: (month: string, played: Played) => void,
): void {
  const reference = new Reference(network);
  const byId = new Map(projects.map((one) => [one.id, one]));
  const opens = ({ id }: ReferenceRoad): string => lastDay(byId.get(id)!.actual_end ?? NEVER);
  const leaves = ({ id }: ReferenceRoad): string => lastDay(byId.get(id)!.withdrawn_on ?? NEVER);
  const open = new Map<ReferenceRoad, Facts>();
  const days = [...new Set(roads.flatMap((road) => [opens(road), leaves(road)]))].sort();
  for (const month of months) {
    for (const day of days.filter((one) => one.startsWith(month))) {
      for (const road of [...open.keys()]) {
        if (leaves(road) !== day) continue;
        reference.remove(road.edges);
        open.delete(road);
      }
      const today = roads.filter((road) => opens(road) === day && leaves(road) > day);
      const facts = today.map((road) => factsNow(reference, road));
      for (const [index, road] of today.entries()) {
        reference.add(road.edges);
        open.set(road, facts[index]!);
      }
    }
    const factsOf = (road: ReferenceRoad): Facts | null =>
      leaves(road) <= lastDay(month) ? null : (open.get(road) ?? factsNow(reference, road));
    atMonthEnd(month, { reference, factsOf });
  }
}
