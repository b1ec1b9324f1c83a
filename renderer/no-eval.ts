/**
 * zod writes faster parsers with `new Function` where it may; the policy of these pages forbids that, and the attempt
 * itself is reported as an error. Imported before anything that makes a schema.
 */
import { config } from 'zod';

config({ jitless: true });
