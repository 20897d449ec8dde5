import type { WriteStep } from "./write-scope";

/** Replaces the images of products by those that the file names and the POS has. Other addresses are not fetched. */
export const replaceImages: WriteStep = async (tx, { importId, businessId }) => {
  await tx.$executeRaw`
    with wanted as (
      select coalesce(r.product_id, r.new_product_id) as product_id, m.id as media_id, i.position - 1 as position
        from product_import_rows r cross join lateral unnest(r.media_ids) with ordinality as i (media_id, position)
        join media m on m.id = i.media_id and m.business_id = ${businessId}
       where r.import_id = ${importId} and r.action <> 'skip'
    ), gone as (
      delete from product_images x using (select distinct product_id from wanted) w
       where x.product_id = w.product_id
         and not exists (select from wanted k where k.product_id = x.product_id and k.media_id = x.media_id)
    )
    insert into product_images (product_id, media_id, position) select product_id, media_id, position from wanted
    on conflict (product_id, media_id) do update set position = excluded.position where product_images.position <> excluded.position`;
};
