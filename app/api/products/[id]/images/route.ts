import { NextResponse } from "next/server";
import { getProduct } from "@/lib/catalog/get-product";
import { productImagesSchema } from "@/lib/catalog/product-schema";
import { addProductImage, setProductImages } from "@/lib/catalog/set-product-images";
import { storeImage } from "@/lib/catalog/store-image";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readUpload } from "./read-upload";

/** POST /api/products/<id>/images?fileName=… — the body is the file; puts it behind the other images. */
export const POST = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const productId = parseId(params.id);
  // Before the work of decoding: nobody fills the store with pictures of products that are not theirs.
  await getProduct(getDb(), user.businessId, productId);
  const media = await storeImage(getDb(), user.businessId, await readUpload(request));
  return NextResponse.json(await addProductImage(getDb(), user.businessId, productId, media.id, user.id), {
    status: 201,
  });
});

/** PUT /api/products/<id>/images — the images in their order; what is left out is taken off. */
export const PUT = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const { mediaIds } = await parseBody(request, productImagesSchema);
  return NextResponse.json(await setProductImages(getDb(), user.businessId, parseId(params.id), mediaIds, user.id));
});
