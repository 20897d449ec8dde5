import { Prisma } from "@/lib/generated/prisma/client";
import { soldVariationSql } from "@/lib/catalog/sold-variation";
import { type Check, withIssue } from "./check-scope";

/**
 * Deletes the matches of an earlier check. A new line keeps its action until a later check matches it, so that it is not
 * written twice without need.
 */
export const deleteMatches: Check = ({ importId }) => Prisma.sql`
  update product_import_rows set action = null, product_id = null, variation_id = null
   where import_id = ${importId} and (action <> 'create' or product_id is not null)`;

/** Makes a generated SKU longer when the catalogue has it already: nobody chose it, so it is no fault of the file. */
export const renameMadeSkus: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set sku = r.sku || '-' || r.import_id
   where r.import_id = ${importId} and r.is_sku_made
     and (exists (select from products p where p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(r.sku)))
       or exists (select from variations v where v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(r.sku))))`;

/** Refuses a SKU that an earlier line has. */
export const refuseSkusTwice: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("sku", "skuTwice", Prisma.sql`c.first_line::text`)}
    from (select line, min(line) over (partition by lower(btrim(sku))) as first_line
            from product_import_rows where import_id = ${importId}) c
   where r.import_id = ${importId} and r.line = c.line and c.line > c.first_line`;

/** Matches lines with known products by SKU, without regard to case, as WooCommerce does. */
export const matchProducts: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r
     set product_id = p.id, action = 'update',
         variation_id = case when r.kind = 'simple' then ${soldVariationSql(Prisma.sql`p.id`)} end
    from products p
   where r.import_id = ${importId} and r.kind in ('simple', 'variable')
     and p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(r.sku))`;

/** Refuses a line of another type than its product: the import converts none. */
export const refuseOtherTypes: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("type", "typeDiffers", Prisma.sql`p.type::text`)}
    from products p
   where r.import_id = ${importId} and r.kind in ('simple', 'variable') and p.id = r.product_id and p.type::text <> r.kind::text`;

/** Refuses a product's SKU that a variation of another product has. */
export const refuseSkusOfVariations: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("sku", "skuElsewhere", Prisma.sql`p.name`)}
    from variations v join products p on p.id = v.product_id
   where r.import_id = ${importId} and r.kind in ('simple', 'variable')
     and v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(r.sku))
     and v.product_id is distinct from r.product_id`;
