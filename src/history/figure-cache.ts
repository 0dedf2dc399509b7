/** What releases brought to the figures, kept on the disk by commit: commits never change. Safe to delete at any time. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An exact value as a fraction in text, null without one; numerator and denominator where it is a quotient. */
export type Written = readonly [exact: string | null, numerator?: number | null, denominator?: number | null];

export interface ReleaseFigures {
  /** Whether the data could be read. */
  readonly read: boolean;
  /** The period of the site then. */
  readonly as_of: string;
  /** Figures that are new or differ from the release before. */
  readonly values: Readonly<Record<string, Written>>;
  /** Figures that are no more. */
  readonly gone: readonly string[];
  /** Figures of projects, of periods that were published before, that differ: what they were and what they are. */
  readonly projects: Readonly<Record<string, readonly [old: Written, now: Written]>>;
  /** Of those that differ: numbers of the release's changes that say why, and last how many more there are. */
  readonly because: Readonly<Record<string, readonly number[]>>;
}

function isKept(value: unknown): value is ReleaseFigures {
  return (
    typeof value === 'object' &&
    value !== null &&
    'read' in value &&
    'projects' in value &&
    'because' in value
  );
}

/**
 * A mark of the program's sources by which figures are computed.
 * @param folders and files of sources
 * @returns null where they cannot be read: then nothing may be kept
 */
export function programMark(folders: readonly string[]): string | null {
  const hash = createHash('sha256');
  try {
    for (const folder of folders) {
      const files = folder.endsWith('.ts')
        ? [folder]
        : readdirSync(folder, { recursive: true, encoding: 'utf8' })
            .filter((name) => name.endsWith('.ts'))
            .sort()
            .map((name) => join(folder, name));
      for (const file of files) hash.update(`${file}\n`).update(readFileSync(file));
    }
    return hash.digest('hex').slice(0, 12);
  } catch {
    return null;
  }
}

/** The names of entries hang together: each holds what differs from the one before. */
export class FigureCache {
  readonly #folder: string | null;
  #chain: string;

  constructor(folder: string | null, program: string) {
    this.#folder = folder === null ? null : join(folder, `figures-${program}`);
    this.#chain = program;
  }

  /** The name of the next release's entry. */
  next(commit: string): string {
    this.#chain = createHash('sha256').update(`${this.#chain}\n${commit}`).digest('hex').slice(0, 40);
    return this.#chain;
  }

  get(name: string): ReleaseFigures | null {
    if (this.#folder === null) return null;
    try {
      const kept: unknown = JSON.parse(readFileSync(join(this.#folder, `${name}.json`), 'utf8'));
      return isKept(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  /** Written beside and renamed: a reader finds the whole file or none. */
  put(name: string, figures: ReleaseFigures): void {
    if (this.#folder === null) return;
    const path = join(this.#folder, `${name}.json`);
    const fresh = `${path}.${process.pid}.new`;
    try {
      mkdirSync(this.#folder, { recursive: true });
      try {
        writeFileSync(fresh, JSON.stringify(figures));
        renameSync(fresh, path);
      } finally {
        rmSync(fresh, { force: true });
      }
    } catch {
      // Without a cache every release is computed again.
    }
  }
}
