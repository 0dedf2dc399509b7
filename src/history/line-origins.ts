/**
 * Where the lines of a file come from, for files whose lines git counts otherwise than the rest of the house: in UTF-16
 * the bytes of a line end stand within other characters (上 has one), and a lone CR ends no line for git.
 */
import { decode } from '../csv/decode.ts';
import { gitText } from './git.ts';
import { readBlobs } from './tree.ts';
import type { ReleaseFiles } from './versions.ts';

/** A line where it was written. */
export interface Origin {
  readonly hash: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly line: number;
}

const CR = 0x0d;
const LF = 0x0a;

/** Whether git counts other lines in a file than its readers. */
export function hasOtherLines(bytes: Uint8Array): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return isUtf16 || bytes.some((byte, at) => byte === CR && bytes[at + 1] !== LF);
}

function linesOf(bytes: Uint8Array, file: string): string[] {
  return (decode(bytes, file).text ?? '').replace(/^\ufeff+/, '').split(/\r\n|\n|\r/);
}

/** A line of the present file, and where it stood in the version that is looked at. */
interface Followed {
  readonly present: number;
  readonly line: number;
}

/** Lines that an older version has too, each once, and those that it has not. */
function split(
  followed: readonly Followed[],
  lines: readonly string[],
  older: readonly string[],
): { kept: Followed[]; come: Followed[] } {
  const places = Map.groupBy(older.keys(), (at) => older[at]!);
  const kept: Followed[] = [];
  const come: Followed[] = [];
  for (const { present, line } of followed) {
    const at = places.get(lines[line]!)?.shift();
    if (at === undefined) come.push({ present, line });
    else kept.push({ present, line: at });
  }
  return { kept, come };
}

/**
 * The commit that brought each line of a file, by the text of the lines; index 0 is line 1, and lines that are not
 * committed have none.
 * @param bytes the file as it is now
 * @param versions the releases, the oldest first
 */
export function lineOrigins(
  folder: string,
  file: string,
  bytes: Uint8Array,
  versions: readonly ReleaseFiles[],
): Origin[] {
  const own = versions.flatMap(({ release, files }) =>
    files.flatMap(({ path, now }) => (path === file ? [{ hash: release.hash, blob: now }] : [])),
  );
  const since = own.findLastIndex(({ blob }) => blob === null);
  const steps = own.slice(since + 1).reverse();
  const blobs = readBlobs(
    folder,
    steps.map(({ blob }) => blob ?? ''),
  );
  const path = gitText(folder, ['rev-parse', '--show-prefix']).trim() + file;
  const origins: Origin[] = [];
  let lines = linesOf(bytes, file);
  let followed: readonly Followed[] = lines.map((_, at) => ({ present: at, line: at }));
  let hash: string | null = null;
  const settle = (come: readonly Followed[]): void => {
    if (hash !== null)
      for (const { present, line } of come) origins[present] = { hash, path, line: line + 1 };
  };
  for (const [at, step] of steps.entries()) {
    const older = linesOf(blobs[at] ?? new Uint8Array(), file);
    const { kept, come } = split(followed, lines, older);
    settle(come);
    [lines, followed, hash] = [older, kept, step.hash];
  }
  settle(followed);
  return origins;
}
