/** `figures.json`: every figure of a period with its text in both languages. */
import { formatFigure } from '../i18n/format.ts';
import { figuresOf, scopesOf } from '../measures/figures.ts';
import type { Figure, MeasureUnit } from '../measures/types.ts';
import type { Dataset } from '../model/types.ts';
import type { Month } from '../schema/field.ts';

export interface FigureJson {
  id: string;
  scope: string;
  measure: string;
  period: Month;
  /** Unrounded; null where there is nothing to divide by. */
  value: number | null;
  unit: MeasureUnit;
  numerator: number | null;
  denominator: number | null;
  /** Projects counted as 0 because they reported nothing. */
  silent?: readonly string[];
  text: { zh: string; en: string };
}

export interface FiguresFile {
  as_of: Month;
  release: string | null;
  figures: FigureJson[];
}

export function figureJson(figure: Figure): FigureJson {
  const { id, scope, measure, period, value, unit, numerator, denominator, silent } = figure;
  const text = { zh: formatFigure(figure, 'zh'), en: formatFigure(figure, 'en') };
  return {
    id,
    scope,
    measure,
    period,
    value,
    unit,
    numerator,
    denominator,
    ...(silent?.length ? { silent } : {}),
    text,
  };
}

/** Every figure of every scope of the site at one period, ranks and scores among them. */
export function figuresFile(dataset: Dataset, period: Month, release: string | null): FiguresFile {
  const figures = scopesOf(dataset).flatMap((scope) => figuresOf(dataset, scope, period));
  return { as_of: period, release, figures: figures.map(figureJson) };
}
