import { MAX_BATCH_ITEMS } from "@/lib/woo/batch-pace";
import { type ImageEndpoint, productImages, variationImages, type WooImages } from "@/lib/woo/resources/product-images";
import type { OutcomeError } from "@/lib/sync/core/outcomes";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { type Decision, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { AnsweredGallery, Gallery, GalleryToSend } from "./gallery";
import { mediaUrl, toImagePayload } from "./plan-images";
import { loadMediaLinks, recordImages } from "./record-images";

/** The store fetches each image within the request, so a few images keep it within its time-out. */
const IMAGES_PER_REQUEST = 10;

/** Requests per gallery, each with one refused image less. Galleries rarely have more images. */
const MAX_TRIES = 20;

/** Long enough for the store to fetch ten images, which would be uploaded again after a lost answer. */
const IMAGE_TIMEOUT_MS = 120_000;

/** What is found while sending: media id → remote id, and a gallery's local id → why an image was left out. */
type Findings = { remoteIds: Map<number, number>; failures: Map<number, OutcomeError> };

/**
 * Sends the galleries of products, then the images of their variations. An image is uploaded once and
 * has a remote id from then on, also for other products that share it.
 *
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendGalleries(context: RunContext, galleries: readonly Gallery[]): Promise<void> {
  const remoteIds = await loadMediaLinks(context, galleries);
  const products = galleries.flatMap((gallery): GalleryToSend[] => {
    const { productId: localId, remoteId, images } = gallery;
    return images ? [{ gallery, kind: "product", localId, remoteId, images, tries: 0 }] : [];
  });
  await sendAll(context, productImages, products, remoteIds);
  for (const gallery of galleries) {
    const variations = gallery.variations.map(({ id, remoteId, image }): GalleryToSend => {
      const images = image ? [image] : [];
      return { gallery, kind: "variation", localId: id, remoteId, images, tries: 0 };
    });
    await sendAll(context, variationImages(gallery.remoteId), variations, remoteIds);
  }
}

async function sendAll(
  context: RunContext,
  endpoint: ImageEndpoint,
  items: readonly GalleryToSend[],
  remoteIds: Map<number, number>,
): Promise<void> {
  const { publicUrl } = context.deps;
  const findings: Findings = { remoteIds, failures: new Map() };
  await sendAndRecord(context, endpoint.batch, items, {
    pick: (waiting) => pickRound(waiting, remoteIds),
    request: ({ gallery, remoteId, images }) => ({
      remoteId,
      payload: endpoint.write(images.map((image) => toImagePayload(image, remoteIds, publicUrl, gallery.label))),
    }),
    timeoutMs: IMAGE_TIMEOUT_MS,
    // A repeated request would upload the images again, so a lost answer leads to a read.
    areUpdatesRepeatable: false,
    readBack: async (item) => {
      const remote = await endpoint.read(context.client, item.remoteId, requestOptions(context));
      return hasImages(item, remote, remoteIds) ? remote : null;
    },
    decide: (one) => decide(one, findings, publicUrl),
    record: async (answered) => {
      for (const one of answered) collectIds(one, remoteIds);
      await recordImages(context, answered, remoteIds, findings.failures);
    },
  });
}

/** Returns the galleries of one request: as many as fit, no two of which would upload the same image. */
function pickRound(waiting: readonly GalleryToSend[], remoteIds: ReadonlyMap<number, number>): GalleryToSend[] {
  const picked: GalleryToSend[] = [];
  const uploading = new Set<number>();
  for (const one of waiting) {
    const fresh = one.images.map((image) => image.mediaId).filter((id) => !remoteIds.has(id));
    if (fresh.some((id) => uploading.has(id))) continue;
    if (picked.length > 0 && uploading.size + fresh.length > IMAGES_PER_REQUEST) break;
    if (picked.length >= MAX_BATCH_ITEMS) break;
    for (const id of fresh) uploading.add(id);
    picked.push(one);
  }
  return picked;
}

function hasImages({ images }: GalleryToSend, remote: WooImages, remoteIds: ReadonlyMap<number, number>): boolean {
  if (remote.images.length !== images.length) return false;
  return images.every(({ mediaId, fileName }, position) => {
    const id = remoteIds.get(mediaId);
    const found = remote.images[position];
    return id === undefined ? found?.name === fileName : found?.id === id;
  });
}

/**
 * Decides what to send after a refusal. An image whose remote id is unknown is sent by address again,
 * and an image that the store cannot fetch is left out.
 *
 * The store's message names the address of that image. Without an address, the last image that has to
 * be uploaded is left out.
 */
function decide(
  { item, result }: AnsweredGallery,
  { remoteIds, failures }: Findings,
  publicUrl: string,
): Decision<GalleryToSend> {
  if (result.ok || item.tries >= MAX_TRIES) return STANDS;
  const { images } = item;
  const again = (rest: GalleryToSend["images"]): Decision<GalleryToSend> =>
    ({ kind: "again", item: { ...item, images: rest, tries: item.tries + 1 } }) as const;
  const { code, storeMessage } = result.error;
  if (code === "image_id_unknown") {
    const known = images.filter((image) => remoteIds.has(image.mediaId));
    for (const image of known) remoteIds.delete(image.mediaId);
    return known.length > 0 ? again(images) : STANDS;
  }
  if (code !== "image_unreachable" && code !== "image_not_allowed") return STANDS;
  failures.set(item.localId, { code, storeMessage });
  const named = images.find((image) => storeMessage?.includes(mediaUrl(publicUrl, image)));
  const bad = named ?? images.findLast((image) => !remoteIds.has(image.mediaId));
  const rest = images.filter((image) => image !== bad);
  return bad && rest.length > 0 ? again(rest) : STANDS;
}

/** Adds the remote ids of an answer. The store returns images in the order in which they were sent. */
function collectIds({ item, result }: AnsweredGallery, remoteIds: Map<number, number>): void {
  if (!result.ok || result.data.images.length !== item.images.length) return;
  for (const [position, { mediaId }] of item.images.entries()) {
    const id = result.data.images[position]?.id;
    if (id !== undefined && id > 0) remoteIds.set(mediaId, id);
  }
}
