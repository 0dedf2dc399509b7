/** `npm run deploy -- --to DIR`: puts the built site in service, or the one before it back. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotRun } from '../src/dataset.ts';
import { deploy, rollback, type Outcome, type RolledBack } from '../src/deploy/deploy.ts';
import type { Finding } from '../src/deploy/finding.ts';
import { findingWords, noHistory } from '../src/i18n/deploy.ts';
import type { Lang } from '../src/schema/settings.ts';
import { Arguments, FLAG, TEXT } from './arguments.ts';
import { cannotRun } from './command.ts';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const given = new Arguments(
  'deploy',
  '--to DIR [--from DIR] [--data DIR] [--keep N] [--rollback] [--force] [--no-compress] [--rewritten COMMIT] [--lang zh|en]',
);
given.answerHelp({
  zh: '核对生成好的网站，一次换上；--rollback 退回上一版。',
  en: 'Verifies the built site and puts it in service at once; --rollback goes back.',
});
/** The report is for a person: of many findings of one kind, so many are told in full. */
const MOST_OF_A_KIND = 20;

interface Options {
  readonly to: string;
  readonly from: string;
  readonly data: string;
  readonly keep: number;
  readonly isRollback: boolean;
  readonly force: boolean;
  readonly compress: boolean;
  readonly rewritten: string | null;
  readonly lang: Lang;
}

const OPTIONS = {
  to: TEXT,
  from: TEXT,
  data: TEXT,
  keep: TEXT,
  rewritten: TEXT,
  lang: TEXT,
  rollback: FLAG,
  force: FLAG,
  'no-compress': FLAG,
};

/** @throws CannotRun for arguments that are missing, unknown or have a wrong value */
function optionsOf(args: readonly string[]): Options {
  const { values } = given.read(args, { options: OPTIONS });
  const { keep = '5', to = '', rewritten } = values;
  const from = values.from ?? process.env['GUATU_OUT'] ?? 'dist';
  const data = values.data ?? process.env['GUATU_DATA'] ?? 'data';
  const lang = given.lang(values.lang);
  if (to === '') throw given.wrong('--to');
  if (from === '') throw given.wrong('--from');
  if (data === '') throw given.wrong('--data');
  if (!/^[1-9]\d{0,2}$/.test(keep)) throw given.wrong(`--keep ${keep}`);
  // Too few digits would give up whatever happens to be published.
  if (rewritten !== undefined && !/^[0-9a-f]{7,40}$/.test(rewritten))
    throw given.wrong(`--rewritten ${rewritten}`);
  return {
    to,
    from,
    data,
    keep: Number(keep),
    isRollback: values.rollback === true,
    force: values.force === true,
    compress: values['no-compress'] !== true,
    rewritten: rewritten ?? null,
    lang,
  };
}

/** Findings as lines, those of one kind together. */
function findingLines(findings: readonly Finding[], lang: Lang): string {
  const kinds = Map.groupBy(findings, ({ kind }) => kind);
  const lines = [...kinds.values()].flatMap((same) => {
    const told = same.slice(0, MOST_OF_A_KIND).map((one) => `  ${findingWords(one)[lang]}`);
    const more = same.length - told.length;
    const rest = { zh: `  ……同样的还有 ${more} 处`, en: `  … and ${more} more of this kind` }[lang];
    return more > 0 ? [...told, rest] : told;
  });
  return `${lines.join('\n')}\n`;
}

function deployReport(outcome: Outcome, to: string, lang: Lang): string {
  if (outcome.kind === 'refused') {
    const { findings } = outcome;
    const head = {
      zh: `没有部署，原来的网站没有变动。新的网站有 ${findings.length} 处不对：\n`,
      en: `Not deployed; the former site is unchanged. ${findings.length} findings about the new one:\n`,
    }[lang];
    return head + findingLines(findings, lang);
  }
  const { manifest, pages, changed, unchanged, reason, forced } = outcome;
  const { name } = manifest;
  const same = {
    zh: `没有变化：在线的就是 ${name}（${pages} 个网页）：${to}/current\n`,
    en: `Nothing changed: ${name} is in service (${pages} pages): ${to}/current\n`,
  }[lang];
  const served = {
    zh: `已部署 ${name}：${pages} 个网页，变了 ${changed} 个文件，${unchanged} 个没变：${to}/current\n`,
    en: `Deployed ${name}: ${pages} pages, ${changed} files changed, ${unchanged} as before: ${to}/current\n`,
  }[lang];
  const untold =
    reason === null
      ? ''
      : {
          zh: `注意：${noHistory(reason).zh}，因此无法知道已公布的版本有没有被改写。\n`,
          en: `Note: ${noHistory(reason).en}, so it cannot be known whether a published release was rewritten.\n`,
        }[lang];
  const head = { zh: '因为 --force 放过：\n', en: 'Let pass because of --force:\n' }[lang];
  const passed = forced.length === 0 ? '' : head + findingLines(forced, lang);
  return (outcome.kind === 'same' ? same : served) + untold + passed;
}

function rollbackReport(outcome: RolledBack, lang: Lang): string {
  if (outcome.kind === 'rolled_back')
    return {
      zh: `已从 ${outcome.from.name} 回退到 ${outcome.to.name}（数据截至 ${outcome.to.as_of}）\n`,
      en: `Went back from ${outcome.from.name} to ${outcome.to.name} (data as of ${outcome.to.as_of})\n`,
    }[lang];
  const { files, to } = outcome;
  const listed = files.slice(0, MOST_OF_A_KIND).map((path) => `  ${path}\n`);
  return (
    {
      zh: `没有回退，网站没有变动：${to.name} 有 ${files.length} 个文件缺失或被改动：\n`,
      en: `Did not go back; the site is unchanged: ${files.length} files of ${to.name} are missing or were edited:\n`,
    }[lang] + listed.join('')
  );
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  const { lang, to } = options;
  const onWait = (): void => {
    process.stderr.write(
      { zh: '另一次部署正在进行，等它完成……\n', en: 'Another deployment is under way; waiting …\n' }[lang],
    );
  };
  if (options.isRollback) {
    const outcome = await rollback(to, onWait);
    process.stdout.write(rollbackReport(outcome, lang));
    return outcome.kind === 'damaged' ? 1 : 0;
  }
  const base = process.env['GUATU_BASE'];
  const outcome = await deploy({
    ...options,
    project,
    base: base === undefined ? null : `/${base}/`.replaceAll(/\/+/g, '/'),
    now: () => new Date(),
    onWait,
  });
  process.stdout.write(deployReport(outcome, to, lang));
  return outcome.kind === 'refused' ? 1 : 0;
}

// What is deployed is for everybody, and first of all for the web server, whatever the server's own files are.
process.umask(0o022);

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = cannotRun(error, error instanceof CannotRun);
}
