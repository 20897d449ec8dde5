import { Prisma } from "@/lib/generated/prisma/client";
import { type Check, withIssue } from "./check-scope";

/** Refuses a combination of values that an earlier line of the same parent has. */
export const refuseCombinationsTwice: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("attributes", "combinationTwice", Prisma.sql`c.first_line::text`)}
    from (select line, min(line) over (partition by lower(btrim(parent_sku)), option_key) as first_line
            from product_import_rows where import_id = ${importId} and kind = 'variation' and parent_sku is not null) c
   where r.import_id = ${importId} and r.line = c.line and c.line > c.first_line`;

/** Refuses a combination that a known variation has. The key is built as `read-row.ts` builds it, for the comparison. */
export const refuseCombinationsTaken: Check = ({ importId }) => Prisma.sql`
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

/** Refuses other values for a known variation: an import does not change them, and the line would be lost silently. */
export const refuseOtherValues: Check = ({ importId }) => Prisma.sql`
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

/** Refuses a new variation whose attributes differ from those of its product, or of its first line in the file. */
export const refuseOtherAttributes: Check = ({ importId }) => Prisma.sql`
  update product_import_rows r set issues = ${withIssue("attributes", "attributesDiffer", Prisma.sql`f.wanted`)}
    from (select c.line, coalesce(e.attribute_key, first_value(c.attribute_key) over (partition by lower(btrim(c.parent_sku)) order by c.line)) as wanted
            from product_import_rows c
            left join (select pa.product_id, '[' || string_agg(to_json(lower(a.name))::text, ',' order by lower(a.name) collate "C") || ']' as attribute_key
                         from product_attributes pa join attributes a on a.id = pa.attribute_id group by pa.product_id) e on e.product_id = c.product_id
           where c.import_id = ${importId} and c.kind = 'variation' and c.action = 'create') f
   where r.import_id = ${importId} and r.line = f.line and r.attribute_key <> f.wanted and r.attribute_key <> '[]'`;
