/**
 * Part of `npm run bench`, as a process of its own: a city of 50,000 edges drawn here, the same every time, and 59
 * roads of it opened over a year, each with its way round before and after. Prints the milliseconds of each step.
 */
import { calendarOf } from '../src/measures/connectivity/calendar.ts';
import { connectivityOf } from '../src/measures/connectivity/connectivity.ts';
import { courseOf } from '../src/measures/connectivity/course.ts';
import { graphOf } from '../src/measures/connectivity/graph.ts';
import { Pieces } from '../src/measures/connectivity/pieces.ts';
import { Ways } from '../src/measures/connectivity/ways.ts';
import type { DirectedLine, Geometry, NetworkRoad, Position, RoadGeometry } from '../src/model/geometry.ts';
import type { Dataset, Project } from '../src/model/types.ts';

const SIDE = 159;
const ROADS = 59;
/** Degrees between crossings: some 200 m. */
const STEP = 0.002;

/** Crossings off the lines of a chessboard, so that no two ways are equally long. */
function crossing(i: number, j: number): Position {
  const x = 120 + i * STEP + ((i * 7 + j * 13) % 11) * 1e-5;
  const y = 29 + j * STEP + ((i * 5 + j * 3) % 7) * 1e-5;
  return [Number(x.toFixed(6)), Number(y.toFixed(6))];
}

/** A street with a bend; every seventh is one-way. */
function street(index: number, [x, y]: Position, [x2, y2]: Position): DirectedLine {
  const middle: Position = [(x + x2) / 2 + 1e-4, (y + y2) / 2 + 1e-4];
  return { line: [[x, y], middle, [x2, y2]], direction: index % 7 === 0 ? 'forward' : 'both' };
}

function streets(): DirectedLine[] {
  const all: DirectedLine[] = [];
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      if (i + 1 < SIDE) all.push(street(all.length, crossing(i, j), crossing(i + 1, j)));
      if (j + 1 < SIDE) all.push(street(all.length, crossing(i, j), crossing(i, j + 1)));
    }
  }
  return all;
}

function city(): { geometry: Geometry; projects: Project[]; edges: number } {
  const all = streets();
  const every = Math.floor(all.length / ROADS);
  const network: NetworkRoad[] = [];
  const roads = new Map<string, RoadGeometry>();
  const projects: Project[] = [];
  for (const [index, one] of all.entries()) {
    if (index % every !== 1 || roads.size === ROADS) {
      network.push({ ...one, name: null });
      continue;
    }
    const id = `R-${String(roads.size + 1)}`;
    const month = String((roads.size % 12) + 1).padStart(2, '0');
    roads.set(id, { parts: [one], quality: null });
    // What connectivity reads of a project.
    projects.push({
      id,
      actual_end: `2013-${month}-15`,
      actual_start: null,
      withdrawn_on: null,
      milestones: [],
      reports: [],
      issues: [],
      plan: [],
    } as unknown as Project);
  }
  return { geometry: { roads, network, water: [], districts: new Map() }, projects, edges: all.length };
}

function run(): void {
  const { geometry, projects, edges } = city();
  // From the front door, as the pages ask: everything, cold.
  const began = performance.now();
  const connectivity = connectivityOf({ geometry, projects } as unknown as Dataset)!;
  const roads = projects.map((project) => connectivity.road(project, '2013-12'));
  const state = connectivity.at('2013-12');
  const asked = performance.now();
  // Once more step by step, to see where the time goes.
  const graph = graphOf(geometry);
  const built = performance.now();
  const pieces = new Pieces(graph);
  pieces.open(0);
  const joined = performance.now();
  const calendar = calendarOf(projects);
  courseOf(graph, new Ways(graph, calendar), calendar);
  const opened = performance.now();
  const known = roads.filter((road) => (road?.after ?? null) !== null).length;
  if (known !== ROADS || state.pieces !== 1)
    throw new Error(`connectivity: ${String(known)} roads, ${String(state.pieces)} pieces`);
  const ms = (from: number, to: number): string => `${(to - from).toFixed(0)} ms`;
  process.stdout.write(
    `said connectivity, ${String(edges)} edges, ${String(ROADS)} openings before and after: ${ms(began, asked)}; ` +
      `again: building ${ms(asked, built)}, components ${ms(built, joined)}, openings ${ms(joined, opened)}\n` +
      `inside ${((asked - began) / 1000).toFixed(4)}\n`,
  );
}

run();
