/** The part of citation-js (no types of its own) that the round-trip tests use: parse a text into CSL-JSON. */
declare module '@citation-js/core' {
  export interface CslData {
    readonly id?: string;
    readonly type?: string;
    readonly title?: string;
    readonly author?: readonly {
      readonly family?: string;
      readonly given?: string;
      readonly literal?: string;
      readonly 'non-dropping-particle'?: string;
    }[];
    readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] };
    readonly [field: string]: unknown;
  }
  export const plugins: {
    input: {
      chain(text: string, options: { generateGraph: boolean }): CslData[];
      /** One step of the parser: the tags of a RIS file before they are turned into CSL-JSON. */
      data(text: string, type: '@ris/file'): Record<string, string | string[]>[];
    };
  };
}
declare module '@citation-js/plugin-ris';
declare module '@citation-js/plugin-bibtex';
