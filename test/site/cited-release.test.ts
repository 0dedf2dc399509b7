/** The release that a project's page names is one that its history tells of, whatever else a commit did to its lines. */
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Edge from '../../src/site.ts';
import { projectCitation, rankingCitation } from '../../src/views/citation.ts';
import { historyView } from '../../src/views/history.ts';
import { projectView } from '../../src/views/project.ts';
import { City } from '../dataset/city.ts';
import { published } from '../history/repository.ts';

const repository = published();
const city = new City();

/** What the pages of a project name: its release, the anchor that a citation leads to, and the anchors that there are. */
async function named(id: string) {
  process.env['GUATU_DATA'] = repository.data;
  process.env['GUATU_DEV'] = '1';
  const { contextOf, historySource, projectById }: typeof Edge = await import('../../src/site.ts');
  const context = contextOf('zh');
  const project = projectById(id);
  const { releases } = historyView(context, project, historySource());
  const { rows } = projectCitation(context, project, context.dataset.as_of, '');
  return {
    release: projectView(context, project).head.changed?.id ?? null,
    anchors: releases.map((one) => one.id),
    cited: /#([^"]+)"/.exec(JSON.stringify(rows))?.[1] ?? null,
  };
}

function publish(day: string): string {
  repository.write(city);
  return `${day}-${repository.commit('update', day).slice(0, 7)}`;
}

describe('the release on the page of a project', () => {
  const first = `2013-12-23-${repository.git('rev-parse', '--short=7', 'HEAD')}`;
  let documents: string;

  beforeAll(() => {
    // A column without a value changes every line, and nothing that anybody could read.
    city.set('projects', 1, 'town', '');
    city.set('progress', 1, 'next_step', '');
    publish('2014-01-05');
    city.add('documents', {
      project_id: 'NB-003',
      kind: 'tender',
      title: '中标结果',
      url: 'https://example.cn/t',
      formed_on: '2014-01-02',
      published_on: '2014-01-08',
    });
    documents = publish('2014-02-05');
  });

  it('is not one that only wrote its lines anew', async () => {
    const { release, anchors, cited } = await named('NB-002');
    expect(anchors).toEqual([first]);
    expect(release).toBe(first);
    expect(cited).toBe(first);
  });

  it('of a ranking is one that changed its numbers', async () => {
    const { release } = await named('NB-002');
    expect(release).toBe(first);
    const { contextOf }: typeof Edge = await import('../../src/site.ts');
    expect(rankingCitation(contextOf('zh'), '2013-05').release).toBe(first);
  });

  it('is the one that brought a document, of which the page tells', async () => {
    const { release, anchors, cited } = await named('NB-003');
    expect(anchors[0]).toBe(documents);
    expect(release).toBe(documents);
    expect(cited).toBe(documents);
  });

  it('is not known while a row of it is not committed', async () => {
    city.set('plan', 1, 'planned_investment', '9100');
    repository.write(city);
    expect((await named('NB-002')).release).toBeNull();
  });
});
