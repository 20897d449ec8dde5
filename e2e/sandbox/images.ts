import { toInteger, toText, type JsonObject } from "./json";
import { RestError } from "./rest-error";
import type { ImageRecord, ProductRecord } from "./state";
import { gmtNow, nextId, toDatePair, type Store } from "./store";

type Picture = { contentType: string; extension: string; width: number };

/** Kind and width from the first bytes; null for a file that WordPress refuses as a picture. */
function readPicture(bytes: Uint8Array): Picture | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 24) return null;
  if (view.readUInt32BE(0) === 0x89504e47)
    return { contentType: "image/png", extension: "png", width: view.readUInt32BE(16) };
  if (view.toString("latin1", 0, 3) === "GIF")
    return { contentType: "image/gif", extension: "gif", width: view.readUInt16LE(6) };
  if (view.toString("latin1", 8, 12) === "WEBP") return { contentType: "image/webp", extension: "webp", width: 0 };
  if (view.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.length && view[at] === 0xff) {
    const marker = view[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { contentType: "image/jpeg", extension: "jpg", width: view.readUInt16BE(at + 7) };
    at += 2 + view.readUInt16BE(at + 2);
  }
  return { contentType: "image/jpeg", extension: "jpg", width: 0 };
}

const uploadError = (message: string) => new RestError("woocommerce_product_image_upload_error", message, 400);

function chooseFile(store: Store, url: string, picture: Picture): string {
  const last = decodeURIComponent(new URL(url).pathname.split("/").pop() ?? "").replace(/[^\w.-]+/g, "-");
  const stem = last.replace(/\.\w+$/, "") || "image";
  const extension = /\.(\w+)$/.exec(last)?.[1] ?? picture.extension;
  const folder = gmtNow(store).slice(0, 7).replace("-", "/");
  let file = `${folder}/${stem}.${extension}`;
  for (let suffix = 1; store.imageFiles.has(file); suffix++) file = `${folder}/${stem}-${suffix}.${extension}`;
  return file;
}

/** The same address is uploaded again each time (recorded: image.update.same-src-again). */
async function upload(store: Store, src: string, wanted: JsonObject): Promise<ImageRecord> {
  const fetched = await store.fetchImage(src).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : "unknown";
    throw uploadError(`Error getting remote image ${src}. Error: cURL error 7: ${reason}`);
  });
  if (fetched.status !== 200) throw uploadError(`Error getting remote image ${src}. Error: ${fetched.statusText}`);
  const picture = readPicture(fetched.bytes);
  if (!picture) throw uploadError("Invalid image: Sorry, you are not allowed to upload this file type.");
  const file = chooseFile(store, src, picture);
  const image: ImageRecord = {
    id: nextId(store, "post"),
    file,
    name: toText(wanted["name"]) || (file.split("/").pop() ?? file),
    alt: toText(wanted["alt"]),
    width: picture.width,
    content_type: picture.contentType,
    base64: Buffer.from(fetched.bytes).toString("base64"),
    date_created: gmtNow(store),
  };
  store.state.images.set(image.id, image);
  store.imageFiles.set(file, image.id);
  return image;
}

/** One image that can't be fetched refuses the whole product (recorded: image.create.unreachable). */
export async function resolveImages(
  store: Store,
  wanted: JsonObject[],
  owner: "product" | "variation" = "product",
): Promise<number[]> {
  const ids: number[] = [];
  for (const item of wanted) {
    const id = toInteger(item["id"]);
    const src = toText(item["src"]);
    if (id === 0 && src === "") continue;
    const known = store.state.images.get(id);
    if (id > 0 && !known)
      throw new RestError(`woocommerce_${owner}_invalid_image_id`, `#${id} is an invalid image ID.`, 400);
    if (known && item["alt"] !== undefined) known.alt = toText(item["alt"]);
    if (known && item["name"] !== undefined) known.name = toText(item["name"]);
    ids.push(known ? known.id : (await upload(store, src, item)).id);
  }
  return ids;
}

export const toImageUrl = (store: Store, image: ImageRecord): string => `${store.url}/wp-content/uploads/${image.file}`;

export function toImageJson(store: Store, id: number): JsonObject[] {
  const image = store.state.images.get(id);
  if (!image) return [];
  const src = toImageUrl(store, image);
  return [
    {
      id: image.id,
      ...toDatePair(store, "date_created", image.date_created),
      ...toDatePair(store, "date_modified", image.date_created),
      src,
      name: image.name,
      alt: image.alt,
      srcset: "",
      sizes: `(max-width: ${image.width}px) 100vw, ${image.width}px`,
      thumbnail: src,
    },
  ];
}

export const findMainImage = (store: Store, product: ProductRecord): ImageRecord | null =>
  store.state.images.get(product.image_ids[0] ?? 0) ?? null;
