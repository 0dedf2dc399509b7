import type { ProblemCode } from '../../csv/problem.ts';

/** A cell that is not what its column asks for; `reason` names the sentence, `params` fill it. */
export interface Wrong {
  readonly wrong: ProblemCode;
  readonly reason: string;
  readonly params: Record<string, string | number>;
}

export function wrong(code: ProblemCode, reason: string, params: Record<string, string | number> = {}): Wrong {
  return { wrong: code, reason, params };
}

export type Value = string | number | readonly string[];

export function isWrong(value: Value | Wrong): value is Wrong {
  return typeof value === 'object' && 'wrong' in value;
}

/** Full-width digits, letters and signs as ASCII; other characters stay. */
export function halfWidth(text: string): string {
  return text.replaceAll(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ').replaceAll('\u2212', '-');
}
