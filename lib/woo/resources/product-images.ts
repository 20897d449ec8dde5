import { z, type ZodType } from "zod";
import { sendBatch, type WooBatchCall } from "../batch";
import { type CallOptions, callStore } from "../call-store";
import type { WooClient } from "../woo-client";
import { PRODUCTS_PATH, variationsPath } from "./product-paths";
import { wooId } from "./scalars";

/** An image of the store, or one that it fetches from `src`, which uploads it again each time. */
export type WooImageWrite = { id: number } | { src: string; name: string; alt: string };

/** All images of a product, or the image of a variation. */
export type WooImagesWrite = { images: WooImageWrite[] } | { image: WooImageWrite | null };

const imageSchema = z.object({ id: z.number().int(), name: z.string().optional() });

export const wooProductImagesSchema = z
  .object({ id: wooId, images: z.array(imageSchema).nullish() })
  .transform(({ id, images }) => ({ id, images: images ?? [] }));

/** An id of 0 stands for no image. */
export const wooVariationImageSchema = z
  .object({ id: wooId, image: imageSchema.nullish() })
  .transform(({ id, image }) => ({ id, images: image ? [image] : [] }));

/** The images of a product or variation, in the order they were sent. */
export type WooImages = z.infer<typeof wooProductImagesSchema>;

/** Where images of one kind of thing are written and read. */
export type ImageEndpoint = {
  write(images: readonly WooImageWrite[]): WooImagesWrite;
  /** Sends updates only. @throws WooError as `sendBatch` does */
  batch: WooBatchCall<WooImagesWrite, WooImages>;
  /** Fetches the current images. @throws WooError */
  read(client: WooClient, remoteId: number, options?: CallOptions): Promise<WooImages>;
};

/** The galleries of products. */
export const productImages = imageEndpoint(PRODUCTS_PATH, wooProductImagesSchema, (images) => ({
  images: [...images],
}));

/** The image of each variation of one product. */
export function variationImages(parentId: number): ImageEndpoint {
  return imageEndpoint(variationsPath(parentId), wooVariationImageSchema, (images) => ({ image: images[0] ?? null }));
}

function imageEndpoint(path: string, schema: ZodType<WooImages>, write: ImageEndpoint["write"]): ImageEndpoint {
  return {
    write,
    batch: (client, batch, options) =>
      sendBatch(client, `${path}/batch`, batch, schema, { paceKind: "images", ...options }),
    read: async (client, remoteId, options = {}) => {
      const query = { _fields: "id,images,image" };
      const ask = () => client.get(`${path}/${remoteId}`, query, schema, { signal: options.signal });
      return (await callStore(ask, options)).data;
    },
  };
}
