import type { WooImages, WooImagesWrite } from "@/lib/woo/resources/product-images";
import type { Answered } from "@/lib/sync/core/separate-fault";
import type { ImageToSend } from "./plan-images";

/** The images of a product to send. Null images mean that only those of its variations are sent. */
export type Gallery = {
  productId: number;
  label: string;
  sku: string;
  remoteId: number;
  images: ImageToSend[] | null;
  variations: { id: number; remoteId: number; image: ImageToSend | null }[];
};

/** The images of one product or variation, as sent in the next request. */
export type GalleryToSend = {
  gallery: Pick<Gallery, "productId" | "label" | "sku">;
  kind: "product" | "variation";
  localId: number;
  remoteId: number;
  images: ImageToSend[];
  /** How often the gallery was sent: with one refused image less each time, or with one more of those to upload. */
  tries: number;
  /** Whether one request uploads one image only, after the answer to a request with several was lost. */
  isOneByOne: boolean;
};

export type AnsweredGallery = Answered<GalleryToSend, WooImagesWrite, WooImages>;
