/** Compressed twins of files, made once so that a web server need not compress at every request. */
import { cpus } from 'node:os';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

const TEXT = /\.(?:html|css|js|mjs|json|geojson|csv|xml|svg|ics|txt|yaml|webmanifest)$/;
/** Below, what is saved is less than a packet. */
const SMALLEST = 1024;
/** The byte of a gzip header that names the operating system; 255 is "unknown". */
const GZIP_SYSTEM_BYTE = 9;

export const SUFFIXES = ['.gz', '.br'] as const;
export type Suffix = (typeof SUFFIXES)[number];

export function isCompressible(path: string, size: number): boolean {
  return TEXT.test(path) && size >= SMALLEST;
}

/**
 * A file's compressed form; the same bytes on every machine.
 * @returns null where it is no smaller than the file itself
 */
export async function compressed(
  path: string,
  bytes: Uint8Array,
  suffix: Suffix,
): Promise<Uint8Array | null> {
  let small: Buffer;
  if (suffix === '.gz') {
    small = await gzipped(bytes, { level: constants.Z_BEST_COMPRESSION });
    small[GZIP_SYSTEM_BYTE] = 255;
  } else {
    // The last eighth costs ninety times as long: only for what stays the same for years.
    const quality = path.startsWith('_assets/') ? constants.BROTLI_MAX_QUALITY : 6;
    small = await brotlied(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
  }
  return small.length < bytes.length ? small : null;
}

/** Runs `work` over all items, as many at once as there are processors. */
export async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(cpus().map(worker));
}
