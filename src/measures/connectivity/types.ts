/** What is known of the roads as a network: how far it is round a road, and in how many pieces the network lies. */
import type { Project } from '../../model/types.ts';
import type { Month } from '../../schema/field.ts';

/**
 * The way between the two ends of one road of the campaign, in metres within the network provided, without the road
 * and with it; or why there is no such number.
 *
 * - `known`: there is another way round, of length `before`; with the road the way is `after`.
 * - `no_other_way`: both ends lie on the network, and without the road nothing leads from one to the other. A result.
 * - `off_network`: an end touches nothing that is provided: no line of the network and no other road.
 * - `broken`: the road's own lines do not lead from one end to another: a ring, or parts that do not meet.
 * - `withdrawn`: out of the campaign by the period's end, as in every measure.
 * - `no_geometry`: the project is not on the map. `no_network`: the city provides no network.
 */
export type Detour =
  | { readonly kind: 'known'; readonly before: number; readonly after: number }
  | { readonly kind: 'no_other_way'; readonly after: number }
  | { readonly kind: 'off_network'; readonly end: 'from' | 'to' | 'both' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'no_geometry' }
  | { readonly kind: 'no_network' };

/** What one road that is on the map changes, or would change where it is not open yet. Lengths in metres. */
export interface RoadConnection {
  /** Null where there is no other way round, or none can be computed; `detourOf` says which. */
  readonly before: number | null;
  /** Null where none can be computed. */
  readonly after: number | null;
  /** The length of the road from end to end along its own lines; of all its lines where they are broken. */
  readonly direct: number;
  /** Pieces of the network without it that the road makes into one: 2 or more; 1 where it joins none, 0 where it touches none. */
  readonly pieces_joined: number;
}

/** The network of one month: the lines provided and the roads of the campaign open by its end. */
export interface NetworkState {
  /** Connected pieces, whichever way traffic may go; a line that touches no other is a piece, however short. */
  readonly pieces: number;
  /** Metres, summed over the roads whose ends lie on the network and that have a way between them; null without any. */
  readonly detour_total: number | null;
  /** Roads whose ends lie on the network without any way between them: not in `detour_total`. */
  readonly unreachable: number;
}

/** The connectivity of a dataset; anything is worked out once, when it is first asked for. */
export interface Connectivity {
  /** Any month, with reports or without. */
  at(period: Month): NetworkState;
  /** Null where the project is not on the map, or withdrawn by the end of the period. */
  road(project: Project, period: Month): RoadConnection | null;
  detour(project: Project, period: Month): Detour;
}
