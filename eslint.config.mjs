import astro from 'eslint-plugin-astro';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.guatu/', '.astro/', 'node_modules/', 'test/cases/', 'data/'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Index access is already `T | undefined` (noUncheckedIndexedAccess); `!` states an invariant that the line shows.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'Builds are deterministic.',
        },
      ],
    },
  },
  {
    files: ['**/*.astro', '**/*.d.ts', 'test/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
