import { Prisma } from "@/lib/generated/prisma/client";
import { type Check, withIssue } from "./check-scope";

/** Resolves a parent given as "id:12" to the SKU of the line with that id, the one form that later checks compare. */
export const findParentsById: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set parent_sku = p.sku
    from product_import_rows p
   where r.import_id = ${importId} and p.import_id = ${importId} and r.kind = 'variation' and p.kind = 'variable'
     and r.parent_remote_id = p.remote_id and r.parent_sku is distinct from p.sku`;

/** Matches lines of variations with known products by the parent's SKU. */
export const findParentsInCatalogue: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set product_id = p.id
    from products p
   where r.import_id = ${importId} and r.kind = 'variation' and p.type = 'variable'
     and p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(r.parent_sku))`;

/** Refuses a variation whose parent is neither known nor in the file. */
export const refuseOrphans: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r
     set issues = ${withIssue("parent", "parentMissing", Prisma.sql`coalesce(r.parent_sku, 'id:' || r.parent_remote_id, '')`)}
   where r.import_id = ${importId} and r.kind = 'variation' and r.product_id is null
     and (r.parent_sku is not null or r.parent_remote_id is not null)
     and not exists (select from product_import_rows p where p.import_id = ${importId} and p.kind = 'variable'
                      and lower(btrim(p.sku)) = lower(btrim(r.parent_sku)))`;

/**
 * Matches lines with known variations. `is not distinct from` keeps the planner from joining by product, which
 * compares every line with all its siblings (a check of 26.9 s instead of 10.2 s for 99,000 lines of 1,000 products).
 */
export const matchVariations: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set variation_id = v.id, action = 'update'
    from variations v
   where r.import_id = ${importId} and r.kind = 'variation' and v.product_id is not distinct from r.product_id
     and v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(r.sku))`;

/** Refuses a new variation's SKU that another product or its variation has. */
export const refuseSkusElsewhere: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("sku", "skuElsewhere", Prisma.sql`taken.name`)}
    from (select p.id as product_id, p.name, p.sku, false as is_variation from products p where p.business_id = ${businessId}
          union all
          select p.id, p.name, v.sku, true from variations v join products p on p.id = v.product_id where v.business_id = ${businessId}) taken
   where r.import_id = ${importId} and r.kind = 'variation' and lower(btrim(taken.sku)) = lower(btrim(r.sku))
     and not (taken.is_variation and taken.product_id is not distinct from r.product_id)
     and r.variation_id is null`;

/** Marks what nothing matched as new. */
export const markRestAsNew: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set action = 'create' where r.import_id = ${importId} and r.action is null`;
