import { describe, expect, it } from 'vitest';
import { importWords } from '../../src/i18n/import.ts';
import { optionText, questionText } from '../../src/i18n/import-questions.ts';
import { CHANGE_REASONS, QUESTION_KINDS, type Question } from '../../src/import/types.ts';

const PARAMS = {
  field: '期别',
  field_en: 'period',
  column: 'F',
  unit: '亿元',
  unit_en: '100 million yuan',
  columns: '总投资',
  option: '--sheet x',
  text: '2025-12',
};

describe('the words of an import', () => {
  it.each(QUESTION_KINDS)('ask %s in both languages', (kind) => {
    const question: Question = { kind, cells: [], params: PARAMS, options: [] };
    expect(questionText(question, 'zh')).toMatch(/^[^a-z]*\p{Script=Han}.*[。？]$/u);
    expect(questionText(question, 'en')).toMatch(/[A-Z].*[.?]$/);
    expect(questionText(question, 'zh') + questionText(question, 'en')).not.toMatch(/undefined|null/);
    expect(questionText({ ...question, params: {} }, 'en')).not.toContain('undefined');
  });

  it('give a reason for every kind of change', () => {
    for (const reason of CHANGE_REASONS) {
      expect(importWords('zh').reasons[reason]).toMatch(/\p{Script=Han}/u);
      expect(importWords('en').reasons[reason]).toMatch(/^[A-Za-z]/);
    }
  });

  it('say what an option means, unless it says so itself', () => {
    for (const option of [
      '--hidden-rows drop',
      '--percent fraction',
      '--column D=',
      '--column D=计划开工',
      '--column …=期别',
      '--column F=…',
      '--set 期别=…',
      '--set 期别=2025-12',
      '--out progress/….csv',
      '--split',
      '--merge',
    ]) {
      expect(optionText(option, 'zh'), option).toMatch(/\p{Script=Han}/u);
      expect(optionText(option, 'en'), option).toMatch(/[a-z]/);
    }
    expect(optionText('--sheet 12月', 'zh')).toBe('');
    expect(optionText('--column D=', 'zh')).not.toBe(optionText('--column D=计划开工', 'zh'));
  });
});
