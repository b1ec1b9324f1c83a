/**
 * zod as the pages use it (an alias of the page's build). It writes faster parsers with `new Function` where it may; the
 * policy of these pages forbids that, and the attempt itself is reported as an error. Here, so that no schema is ever
 * made before it, and so that the first screen, which needs no schema, does not read zod at all.
 */
import { config } from 'zod/v4';

config({ jitless: true });

export * from 'zod/v4';
