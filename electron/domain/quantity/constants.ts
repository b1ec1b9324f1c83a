/**
 * The physical constants, each with the place it was read (dosing dossier, section 1; second reader, rows 1 to 5).
 */
import { dec } from './decimal.ts';

/** Magnesium sulfate heptahydrate, g per mol. US label, Description (set id e921a46b); a second label rounds to 246.48. */
export const saltMolarMass = dec('246.47');

/** Magnesium, g per mol. Laboratory unit table; recomputed by the second reader. */
export const magnesiumMolarMass = dec('24.305');

/** Charges on one magnesium ion. Explicit everywhere: a unit library once assumed one (safety rule 13). */
export const magnesiumValence = dec('2');

/** Anhydrous magnesium sulfate, g per mol: kept only to name the slip it causes, never to work out a dose. */
export const anhydrousMolarMass = dec('120.37');

/** Micromol per litre in one mg per dL of creatinine (113.12 g per mol; 88.42 by convention of the renal equations). */
export const creatinineMicromolPerMgDl = dec('88.42');

/** One inch in cm, exact by definition; the Devine formula counts inches. */
export const cmPerInch = dec('2.54');
