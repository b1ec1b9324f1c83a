/** The shapes of the golden set: an order with its numbers, an order that must be stopped, a conversion, a kidney formula. */
import type { ConvertUnit } from './convert.ts';
import type { OrderInput } from './order.ts';

export type GoldenCase = Readonly<{
  id: string;
  source: string;
  input: OrderInput;
  expected: Readonly<Record<string, string>>;
}>;
export type GoldenRefusal = Readonly<{ id: string; source: string; input: OrderInput; check: string | null }>;
export type GoldenConversion = Readonly<{
  source: string;
  value: string;
  unit: ConvertUnit;
  expected: Readonly<Record<string, string>>;
}>;
export type GoldenKidney = Readonly<{
  source: string;
  formula: 'ckd-epi-2021' | 'cockcroft-gault';
  ageYears: string;
  weightKg: string;
  creatinineUmolPerL: string;
  sex: 'female' | 'male';
  expected: string;
}>;
