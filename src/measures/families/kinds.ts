import type { Scope } from '../types.ts';

/** Scopes that hold several projects. */
export const SETS: readonly Scope['kind'][] = ['city', 'programme', 'district', 'unit', 'group', 'level'];
/** Those, and a single project. */
export const ALL: readonly Scope['kind'][] = [...SETS, 'project'];
export const PROJECT: readonly Scope['kind'][] = ['project'];
/** Scopes that are ranked. */
export const RANKED: readonly Scope['kind'][] = ['district', 'unit'];
