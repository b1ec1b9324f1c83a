/** What crosses the bridge beside the evidence: the app's own state and settings. Shapes only. */
import { z } from 'zod';

import { market } from '#domain/dosing/records.ts';

export * from '#domain/evidence/views.ts';
export * from './print-views.ts';

export const appInfo = z.strictObject({
  name: z.string(),
  version: z.string(),
  evidence: z.strictObject({
    version: z.string(),
    reviewDue: z.string(),
    hash: z.string(),
    usable: z.boolean(),
    counts: z.strictObject({
      conditions: z.int(),
      sources: z.int(),
      findings: z.int(),
      claims: z.int(),
      regimens: z.int(),
      products: z.int(),
      limits: z.int(),
    }),
  }),
  selfTest: z.strictObject({ passed: z.int(), total: z.int(), failures: z.array(z.string()) }),
  runtime: z.strictObject({
    electron: z.string(),
    chromium: z.string(),
    node: z.string(),
    sqlite: z.string(),
    origin: z.string(),
    testBuild: z.boolean(),
  }),
  data: z.strictObject({
    folder: z.string(),
    writable: z.boolean(),
    /** After damage: the last good backup, until somebody said yes or no. */
    offeredBackup: z.strictObject({ name: z.string(), takenAt: z.string() }).nullable(),
  }),
  /** The hospital's policy file on this PC, as far as it is used. `file` null: there is none, or no part of it is used. */
  policy: z.strictObject({
    file: z.string().nullable(),
    entries: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    /** Products marked for the whole hospital; a person cannot take the mark off. */
    products: z.array(z.string()),
    /** Regimens that are not offered here; their evidence stays readable. */
    hiddenRegimens: z.array(z.string()),
  }),
  /** Sentences about what does not work right now; empty when all is well. */
  problems: z.array(z.string()),
  licences: z.array(z.strictObject({ name: z.string(), version: z.string(), licence: z.string() })),
});
export type AppInfo = z.infer<typeof appInfo>;

export const settings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'night']),
  density: z.enum(['comfortable', 'compact']),
  paper: z.enum(['A4', 'Letter']),
  /** Whose labels and products come first in a list; null: nobody's. It never chooses one. */
  market: market.nullable(),
  /** The unit this ward's laboratory prints serum magnesium in: offered first, never preselected for a number. */
  serumUnit: z.enum(['mmol', 'meq', 'mgdl']),
  locale: z.enum(['en-GB', 'en-US']),
  /** Shortcuts of one bare key ("?"); they can be switched off for people who speak to the computer (WCAG 2.1.4). */
  bareKeys: z.boolean(),
  /** The choices of the first start were made or passed over: they are not asked again. */
  settledIn: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

/** The settings with what a person needs to know of them. */
export const settingsView = z.strictObject({
  values: settings,
  /** Decided by the hospital's policy file: shown, and refused when changed. */
  locked: z.array(settings.keyof()),
  /** False: choices last until the program closes, because the ward file cannot be written. */
  kept: z.boolean(),
});
export type SettingsView = z.infer<typeof settingsView>;
