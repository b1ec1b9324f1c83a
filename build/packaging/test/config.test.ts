/** The configuration for every system against electron-builder's own schema, and the promises it must keep. */
import Ajv from 'ajv';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { builderConfig } from '../electron-builder.config.ts';

const scheme: unknown = createRequire(import.meta.url)('app-builder-lib/scheme.json');
