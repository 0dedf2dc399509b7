/** citation.js brings no types: what the tests use of it. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(input: unknown, options?: { forceType?: string });
    readonly data: Record<string, unknown>[];
    format(output: string, options?: Record<string, string>): string;
  }
  export const plugins: {
    config: { get(name: '@csl'): { styles: { add(name: string, style: unknown): void } } };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-csl';
declare module '@citation-js/plugin-ris';
