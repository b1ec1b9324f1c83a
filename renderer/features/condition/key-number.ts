import type { Condition } from '#domain/evidence/records.ts';

export type KeyNumber = Condition['keyNumbers'][number];
