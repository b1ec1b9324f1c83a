/** The part of the UCUM library that tests use as an oracle; the package ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Conversion {
    status: 'succeeded' | 'failed' | 'error';
    toVal: number | null;
    msg: string[];
  }
  interface Utils {
    convertUnitTo(
      from: string,
      value: number,
      to: string,
      options: { molecularWeight: number; charge: number },
    ): Conversion;
  }
  const ucum: { UcumLhcUtils: { getInstance(): Utils } };
  export default ucum;
}
