import type { Tx } from "@/lib/db";
import type { WriteScope } from "./write-scope";

/** Inserts the attributes that new variations name and the business lacks, spelled as the first line spells them. */
export async function insertAttributes(tx: Tx, { importId, businessId }: WriteScope): Promise<void> {
  await tx.$executeRaw`
    insert into attributes (business_id, name)
    select distinct on (lower(o.pair->>0)) ${businessId}::int, o.pair->>0
      from product_import_rows r cross join lateral jsonb_array_elements(r.options) as o (pair)
     where r.import_id = ${importId} and r.kind = 'variation' and r.action = 'create'
       and not exists (select from attributes a where a.business_id = ${businessId} and lower(a.name) = lower(o.pair->>0))
     order by lower(o.pair->>0), r.line`;
}

/** Inserts the missing values of those attributes behind the values that are known, in the order of the file. */
export async function insertAttributeValues(tx: Tx, { importId, businessId }: WriteScope): Promise<void> {
  await tx.$executeRaw`
    insert into attribute_values (attribute_id, name, position)
    select n.attribute_id, n.name,
           coalesce((select max(position) from attribute_values where attribute_id = n.attribute_id), -1)
             + row_number() over (partition by n.attribute_id order by n.line)
      from (select distinct on (a.id, lower(o.pair->>1)) a.id as attribute_id, o.pair->>1 as name, r.line
              from product_import_rows r cross join lateral jsonb_array_elements(r.options) as o (pair)
              join attributes a on a.business_id = ${businessId} and lower(a.name) = lower(o.pair->>0)
             where r.import_id = ${importId} and r.kind = 'variation' and r.action = 'create'
               and not exists (select from attribute_values v where v.attribute_id = a.id and lower(v.name) = lower(o.pair->>1))
             order by a.id, lower(o.pair->>1), r.line) n`;
}
