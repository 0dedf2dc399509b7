import { describe, expect, it } from 'vitest';
import { commitAddress, lineAddress } from '../../src/views/repository.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';
const at = (repository: string): string | null =>
  lineAddress(repository, HASH, 'data/progress/2013-05.csv', 12);

describe('the address of a line at a commit', () => {
  it('has the form of each host, from whatever page of the repository the settings name', () => {
    const file = `${HASH}/data/progress/2013-05.csv`;
    expect(at('https://github.com/city/roads')).toBe(
      `https://github.com/city/roads/blob/${file}?plain=1#L12`,
    );
    expect(at('https://github.com/city/roads/upload/main/data')).toBe(
      `https://github.com/city/roads/blob/${file}?plain=1#L12`,
    );
    expect(at('https://gitlab.example.gov.cn/city/group/roads/-/tree/main/data')).toBe(
      `https://gitlab.example.gov.cn/city/group/roads/-/blob/${file}?plain=1#L12`,
    );
    expect(at('https://git.example.gov.cn/city/roads/_upload/main/data')).toBe(
      `https://git.example.gov.cn/city/roads/src/commit/${file}?display=source#L12`,
    );
    expect(at('https://codeberg.org/city/roads.git')).toBe(
      `https://codeberg.org/city/roads/src/commit/${file}?display=source#L12`,
    );
    expect(at('https://gitee.com/city/roads/tree/master')).toBe(
      `https://gitee.com/city/roads/blob/${file}#L12`,
    );
  });

  it('is not guessed where the host is not known, and keeps names readable in an address', () => {
    expect(at('https://files.example.gov.cn/city/roads')).toBeNull();
    expect(at('https://github.com/')).toBeNull();
    expect(at('not an address')).toBeNull();
    expect(lineAddress('https://gitee.com/a/b', HASH, '数据/a b.csv', 1)).toContain(
      '/%E6%95%B0%E6%8D%AE/a%20b.csv#L1',
    );
  });
});

describe('the address of a commit', () => {
  it('has the form of each host, and is not guessed where it is not known', () => {
    const of = (repository: string): string | null => commitAddress(repository, HASH);
    expect(of('https://github.com/city/roads')).toBe(`https://github.com/city/roads/tree/${HASH}`);
    expect(of('https://gitlab.example.gov.cn/city/group/roads/-/tree/main/data')).toBe(
      `https://gitlab.example.gov.cn/city/group/roads/-/tree/${HASH}`,
    );
    expect(of('https://codeberg.org/city/roads.git')).toBe(
      `https://codeberg.org/city/roads/src/commit/${HASH}`,
    );
    expect(of('https://gitee.com/city/roads/tree/master')).toBe(`https://gitee.com/city/roads/tree/${HASH}`);
    expect(of('https://files.example.gov.cn/city/roads')).toBeNull();
  });
});
