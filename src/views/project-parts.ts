/** What every part of a project's page is made from. */
import type { ProjectWords } from '../i18n/pages/project.ts';
import type { Judgement, Scope } from '../measures/types.ts';
import type { Project } from '../model/types.ts';
import type { Month } from '../schema/field.ts';
import type { Context } from './context.ts';

export interface Parts {
  context: Context;
  project: Project;
  words: ProjectWords;
  scope: Scope;
  period: Month;
  judgement: Judgement;
}
