/** The four parts of the form, by their number, and which of them holds a field. */
export type PartNumber = 1 | 2 | 3 | 4;
export const PARTS: readonly PartNumber[] = [1, 2, 3, 4];

export function partOf(field: string): PartNumber {
  if (field.startsWith('patient.')) return 2;
  if (field.startsWith('pump.') || field.startsWith('syringe.') || field === 'startAt') return 4;
  if (field === 'product' || field.startsWith('diluent') || field.startsWith('choice.bag')) return 3;
  return 1;
}
