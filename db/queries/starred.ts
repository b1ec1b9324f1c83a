/** Products the ward keeps in its cupboard. */
import type { WardDb } from '../open.ts';
import { auditQueries } from './audit.ts';

export interface StarredProduct {
  readonly productId: string;
  readonly starredAt: string;
}

export function starredQueries(db: WardDb, now: () => Date) {
  const all = db.prepare<[], StarredProduct>(
    'SELECT product_id AS productId, starred_at AS starredAt FROM starred_product ORDER BY product_id',
  );
  const add = db.prepare<[string, string]>(
    'INSERT INTO starred_product (product_id, starred_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = db.prepare<[string]>('DELETE FROM starred_product WHERE product_id = ?');
  const audit = auditQueries(db, now);
  const set = db.transaction((productId: string, starred: boolean) => {
    const { changes } = starred ? add.run(productId, now().toISOString()) : remove.run(productId);
    if (changes > 0) audit.note(starred ? 'product-starred' : 'product-unstarred', 'starred-product', productId, {});
  });
  return {
    all: (): StarredProduct[] => all.all(),
    set: (productId: string, starred: boolean): void => set.immediate(productId, starred),
  };
}

export type StarredQueries = ReturnType<typeof starredQueries>;
