/** Small parts that sentences of problems are made of. */
import type { Problem } from '../csv/problem.ts';
import type { Description, Sentence } from './problem-shape.ts';

const LONGEST_QUOTE = 40;

/** A param as text; nothing where a problem does not carry it. */
export function param(problem: Problem, name: string): string {
  return String(problem.params[name] ?? '');
}

/** The beginning of a cell, on one line. */
function short(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ⏎ ');
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** 写的是 “4.6亿” */
export function writtenZh(problem: Problem): string {
  return problem.value === null ? '' : `写的是“${short(problem.value)}”，`;
}

/** It says “4.6亿”. */
export function writtenEn(problem: Problem): string {
  return problem.value === null ? '' : `It says “${short(problem.value)}”: `;
}

type Text = string | ((problem: Problem) => string);

function told(text: Text, problem: Problem): string {
  return typeof text === 'string' ? text : text(problem);
}

/** A sentence from its four texts. */
export function sentence(zhMessage: Text, zhHint: Text, enMessage: Text, enHint: Text): Sentence {
  const say =
    (message: Text, hint: Text) =>
    (problem: Problem): Description => ({
      message: told(message, problem),
      hint: told(hint, problem),
    });
  return { zh: say(zhMessage, zhHint), en: say(enMessage, enHint) };
}

/** A sentence about the cell as written: the messages go on after the quotation. */
export function cellSentence(zhMessage: Text, zhHint: Text, enMessage: Text, enHint: Text): Sentence {
  return sentence(
    (p) => writtenZh(p) + told(zhMessage, p),
    zhHint,
    (p) => writtenEn(p) + told(enMessage, p),
    enHint,
  );
}

/** The suggestion of a problem, as an order. */
export const writeZh = (problem: Problem): string => `请写 ${param(problem, 'suggestion')}。`;
export const writeEn = (problem: Problem): string => `Write ${param(problem, 'suggestion')}.`;

/** The nearest name that there is, as a sentence; nothing where there is none. */
export function nearZh(problem: Problem): string {
  const suggestion = param(problem, 'suggestion');
  return suggestion === '' ? '' : `最接近的是“${suggestion}”。`;
}

export function nearEn(problem: Problem): string {
  const suggestion = param(problem, 'suggestion');
  return suggestion === '' ? '' : ` The nearest is “${suggestion}”.`;
}
