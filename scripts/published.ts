/** `npm run --silent published -- WHERE`: the commit of the site in service at an address or in a folder, or nothing. */
import { CannotRun } from '../src/dataset.ts';
import { commitInService } from '../src/deploy/in-service.ts';
import { cannotRun } from './command.ts';

try {
  const [where = '', ...rest] = process.argv.slice(2);
  if (where === '' || rest.length > 0)
    throw new CannotRun({
      zh: '用法是 npm run --silent published -- 网址或部署的文件夹',
      en: 'the usage is npm run --silent published -- ADDRESS_OR_FOLDER',
    });
  const commit = await commitInService(where);
  if (commit !== null) process.stdout.write(`${commit}\n`);
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun, false);
}
