import type { Tx } from "@/lib/db";

/** Images of one file that are fetched: at four at once some hours of a slow store. */
const MAX_IMAGES_OF_FILE = 20_000;

/**
 * Notes the images to fetch, in the order of the file: of products and variations that have none yet, because a shop's own
 * images are not replaced by a store's.
 *
 * @returns whether there are any
 */
export async function queueImages(tx: Tx, importId: number): Promise<boolean> {
  const count = await tx.$executeRaw`
    insert into product_import_images (import_id, product_id, variation_id, url)
    select ${importId}::int, w.product_id, w.variation_id, u.url
      from (select r.line, r.image_urls,
                   coalesce(r.product_id, r.new_product_id, f.new_product_id) as product_id,
                   case when r.kind = 'variation' then coalesce(r.variation_id, r.new_variation_id) end as variation_id
              from product_import_rows r
              left join product_import_rows f on f.import_id = r.import_id and f.kind = 'variable' and r.kind = 'variation'
               and lower(btrim(f.sku)) = lower(btrim(r.parent_sku))
             where r.import_id = ${importId} and r.action <> 'skip' and cardinality(r.image_urls) > 0) w
     cross join lateral unnest(w.image_urls) with ordinality as u (url, position)
     where w.product_id is not null
       and case when w.variation_id is null
                then not exists (select from product_images i where i.product_id = w.product_id)
                else exists (select from variations v where v.id = w.variation_id and v.media_id is null) end
     order by w.line, u.position
     limit ${MAX_IMAGES_OF_FILE}`;
  return count > 0;
}
