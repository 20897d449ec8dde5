import { NextResponse } from "next/server";
import { getProduct } from "@/lib/catalog/get-product";
import { productImagesSchema } from "@/lib/catalog/product-schema";
import { addProductImage, setProductImages } from "@/lib/catalog/set-product-images";
import { storeImage } from "@/lib/catalog/store-image";
import { getDb } from "@/lib/db";
import { parseBody, parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { readUpload } from "./read-upload";

/** POST /api/products/<id>/images?fileName=… — the body is the file; appends it to the product's images. */
export const POST = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const productId = parseId(params.id);
  // Checked before the image is decoded, so that nobody can upload to a product of another business.
  await getProduct(getDb(), user.businessId, productId);
  const media = await storeImage(getDb(), user.businessId, await readUpload(request));
  return NextResponse.json(await addProductImage(getDb(), user.businessId, productId, media.id, user.id), {
    status: 201,
  });
});

/** PUT /api/products/<id>/images — sets the images and their order; an image that is left out is removed. */
export const PUT = withUser<{ id: string }>({ all: ["products.edit"] }, async ({ request, user, params }) => {
  const { mediaIds } = await parseBody(request, productImagesSchema);
  return NextResponse.json(await setProductImages(getDb(), user.businessId, parseId(params.id), mediaIds, user.id));
});
