/** No interface text outside renderer/messages: what is not in the catalogue cannot be translated. */
import { describe, expect, it } from 'vitest';
import { hardCodedIn } from './hard-coded.ts';
import { filesWithText, listed } from './still-to-do.ts';

const textsOf = (name: string, source: string): string[] => hardCodedIn(name, source).map(({ text }) => text);

describe('hard-coded text', () => {
  const withText = filesWithText();
  const notYet = listed();

  it('stands in no file that is not on the list of those still to be converted', () => {
    const found = withText
      .filter(({ file }) => !notYet.includes(file))
      .flatMap(({ file, found: texts }) => texts.map(({ line, text }) => `${file}:${line}: ${text}`));
    expect(found).toEqual([]);
  });

  it('is gone from no file that is still on the list: npm run words:shorten takes it off', () => {
    expect(notYet.filter((file) => !withText.some((other) => other.file === file))).toEqual([]);
  });
});

describe('the finder', () => {
  it('sees text between tags, in branches and in blocks', () => {
    const source = `{#if ready}<p>Dose</p>{:else if late}Late{:else}{ok ? 'Yes' : 'No'}{/if}
      {#each rows as row (row)}<td>{row.name} of</td>{:else}None{/each}
      {#await job}Wait{:then}Done{:catch}Failed{/await}
      {#snippet end()}<b>End</b>{/snippet}{#key id}Key{/key}`;
    expect(textsOf('A.svelte', source)).toEqual([
      'Dose',
      'Late',
      'Yes',
      'No',
      'of',
      'None',
      'Wait',
      'Done',
      'Failed',
      'End',
      'Key',
    ]);
  });

  it('sees what is heard: labels, titles, placeholders and props, whole or in part', () => {
    const source = `<a title="Open" aria-label="Open {name}" class="wide row"><img alt={big ? 'Large' : ''} /></a>
      <Field label={\`Weight of \${name}\`} note={given ?? 'needed'} kind="text" />`;
    expect(textsOf('A.svelte', source)).toEqual(['Open', 'Open', 'Large', 'Weight of', 'needed']);
  });

  it('sees phrases in scripts, and no keys, classes, imports or errors for developers', () => {
    const source = `<script lang="ts">
      import x from './two words.ts';
      const key = 'ArrowDown', kind = 'not-yet';
      if (!x) throw new Error('Nothing is there.');
      const said = \`Saved as \${key}.\`, more = 'Not saved';
    </script>`;
    expect(textsOf('A.svelte', source)).toEqual(['Saved as', 'Not saved']);
    expect(textsOf('a.ts', "export const NOT_READ = 'not read, or not printed';")).toEqual([
      'not read, or not printed',
    ]);
  });

  it('sees the single words of a table of words', () => {
    const source = `const DENSITIES = [{ value: 'Compact', label: 'Compact' }, { name: 'rate-change', word: 'Soft' }];`;
    expect(textsOf('a.ts', source)).toEqual(['Compact', 'Soft']);
  });

  it('sees the words between the marks of SVG that a script writes, and not the marks', () => {
    const source =
      'const svg = `<svg xmlns="a b" ${size} role="img"><style>text{font:11px Some Face}.b{fill:red}</style><text>Two words</text></svg>`;';
    expect(textsOf('a.ts', source)).toEqual([
      'role="img"><style>text{font:11px Some Face}.b{fill:red}</style><text>Two words</text></svg>',
    ]);
  });

  it('passes what is the same in every language: figures, marks, keys, the name of the product', () => {
    const source = `<p>{value} = 4 % – <kbd>Esc</kbd></p><title>{title} – Bedside Magnesium</title><style>.a { color: red; }</style>
      <th>mmol per L</th><small>mg per kg per hour</small><small>{unit} per kg per hour</small>
      {#if mode === 'light mode'}{words.title}{/if}<i class={on ? 'is on' : ''}></i>`;
    expect(textsOf('A.svelte', source)).toEqual([]);
  });
});
