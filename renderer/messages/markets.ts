import { catalogue } from './catalogue.ts';

/** Markets of the dosing records, by their codes. */
export const markets = catalogue({
  US: 'United States',
  UK: 'United Kingdom',
  IE: 'Ireland',
  AU: 'Australia',
  NZ: 'New Zealand',
  CA: 'Canada',
  DE: 'Germany',
  CH: 'Switzerland',
  BE: 'Belgium',
  IT: 'Italy',
  PL: 'Poland',
  MY: 'Malaysia',
  INT: 'International',
});
