/** Every feature held against where the city, its districts and its network are. */
import type { Problem } from '../csv/problem.ts';
import type { RowReason } from '../csv/row-reasons.ts';
import type { Geometry, Line, Polygon } from '../model/geometry.ts';
import type { Dataset, Project } from '../model/types.ts';
import type { FeaturesReading, ReadFeature } from './features.ts';
import type { Kind } from './files.ts';
import { lengthOf } from './metres.ts';
import { Places, type Misplaced } from './outside.ts';
import { shiftBetween } from './shift.ts';

/** A feature in WGS-84: its polygons or parts, and all their lines in a row. */
export interface PlacedFeature extends ReadFeature {
  readonly polygons: readonly Polygon[];
  readonly lines: readonly Line[];
}

export interface PlacedFile extends FeaturesReading {
  readonly file: string;
  readonly features: readonly PlacedFeature[];
}

export interface PlacesInput {
  readonly files: ReadonlyMap<Kind, PlacedFile>;
  readonly geometry: Geometry;
  readonly dataset: Dataset;
  /** The project that a text names; null where it may name a row that could not be read. */
  readonly project: (owner: string | null) => Project | null;
}

/** A line so many times as long as the project is another one, or has a wrong position. */
const TIMES_LONGER = 3;
const LONGER_BY = 1_000;

type Reason = RowReason<'geometry'>;

function problemOf(
  { file, lineOf }: PlacedFile,
  { number, owner }: ReadFeature,
  reason: Reason,
  { value = null, params = {}, severity }: Pick<Problem, 'severity'> & Partial<Problem>,
): Problem {
  return {
    severity,
    code: 'geometry',
    reason,
    file,
    line: lineOf(number),
    column: null,
    header: owner === null ? null : file.includes('districts') ? 'district' : 'project_id',
    row_id: owner,
    value,
    params: { ...params, feature: number },
  };
}

function kilometres(metres: number): string {
  return (metres / 1000).toFixed(1);
}

function misplaced(
  file: PlacedFile,
  feature: PlacedFeature,
  found: Misplaced,
  project: Project | null,
): Problem {
  const { reason, severity, metres, at } = found;
  // As written, and not as converted: it is looked for in the file.
  const value = JSON.stringify(feature.shape.flat()[at[0]]![at[1]]!);
  const own = { project: project?.name ?? '', district: project?.district.name ?? '' };
  const params = { km: kilometres(metres), ...own };
  return problemOf(file, feature, reason, { severity, value, params });
}

/** Warns of a project whose line is far longer than its length in the table. */
function* tooLong({ files, geometry, project }: PlacesInput): Generator<Problem> {
  const file = files.get('roads');
  const seen = new Set<string>();
  for (const feature of file?.features ?? []) {
    const own = project(feature.owner);
    if (own === null || own.length_m === null || seen.has(own.id)) continue;
    seen.add(own.id);
    const parts = geometry.roads.get(own.id)?.parts ?? [];
    const metres = parts.reduce((sum, { line }) => sum + lengthOf(line), 0);
    if (metres <= own.length_m * TIMES_LONGER + LONGER_BY) continue;
    const params = { km: kilometres(metres), said: own.length_m };
    yield problemOf(file!, feature, 'longer_than_said', { severity: 'warning', params });
  }
}

/** Warns where roads and network meet only if one of them is in another system. */
function shifted({ files, geometry, dataset }: PlacesInput): Problem[] {
  const system = dataset.settings.coordinates;
  const roads = [...geometry.roads.values()].flatMap(({ parts }) => parts.map(({ line }) => line));
  const network = (geometry.network ?? []).map(({ line }) => line);
  const shift = shiftBetween(roads, network, system);
  const file = shift === null ? undefined : files.get(shift.file);
  if (shift === null || file === undefined) return [];
  const params = {
    system,
    suggestion: shift.system,
    now: Math.round(shift.now),
    then: Math.round(shift.then),
  };
  const place = { file: file.file, line: 1, column: null, header: null, row_id: null, value: null };
  return [{ ...place, severity: 'warning', code: 'geometry', reason: 'shifted', params }];
}

/** Problems of every feature that lies where it cannot, and of files that do not fit each other. */
export function checkPlaces(input: PlacesInput): Problem[] {
  const { files, geometry, dataset, project } = input;
  const features = [...files.values()].flatMap((file) => file.features);
  const places = new Places({
    starts: features.flatMap(({ lines }) => lines.flatMap((line) => line.slice(0, 1))),
    network: (geometry.network ?? []).map(({ line }) => line),
    districts: geometry.districts,
    isWhole: dataset.districts.every(({ id }) => geometry.districts.has(id)),
  });
  const problems: Problem[] = [];
  for (const [kind, file] of files) {
    for (const feature of file.features) {
      const own = kind === 'roads' ? project(feature.owner) : null;
      const { lines } = feature;
      const found =
        kind === 'roads'
          ? places.ofRoad(lines, own?.district.id ?? null)
          : kind === 'network'
            ? places.ofNetwork(lines)
            : places.ofGround(lines);
      if (found !== null) problems.push(misplaced(file, feature, found, own));
    }
  }
  problems.push(...tooLong(input), ...shifted(input));
  return problems;
}
