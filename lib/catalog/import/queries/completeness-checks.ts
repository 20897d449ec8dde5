import { Prisma } from "@/lib/generated/prisma/client";
import { type Check, withIssue } from "./check-scope";

/** Refuses a new variable product without a variation, which nobody could buy. */
export const refuseChildless: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("type", "noVariations")}
   where r.import_id = ${importId} and r.kind = 'variable' and r.action = 'create'
     and not exists (select from product_import_rows c where c.import_id = ${importId} and c.kind = 'variation'
                      and lower(btrim(c.parent_sku)) = lower(btrim(r.sku)))`;

/** Refuses a new product without a name. */
export const refuseNameless: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("name", "nameMissing")}
   where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variable') and r.name is null`;

/** Refuses a new variation without a price, unless its price could not be read, which is a fault already. */
export const refusePriceless: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("price", "priceMissing")}
   where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variation') and r.price is null
     and not r.issues @> '[{"column": "price"}]'`;

/** Refuses a new product whose tax class has no rate: it would be sold without tax. A known product keeps its rate. */
export const refuseOpenTax: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("taxClass", "taxOpen")}
   where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variable') and r.is_tax_open`;
