import type { Tx } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockAttributes } from "../lock-attributes";

export type WriteScope = { importId: number; businessId: number; userId: number | null; locationId: number | null };

/** One set-based step of writing the lines; all of them are one transaction. */
export type WriteStep = (tx: Tx, scope: WriteScope) => Promise<void>;

const MAX_DEPTH = 10;

/** How far down each distinct path of the file exists; a statement a depth, and the lines are written once. */
function walkPaths(importId: number, businessId: number): Prisma.Sql {
  return Prisma.sql`
    recursive paths as (
      select category_path as path, min(line) as line from product_import_rows
       where import_id = ${importId} and action <> 'skip' and cardinality(category_path) > 0 group by category_path
    ), walk as (
      select path, line, 0 as depth, null::int as id from paths
      union all
      select w.path, w.line, w.depth + 1, c.id
        from walk w join categories c on c.business_id = ${businessId}
         and coalesce(c.parent_id, 0) = coalesce(w.id, 0) and lower(c.name) = lower(w.path[w.depth + 1])
       where w.depth < cardinality(w.path)
    )`;
}

/**
 * A line's own category among `walkPaths`. Both its terms are joined on: with the depth as a filter the
 * planner expects one path, and compares every line with each (12.9 s for 100,000 lines and 200 paths).
 */
const OWN_CATEGORY = Prisma.sql`w.path = r.category_path and w.depth = cardinality(r.category_path)`;

/** Categories that the file names and nobody has, from the top down. */
export const writeCategories: WriteStep = async (tx, { importId, businessId }) => {
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const deeper = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from product_import_rows
       where import_id = ${importId} and action <> 'skip' and cardinality(category_path) > ${depth}::int`;
    if (deeper[0]?.count === 0) break;
    await tx.$executeRaw`
      with ${walkPaths(importId, businessId)}
      insert into categories (business_id, parent_id, name)
      select distinct on (coalesce(w.id, 0), lower(w.path[w.depth + 1])) ${businessId}::int, w.id, w.path[w.depth + 1]
        from walk w
       where w.depth = ${depth}::int and w.depth < cardinality(w.path)
         and not exists (select from categories c where c.business_id = ${businessId}
                          and coalesce(c.parent_id, 0) = coalesce(w.id, 0) and lower(c.name) = lower(w.path[w.depth + 1]))
       order by coalesce(w.id, 0), lower(w.path[w.depth + 1]), w.line
      on conflict do nothing`;
  }
};

/** Attributes and values that new variations name and nobody has. */
export const writeAttributes: WriteStep = async (tx, { importId, businessId }) => {
  await lockAttributes(tx, businessId);
  await tx.$executeRaw`
    insert into attributes (business_id, name)
    select distinct on (lower(o.pair->>0)) ${businessId}::int, o.pair->>0
      from product_import_rows r cross join lateral jsonb_array_elements(r.options) as o (pair)
     where r.import_id = ${importId} and r.kind = 'variation' and r.action = 'create'
       and not exists (select from attributes a where a.business_id = ${businessId} and lower(a.name) = lower(o.pair->>0))
     order by lower(o.pair->>0), r.line`;
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
};

/**
 * New products. In a file with a stock column, stock is counted where a line of the product gives it: WooCommerce leaves it
 * empty where it counts none, and counted with zero such goods would be sold out.
 */
export const createProducts: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    with ${walkPaths(importId, businessId)}
    insert into products (id, business_id, type, name, sku, category_id, tax_rate_id, description, short_description, tracks_stock, is_archived, updated_at)
    select r.new_product_id, ${businessId}::int, r.kind::text::product_type, r.name, r.sku, w.id, r.tax_rate_id, coalesce(r.description, ''),
           coalesce(r.short_description, ''), coalesce(r.tracks_stock, s.is_counted, true), coalesce(r.is_archived, false), now()
      from product_import_rows r
      left join (select lower(btrim(case when kind = 'variation' then parent_sku else sku end)) as sku, bool_or(has_stock) as is_counted
                   from product_import_rows where import_id = ${importId} group by 1) s on s.sku = lower(btrim(r.sku))
      left join walk w on ${OWN_CATEGORY}
     where r.import_id = ${importId} and r.action = 'create' and r.kind in ('simple', 'variable') order by r.line`;
};

/** Products that are there, where the file says something else; what it leaves empty stays. */
export const updateProducts: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    with ${walkPaths(importId, businessId)}
    update products p
       set name = n.name, category_id = n.category_id, tax_rate_id = n.tax_rate_id, description = n.description,
           short_description = n.short_description, tracks_stock = n.tracks_stock, is_archived = n.is_archived,
           updated_at = greatest(clock_timestamp(), p.updated_at + interval '1 millisecond')
      from (select p.id, coalesce(r.name, p.name) as name, coalesce(w.id, p.category_id) as category_id,
                   case when r.has_tax then r.tax_rate_id else p.tax_rate_id end as tax_rate_id,
                   coalesce(r.description, p.description) as description,
                   coalesce(r.short_description, p.short_description) as short_description,
                   coalesce(r.tracks_stock, p.tracks_stock) as tracks_stock, coalesce(r.is_archived, p.is_archived) as is_archived
              from product_import_rows r join products p on p.id = r.product_id
              left join walk w on ${OWN_CATEGORY}
             where r.import_id = ${importId} and r.action = 'update' and r.kind in ('simple', 'variable')) n
     where p.id = n.id and p.business_id = ${businessId}
       and (p.name, p.category_id, p.tax_rate_id, p.description, p.short_description, p.tracks_stock, p.is_archived)
           is distinct from (n.name, n.category_id, n.tax_rate_id, n.description, n.short_description, n.tracks_stock, n.is_archived)`;
};
