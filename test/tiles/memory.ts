import type { Source } from 'pmtiles';

/** A file in memory, read in parts as over a network. */
export function sourceOf(bytes: Uint8Array): Source {
  return {
    getKey: () => 'memory',
    getBytes: (offset, length) =>
      Promise.resolve({ data: bytes.slice(offset, offset + length).buffer as ArrayBuffer }),
  };
}
