/** The arguments of a command: reading them, and what is said when they are wrong. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CannotRun } from '../src/dataset.ts';
import type { Words } from '../src/schema/field.ts';
import type { Lang } from '../src/schema/settings.ts';
import { answerHelp, cannotRun, langFromEnvironment } from './command.ts';

/** Options that take a text, and those that stand alone. */
export const TEXT = { type: 'string' } as const;
export const FLAG = { type: 'boolean' } as const;

export class Arguments {
  private readonly name: string;
  private readonly usage: Words;

  /** @param usage what stands after `npm run NAME --` */
  constructor(name: string, usage: Words | string) {
    this.name = name;
    this.usage = typeof usage === 'string' ? { zh: usage, en: usage } : usage;
  }

  /** Answers `--help`: what the command does and takes. */
  answerHelp(about: Words): void {
    answerHelp(this.name, about, this.usage);
  }

  /** @param which the argument as it was given */
  wrong(which: string): CannotRun {
    return new CannotRun({
      zh: `参数 ${which} 不对，用法是 npm run ${this.name} -- ${this.usage.zh}`,
      en: `the argument ${which} is wrong; the usage is npm run ${this.name} -- ${this.usage.en}`,
    });
  }

  /** @throws CannotRun for an argument that is not known, or has no value where it needs one */
  read<Config extends ParseArgsConfig>(args: readonly string[], config: Config) {
    try {
      return parseArgs<Config & { args: string[] }>({ ...config, args: [...args] });
    } catch (error) {
      // What the parser says of an argument begins with its name in quotes, or has it in quotes.
      const quoted = /'([^']*)'/.exec(error instanceof Error ? error.message : '');
      throw this.wrong(quoted?.[1] ?? args.join(' '));
    }
  }

  /** The language named, or else that of the environment. What else speaks to the user speaks it too. */
  lang(named: string | undefined): Lang {
    const lang = named ?? langFromEnvironment();
    if (lang !== 'zh' && lang !== 'en') throw this.wrong(`--lang ${lang}`);
    process.env['GUATU_LANG'] = lang;
    return lang;
  }
}

/** Today where the command is run, for rows and files that are dated by it. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A reader such as `head` may close the pipe; anything else means that the report was not delivered. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? process.exitCode : cannotRun(error, false, false));
  });
}
