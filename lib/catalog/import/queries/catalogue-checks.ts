import { Prisma } from "@/lib/generated/prisma/client";
import { soldVariationSql } from "@/lib/catalog/sold-variation";
import { type Check, withIssue } from "./check-scope";

/** A made-up SKU that somebody has is made longer; it is nobody's wish. */
const renameMadeSkus: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set sku = r.sku || '-' || r.import_id
   where r.import_id = ${importId} and r.is_sku_made
     and (exists (select from products p where p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(r.sku)))
       or exists (select from variations v where v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(r.sku))))`;

const refuseSkusTwice: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("sku", "skuTwice", Prisma.sql`c.first_line::text`)}
    from (select line, min(line) over (partition by lower(btrim(sku))) as first_line
            from product_import_rows where import_id = ${importId}) c
   where r.import_id = ${importId} and r.line = c.line and c.line > c.first_line`;

/** A product that is there: by SKU, whatever the case, as WooCommerce itself finds it. */
const matchProducts: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r
     set product_id = p.id, action = 'update',
         variation_id = case when r.kind = 'simple' then ${soldVariationSql(Prisma.sql`p.id`)} end
    from products p
   where r.import_id = ${importId} and r.kind in ('simple', 'variable')
     and p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(r.sku))`;

const refuseOtherTypes: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("type", "typeDiffers", Prisma.sql`p.type::text`)}
    from products p
   where r.import_id = ${importId} and r.kind in ('simple', 'variable') and p.id = r.product_id and p.type::text <> r.kind::text`;

const refuseSkusOfVariations: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("sku", "skuElsewhere", Prisma.sql`p.name`)}
    from variations v join products p on p.id = v.product_id
   where r.import_id = ${importId} and r.kind in ('simple', 'variable')
     and v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(r.sku))
     and v.product_id is distinct from r.product_id`;

/** Matches of lines with products that are there. In this order: each builds on those before. */
export const CATALOGUE_CHECKS: readonly Check[] = [
  renameMadeSkus,
  refuseSkusTwice,
  matchProducts,
  refuseOtherTypes,
  refuseSkusOfVariations,
];
