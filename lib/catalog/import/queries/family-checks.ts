import { Prisma } from "@/lib/generated/prisma/client";
import { type Check, withIssue } from "./check-scope";

/** "id:12" names the line with that id; from here on the parent's SKU says who it is. */
const findParentsById: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set parent_sku = p.sku
    from product_import_rows p
   where r.import_id = ${importId} and p.import_id = ${importId} and r.kind = 'variation' and p.kind = 'variable'
     and r.parent_remote_id = p.remote_id and r.parent_sku is distinct from p.sku`;

const findParentsInCatalogue: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set product_id = p.id
    from products p
   where r.import_id = ${importId} and r.kind = 'variation' and p.type = 'variable'
     and p.business_id = ${businessId} and lower(btrim(p.sku)) = lower(btrim(r.parent_sku))`;

const refuseOrphans: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r
     set issues = ${withIssue("parent", "parentMissing", Prisma.sql`coalesce(r.parent_sku, 'id:' || r.parent_remote_id, '')`)}
   where r.import_id = ${importId} and r.kind = 'variation' and r.product_id is null
     and (r.parent_sku is not null or r.parent_remote_id is not null)
     and not exists (select from product_import_rows p where p.import_id = ${importId} and p.kind = 'variable'
                      and lower(btrim(p.sku)) = lower(btrim(r.parent_sku)))`;

const matchVariations: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set variation_id = v.id, action = 'update'
    from variations v
   where r.import_id = ${importId} and r.kind = 'variation' and v.product_id = r.product_id
     and v.business_id = ${businessId} and lower(btrim(v.sku)) = lower(btrim(r.sku))`;

const refuseSkusElsewhere: Check = ({ importId, businessId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("sku", "skuElsewhere", Prisma.sql`taken.name`)}
    from (select p.id as product_id, p.name, p.sku, false as is_variation from products p where p.business_id = ${businessId}
          union all
          select p.id, p.name, v.sku, true from variations v join products p on p.id = v.product_id where v.business_id = ${businessId}) taken
   where r.import_id = ${importId} and r.kind = 'variation' and lower(btrim(taken.sku)) = lower(btrim(r.sku))
     and not (taken.is_variation and taken.product_id is not distinct from r.product_id)
     and r.variation_id is null`;

export const restIsNew: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set action = 'create' where r.import_id = ${importId} and r.action is null`;

const refuseCombinationsTwice: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("attributes", "combinationTwice", Prisma.sql`c.first_line::text`)}
    from (select line, min(line) over (partition by lower(btrim(parent_sku)), option_key) as first_line
            from product_import_rows where import_id = ${importId} and kind = 'variation' and parent_sku is not null) c
   where r.import_id = ${importId} and r.line = c.line and c.line > c.first_line`;

/** The same texts as read-row.ts makes, so that they can be compared. */
const refuseCombinationsTaken: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("attributes", "combinationTaken", Prisma.sql`v.sku`)}
    from (select v.product_id, v.id, v.sku,
                 '[' || string_agg('[' || to_json(lower(a.name))::text || ',' || to_json(lower(o.name))::text || ']', ','
                                   order by lower(a.name) collate "C") || ']' as option_key
            from variations v
            join variation_options x on x.variation_id = v.id
            join attribute_values o on o.id = x.attribute_value_id
            join attributes a on a.id = o.attribute_id
           where v.product_id in (select product_id from product_import_rows where import_id = ${importId} and kind = 'variation' and action = 'create')
           group by v.id) v
   where r.import_id = ${importId} and r.kind = 'variation' and r.action = 'create'
     and v.product_id = r.product_id and v.option_key = r.option_key`;

/** The values of a known variation are what it is: another one under its SKU would be dropped without a word. */
const refuseOtherValues: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("attributes", "valuesDiffer", Prisma.sql`v.label`)}
    from (select x.variation_id, string_agg(o.name, ' / ' order by lower(a.name) collate "C") as label,
                 array_agg(lower(a.name) || chr(31) || lower(o.name) order by lower(a.name) collate "C") as pairs
            from variation_options x
            join attribute_values o on o.id = x.attribute_value_id
            join attributes a on a.id = o.attribute_id
           where x.variation_id in (select variation_id from product_import_rows where import_id = ${importId} and kind = 'variation' and action = 'update')
           group by x.variation_id) v,
         (select c.line, array_agg(lower(p.pair->>0) || chr(31) || lower(p.pair->>1) order by lower(p.pair->>0) collate "C") as pairs
            from product_import_rows c cross join lateral jsonb_array_elements(c.options) as p (pair)
           where c.import_id = ${importId} and c.kind = 'variation' and c.action = 'update'
           group by c.line) f
   where r.import_id = ${importId} and r.line = f.line and r.variation_id = v.variation_id and f.pairs <> v.pairs`;

const refuseOtherAttributes: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("attributes", "attributesDiffer", Prisma.sql`f.wanted`)}
    from (select c.line, coalesce(e.attribute_key, first_value(c.attribute_key) over (partition by lower(btrim(c.parent_sku)) order by c.line)) as wanted
            from product_import_rows c
            left join (select pa.product_id, '[' || string_agg(to_json(lower(a.name))::text, ',' order by lower(a.name) collate "C") || ']' as attribute_key
                         from product_attributes pa join attributes a on a.id = pa.attribute_id group by pa.product_id) e on e.product_id = c.product_id
           where c.import_id = ${importId} and c.kind = 'variation' and c.action = 'create') f
   where r.import_id = ${importId} and r.line = f.line and r.attribute_key <> f.wanted and r.attribute_key <> '[]'`;

const refuseChildless: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("type", "noVariations")}
   where r.import_id = ${importId} and r.kind = 'variable' and r.action = 'create'
     and not exists (select from product_import_rows c where c.import_id = ${importId} and c.kind = 'variation'
                      and lower(btrim(c.parent_sku)) = lower(btrim(r.sku)))`;

const refuseNameless: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("name", "nameMissing")}
   where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variable') and r.name is null`;

/** A price that could not be read has its own fault already. */
const refusePriceless: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("price", "priceMissing")}
   where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variation') and r.price is null
     and not r.issues @> '[{"column": "price"}]'`;

/** A product that is there keeps its rate; a new one would be sold without tax. */
const refuseOpenTax: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("taxClass", "taxOpen")}
   where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variable') and r.is_tax_open`;

/** Variations with their parents and siblings, then what a new product cannot do without. In this order. */
export const FAMILY_CHECKS: readonly Check[] = [
  findParentsById,
  findParentsInCatalogue,
  refuseOrphans,
  matchVariations,
  refuseSkusElsewhere,
  restIsNew,
  refuseCombinationsTwice,
  refuseCombinationsTaken,
  refuseOtherAttributes,
  refuseChildless,
  refuseNameless,
  refusePriceless,
  refuseOpenTax,
];

/** Only where lines are to be written over what is there. */
export const UPDATE_CHECKS: readonly Check[] = [refuseOtherValues];
