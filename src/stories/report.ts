/** What is wrong in a story, with line and character. */
import type { Problem } from '../csv/problem.ts';
import type { StoryReason } from '../csv/story-reasons.ts';
import { findPrivate, masked } from '../schema/privacy.ts';

/** A place in a text, both from 1. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface Wrong {
  /** An element, attribute or line of the front matter, where one is meant. */
  readonly header?: string;
  /** As written. */
  readonly value?: string;
  readonly params?: Problem['params'];
  readonly severity?: Problem['severity'];
}

const LONGEST = 120;

/** Collects the problems of one story. */
export class StoryReport {
  readonly problems: Problem[] = [];
  readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add(reason: StoryReason, at: Point | null, wrong: Wrong = {}): void {
    const { header = null, value = null, params = {}, severity = 'error' } = wrong;
    this.problems.push({
      file: this.file,
      line: at?.line ?? 1,
      column: at?.column ?? null,
      header,
      row_id: null,
      // The report itself is read by others.
      value: value === null ? null : shown(value),
      severity,
      code: 'story',
      reason,
      params,
    });
  }

  /** A private number must reach neither a page nor the history. */
  refusePrivate(text: string, at: Point): void {
    const found = findPrivate(text);
    if (found === null) return;
    this.problems.push({
      file: this.file,
      ...at,
      header: null,
      row_id: null,
      value: masked(text).slice(0, LONGEST),
      severity: 'error',
      code: 'privacy',
      reason: found,
      params: {},
    });
  }
}

function shown(value: string): string {
  const text = findPrivate(value) === null ? value : masked(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
