/** Share pictures: drawn once, kept by what they show, the same without any font of the machine. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { drawingOf, HEIGHT, WIDTH } from '../../src/share/drawing.ts';
import { fitted, wrapped } from '../../src/share/layout.ts';
import { textWidths } from '../../src/share/letters.ts';
import type { SharePicture } from '../../src/share/picture.ts';
import { render } from '../../src/share/render.ts';

const folder = mkdtempSync(join(tmpdir(), 'guatu-share-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SIZE = { width: WIDTH, height: HEIGHT };
const widths = await textWidths();

function picture(heading: string, actual = 78): SharePicture {
  return {
    site: '宁波市打通断头路行动',
    asOf: [
      { text: '数据截至 ', colour: 'ink2', weight: 400 },
      { text: '2013-11-30', colour: 'ink', weight: 700 },
    ],
    plate: { text: '43', solid: false },
    heading,
    strip: {
      kind: 'road',
      shape: 'owing',
      actual,
      planned: 92,
      actualText: `实到 ${actual}%`,
      plannedText: '应到 92%',
      from: '天工路',
      to: '金峨路',
      word: '滞后',
    },
    answer: '还没通，预计 2013 年 12 月 14 日',
    evidence: [
      { text: '比原定晚 9 天，', colour: 'ink2', weight: 400 },
      { text: '滞后', colour: 'verm', weight: 700 },
    ],
    notes: ['宁波市住房和城乡建设委员会', ''],
  };
}

const NAMES = Array.from(
  { length: 59 },
  (_, at) => `${'东南西北中'[at % 5]!}${'江河湖海溪桥'[at % 6]!}${at}号路延伸段`,
);

describe('pictures of 59 roads', () => {
  const cache = join(folder, 'cache');
  const all = (names: readonly string[]) =>
    Promise.all(names.map((name) => render(drawingOf(picture(name), widths), SIZE, cache)));

  it('are drawn within 10 s from cold', async () => {
    // Of one processor, whatever else this machine is doing.
    const started = process.cpuUsage();
    const pictures = await all(NAMES);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(10_000);
    expect(pictures.filter(({ drawn }) => drawn)).toHaveLength(59);
    for (const { png } of pictures) {
      expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
      expect(png.length).toBeLessThan(60_000);
    }
  });

  it('are not drawn again while nothing changed, and only the one that did', async () => {
    expect((await all(NAMES)).filter(({ drawn }) => drawn)).toHaveLength(0);
    const changed = [...NAMES.slice(0, 58), '新名字'];
    expect((await all(changed)).map(({ drawn }) => drawn).lastIndexOf(true)).toBe(58);
    expect((await all(changed)).filter(({ drawn }) => drawn)).toHaveLength(0);
    expect(
      readdirSync(cache, { recursive: true }).filter((name) => String(name).endsWith('.png')),
    ).toHaveLength(60);
  });
});

describe('a picture', () => {
  it('is the same to the byte on a machine without any font', async () => {
    const script = join(folder, 'draw.ts');
    const source = (path: string): string => JSON.stringify(resolve('src', 'share', path));
    writeFileSync(
      script,
      `import { createHash } from 'node:crypto';
       import { drawingOf } from ${source('drawing.ts')};
       import { textWidths } from ${source('letters.ts')};
       import { render } from ${source('render.ts')};
       const { png } = await render(drawingOf(${JSON.stringify(picture('首南路东延鄞'))}, await textWidths()), ${JSON.stringify(SIZE)}, null);
       process.stdout.write(createHash('sha256').update(png).digest('hex'));`,
    );
    const empty = join(folder, 'fonts.conf');
    writeFileSync(
      empty,
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>',
    );
    const hash = (env: NodeJS.ProcessEnv): string => {
      const run = spawnSync(process.execPath, [script], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      });
      expect(run.stderr).toBe('');
      return run.stdout;
    };
    const bare = hash({ FONTCONFIG_FILE: empty, HOME: folder, LANG: 'C', TZ: 'America/New_York' });
    expect(bare).toMatch(/^[0-9a-f]{64}$/);
    expect(hash({})).toBe(bare);
  });

  it('shows Chinese, Latin and what no font has as ink on paper', async () => {
    const inked = async (heading: string): Promise<number> => {
      const { png } = await render(drawingOf({ ...picture(heading), plate: null }, widths), SIZE, null);
      const { data } = await sharp(png)
        .extract({ left: 60, top: 110, width: 1080, height: 150 })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      return data.filter((value) => value < 128).length;
    };
    const empty = await inked(' ');
    expect(empty).toBe(0);
    for (const heading of ['鄞', 'R', '2', '“', '\u{10FFFD}'])
      expect(await inked(heading), heading).toBeGreaterThan(100);
  });
});

describe('a long name', () => {
  const name =
    '宁波市鄞州区首南街道天工路（鄞县大道至泰康东路段）及金峨路（天童南路至钱湖南路段）道路改造提升工程二期配套桥梁与地下综合管廊项目';

  it('wraps and grows smaller, and no letter of it is lost', () => {
    for (const text of [
      name,
      name.repeat(4),
      'A'.repeat(300),
      'Extension of the Yinxian Avenue to Taikang East Road '.repeat(3),
    ]) {
      const box = { width: 966, height: 158, largest: 104, leading: 1.16 };
      const { lines, size } = fitted(text, 700, box, widths);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(widths(line, size, 700)).toBeLessThanOrEqual(966);
      if (size > 12) expect(lines.length * size * 1.16).toBeLessThanOrEqual(158);
    }
  });

  it('does not begin a line with a closing mark, nor end one with an opening mark', () => {
    for (let width = 200; width < 900; width += 13)
      for (const line of wrapped(name, 40, 700, width, widths)) {
        expect(line).not.toMatch(/^[）、，。]/);
        expect(line).not.toMatch(/（$/);
      }
  });
});
