/** `npm run comment -- gitlab|gitea|gitee FILE`: posts a Markdown file to the request that the forge's job is about. */
import { readFileSync } from 'node:fs';
import { CannotRun } from '../src/dataset.ts';
import { FORGES, postComment } from '../src/deploy/comment.ts';
import { cannotRun, langFromEnvironment } from './command.ts';

try {
  const [name = '', file = '', ...rest] = process.argv.slice(2);
  const forge = FORGES.find((one) => one === name);
  if (forge === undefined || file === '' || rest.length > 0)
    throw new CannotRun({
      zh: `用法是 npm run comment -- ${FORGES.join('|')} 文件`,
      en: `the usage is npm run comment -- ${FORGES.join('|')} FILE`,
    });
  const done = await postComment(forge, readFileSync(file, 'utf8'), process.env);
  const words = {
    posted: { zh: '已贴出评论', en: 'Posted a comment' },
    changed: { zh: '已更新评论', en: 'Brought the comment up to date' },
  }[done];
  process.stdout.write(`${words[langFromEnvironment()]}\n`);
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
