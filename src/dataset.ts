/** The only door to the disk for data: a folder becomes a dataset, or a list of everything that is wrong with it. */
import { readReleases } from './history/releases.ts';
import { loadSource, type Loaded, type LoadOptions } from './load.ts';
import { problemsSince, type Since } from './published.ts';
import { folderSource } from './source.ts';

export { CannotRun } from './source.ts';
export type { Loaded } from './load.ts';

export interface FolderOptions extends Pick<LoadOptions, 'onFile'> {
  /** The published commit to compare with, and the day that rows to be written get. */
  readonly since?: Since;
}

/**
 * Loads a data folder: reads, links and checks everything in it.
 * @throws CannotRun when the folder is missing or cannot be read, or a revision to compare with is unknown
 */
export function loadDataset(folder: string, { onFile, since }: FolderOptions = {}): Loaded {
  return loadSource(folderSource(folder), folder, {
    ...(onFile === undefined ? {} : { onFile }),
    releases: () => {
      const { releases } = readReleases(folder);
      return releases && new Set(releases.map(({ id }) => id));
    },
    ...(since === undefined ? {} : { problemsOf: (present) => problemsSince(folder, present, since) }),
  });
}
