// What a formatter and a type checker cannot see. One door for IPC, no loose promises, no unexplained `any`.
import eslint from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const bridge = (name, where) => ({ name: 'electron', importNames: [name], message: `Only ${where} may use ${name}.` });

export default tseslint.config(
  {
    ignores: [
      'out/**',
      'reports/**',
      'coverage/**',
      'test-results/**',
      'node_modules/**',
      'build/reference/**',
      '**/*.cjs',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    rules: {
      eqeqeq: ['error', 'smart'],
      'no-console': 'off',
      'no-undef': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            bridge('ipcMain', 'electron/main/ipc/register.ts'),
            bridge('ipcRenderer', 'electron/preload/index.ts'),
          ],
        },
      ],
      'no-restricted-globals': ['error', { name: 'eval', message: 'Formulas are reviewed code.' }],
      'no-new-func': 'error',
      'no-eval': 'error',
    },
  },
  { files: ['electron/main/ipc/register.ts', 'electron/preload/index.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/require-each-key': 'error',
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-useless-mustaches': 'off',
      'svelte/no-unused-svelte-ignore': 'off',
      // Plain sets and maps are meant where they are: what is watched is replaced whole.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['**/*.test.ts', 'e2e/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
