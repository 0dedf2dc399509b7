import { describe as group, expect, it } from 'vitest';
import type { Problem } from '../../src/csv/problem.ts';
import { ROW_REASONS } from '../../src/csv/row-reasons.ts';
import { describe, PROBLEM_DOCS } from '../../src/i18n/problems.ts';
import { ROW_WORDS } from '../../src/i18n/problems-rows.ts';

const CODES = Object.keys(ROW_REASONS) as (keyof typeof ROW_REASONS)[];
const REASONS = CODES.flatMap((code) => ROW_REASONS[code].map((reason) => [code, reason] as const));

function problem(code: Problem['code'], reason: string, value: string | null): Problem {
  const place = { file: 'a.csv', line: 2, column: 3, header: 'x', row_id: 'NB-001', value };
  return { ...place, severity: 'error', code, reason, params: { suggestion: '', key: 'k' } };
}

group('problems between rows, files and releases', () => {
  it('leave no gap where a number was announced without a unit', () => {
    const differs = {
      ...problem('announced', 'differs', '8'),
      params: { announced: 8, computed: '9', unit: '', note: '' },
    };
    expect(describe(differs, 'en').message).toBe('Announced 8; the tables give 9.');
    const unit = { ...differs, params: { ...differs.params, unit: '%' } };
    expect(describe(unit, 'en').message).toBe('Announced 8 %; the tables give 9 %.');
  });

  it.each(REASONS)(
    '%s/%s has a sentence and advice in both languages, with and without a value',
    (code, reason) => {
      expect(Object.keys(ROW_WORDS.sentences[code])).toContain(reason);
      for (const value of ['鄞洲', '', null]) {
        const zh = describe(problem(code, reason, value), 'zh');
        const en = describe(problem(code, reason, value), 'en');
        for (const text of [zh.message, zh.hint, en.message, en.hint]) {
          expect(text.trim()).not.toBe('');
          expect(text).not.toMatch(/undefined|null|\[object/);
        }
        expect(zh.message).toMatch(/[\u4e00-\u9fff]/);
        expect(zh.message).not.toBe(en.message);
      }
    },
  );

  it.each(CODES)('%s has no sentence that nothing asks for, and is documented', (code) => {
    expect(Object.keys(ROW_WORDS.sentences[code]).sort()).toEqual([...ROW_REASONS[code]].sort());
    const { name, about, example } = PROBLEM_DOCS[code];
    for (const words of [name, about, example.wrong, example.right]) {
      expect(words.zh).not.toBe('');
      expect(words.en).not.toBe('');
    }
  });

  it('names the tables in Chinese to those who read Chinese', () => {
    const wrong = problem('reference', 'unknown_table', '月报');
    expect(describe(wrong, 'zh').hint).toContain('进展月报（progress）');
    expect(describe(wrong, 'en').hint).toMatch(/^Use one of [\x20-\x7e]+$/);
  });
});
