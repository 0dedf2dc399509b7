import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/schema/field.ts';
import { TABLES } from '../../../src/schema/tables.ts';
import { readerOf } from '../../../src/schema/values/reader.ts';
import { Refusal } from '../../../src/schema/values/refusal.ts';
import { reading, suggestion } from './read.ts';

const id = reading('projects', 'id');
const level = reading('projects', 'level');
const url = reading('projects', 'source_url');

describe('ids', () => {
  it('are taken as they are written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/), (text) => {
        expect(id(text)).toBe(text);
      }),
    );
  });

  it.each([
    ['NB 001', 'type_id/space'],
    ['-NB', 'type_id/first_character'],
    ['宁波1', 'type_id/character'],
    ['a.b', 'type_id/character'],
    ['../x', 'type_id/character'],
    ['a'.repeat(41), 'type_id/too_long'],
    ['ＮＢ－００１', 'type_id/full_width'],
  ])('refuse %s', (text, reason) => {
    expect(id(text)).toBe(reason);
  });

  it('suggest the plain spelling', () => {
    expect(suggestion('projects', 'id', 'ＮＢ－００１')).toBe('NB-001');
  });
});

describe('choices', () => {
  it('take the value, the Chinese word, other words and any case', () => {
    expect(['city', 'City', 'CITY', '市级', '市', 'ｃｉｔｙ'].map(level)).toEqual(Array(6).fill('city'));
  });

  it('list the choices and name the nearest', () => {
    const refusal = readerOf(TABLES.progress.fields[4])('在建中');
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).params).toMatchObject({
      choices: '谋划、前期、在建、完工、通车、移交',
      suggestion: '在建',
      suggestion_en: 'construction',
    });
    expect(level('外星')).toBe('type_choice/unknown');
  });
});

describe('addresses', () => {
  it.each(['https://a.cn/x?y=1#z', 'http://宁波.cn/', 'HTTPS://A.CN'])('take %s', (text) => {
    expect(url(text)).toBe(text);
  });

  it.each([
    ['javascript:alert(1)', 'type_url/scheme'],
    ['data:text/html,x', 'type_url/scheme'],
    ['mailto:a@b.cn', 'type_url/scheme'],
    ['ftp://a.cn/', 'type_url/scheme'],
    ['www.a.cn', 'type_url/no_scheme'],
    ['//a.cn', 'type_url/no_scheme'],
    ['a.cn:8080/x', 'type_url/no_scheme'],
    ['https://', 'type_url/malformed'],
    ['https:/a.cn', 'type_url/malformed'],
    ['https://a.cn/x y', 'type_url/characters'],
    ['https://a.cn/"onclick=', 'type_url/characters'],
    ['java\nscript:alert(1)', 'type_url/characters'],
  ])('refuse %s', (text, reason) => {
    expect(url(text)).toBe(reason);
  });
});

describe('lists', () => {
  it('are split at every separator', () => {
    expect(reading('projects', 'responsible_units')('甲、乙；丙; 丁；')).toEqual(['甲', '乙', '丙', '丁']);
  });
});

describe('field lists', () => {
  const fields = Object.values(TABLES).flatMap((table) =>
    (table.fields as readonly Field[]).map((field) => [`${table.name}.${field.name}`, field] as const),
  );
  it.each(fields)('have an example that can be read: %s', (_, field) => {
    expect(readerOf(field)(field.example)).not.toBeInstanceOf(Refusal);
  });
});
