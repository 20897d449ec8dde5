import type { Tx } from "@/lib/db";
import { familyOf } from "./family-of";

type ActionCounts = {
  bad: number;
  create: number;
  update: number;
  skip: number;
  productsCreated: number;
  productsUpdated: number;
  productsSent: number;
};

const NOTHING: ActionCounts = {
  bad: 0,
  create: 0,
  update: 0,
  skip: 0,
  productsCreated: 0,
  productsUpdated: 0,
  productsSent: 0,
};

/**
 * Counts the lines with a fault, and what the lines of products without one do, as lines and as products. A known product
 * that is kept from stores is not counted as sent.
 */
export async function countActions(tx: Tx, importId: number): Promise<ActionCounts> {
  const rows = await tx.$queryRaw<ActionCounts[]>`
    select coalesce(sum(f.bad), 0)::int as bad,
           coalesce(sum(f.created) filter (where f.bad = 0), 0)::int as "create",
           coalesce(sum(f.updated) filter (where f.bad = 0), 0)::int as "update",
           coalesce(sum(f.skipped) filter (where f.bad = 0), 0)::int as skip,
           count(*) filter (where f.bad = 0 and f.is_new)::int as "productsCreated",
           count(*) filter (where f.bad = 0 and not f.is_new and f.is_written)::int as "productsUpdated",
           count(*) filter (where f.bad = 0 and f.is_written and (f.is_new or not p.is_sync_disabled))::int as "productsSent"
      from (select count(*) filter (where r.issues <> '[]') as bad,
                   count(*) filter (where r.action = 'create') as created,
                   count(*) filter (where r.action = 'update') as updated,
                   count(*) filter (where r.action = 'skip') as skipped,
                   coalesce(bool_or(r.action = 'create' and r.kind <> 'variation'), false) as is_new,
                   coalesce(bool_or(r.action <> 'skip'), false) as is_written,
                   max(r.product_id) as product_id
              from product_import_rows r where r.import_id = ${importId} group by ${familyOf}) f
      left join products p on p.id = f.product_id`;
  return rows[0] ?? NOTHING;
}
