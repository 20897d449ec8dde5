import { MAX_BATCH_ITEMS } from "@/lib/woo/batch-pace";
import { REAL_CLOCK } from "@/lib/woo/clock";
import {
  type ImageEndpoint,
  productImages,
  variationImages,
  type WooImages,
  type WooImagesWrite,
  type WooImageWrite,
} from "@/lib/woo/resources/product-images";
import { awaitStandStill } from "@/lib/woo/stand-still";
import type { OutcomeError } from "@/lib/sync/core/outcomes";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import { type Decision, sendAndRecord, STANDS } from "@/lib/sync/core/send-and-record";
import type { AnsweredGallery, Gallery, GalleryToSend } from "./gallery";
import { type ImageToSend, mediaUrl, toImagePayload } from "./plan-images";
import { loadMediaLinks, recordImages } from "./record-images";

/** The store fetches each image within the request, so a few images keep it within its time-out. */
const IMAGES_PER_REQUEST = 10;

/** Requests per gallery that brought no image to the store, such as those with one refused image less each. */
const MAX_TRIES = 20;

/** Long enough for the store to fetch ten images, which would be uploaded again after a lost answer. */
const IMAGE_TIMEOUT_MS = 120_000;

/** What is found while sending: media id → remote id, and a gallery's local id → why an image was left out. */
type Findings = { remoteIds: Map<number, number>; failures: Map<number, OutcomeError> };

/**
 * Sends the galleries of products, then the images of their variations. An image is uploaded once and
 * has a remote id from then on, also for other products that share it.
 *
 * @param wasBegun whether another process has begun with these galleries, and may have uploaded some of their images
 * @throws WooError when the store as a whole refuses or does not answer, after the answers are recorded
 * @throws Interrupted when the signal fires
 */
export async function sendGalleries(
  context: RunContext,
  galleries: readonly Gallery[],
  { wasBegun = false } = {},
): Promise<void> {
  const remoteIds = await loadMediaLinks(context, galleries);
  const ofProducts = galleries.flatMap((gallery): GalleryToSend[] => {
    const { productId: localId, remoteId, images } = gallery;
    return images ? [{ gallery, kind: "product", localId, remoteId, images, tries: 0, isOneByOne: wasBegun }] : [];
  });
  const ofVariations = galleries.map((gallery) => ({
    endpoint: variationImages(gallery.remoteId),
    items: gallery.variations.map(({ id, remoteId, image }): GalleryToSend => {
      const images = image ? [image] : [];
      return { gallery, kind: "variation", localId: id, remoteId, images, tries: 0, isOneByOne: false };
    }),
  }));
  const all = [{ endpoint: productImages, items: ofProducts }, ...ofVariations];
  if (wasBegun) await Promise.all(all.map((one) => learnUploaded(context, one, remoteIds)));
  for (const one of all) await sendAll(context, one, remoteIds);
}

type OneEndpoint = { endpoint: ImageEndpoint; items: readonly GalleryToSend[] };

/**
 * Adds the remote ids of images that an earlier process has uploaded, by their file names. Its answers were lost with it,
 * and each image that is sent by address again is uploaded again.
 */
async function learnUploaded(
  context: RunContext,
  { endpoint, items }: OneEndpoint,
  remoteIds: Map<number, number>,
): Promise<void> {
  const unsure = items.filter(({ images }) => images.some(({ mediaId }) => !remoteIds.has(mediaId)));
  const found = await Promise.all(unsure.map((item) => readWhenStill(context, endpoint, item)));
  for (const [index, item] of unsure.entries()) {
    const remote = found[index];
    if (remote) collectIdsByName(item, remote, remoteIds);
  }
}

async function sendAll(
  context: RunContext,
  { endpoint, items }: OneEndpoint,
  remoteIds: Map<number, number>,
): Promise<void> {
  const { publicUrl } = context.deps;
  const findings: Findings = { remoteIds, failures: new Map() };
  const asked = new Map<GalleryToSend, readonly ImageToSend[]>();
  await sendAndRecord(context, endpoint.batch, items, {
    pick: (waiting) => pickRound(waiting, remoteIds),
    request: (item) => {
      const images = nextImages(item, remoteIds);
      asked.set(item, images);
      const { gallery, remoteId } = item;
      return {
        remoteId,
        payload: endpoint.write(images.map((image) => toImagePayload(image, remoteIds, publicUrl, gallery.label))),
      };
    },
    timeoutMs: IMAGE_TIMEOUT_MS,
    // A repeated request would upload the images again, so a lost answer leads to a read.
    areUpdatesRepeatable: false,
    readBack: async (item) => {
      const remote = await readWhenStill(context, endpoint, item);
      if (!remote) return null;
      if (hasImages(item, remote, remoteIds)) return remote;
      collectIdsByName(item, remote, remoteIds);
      return null;
    },
    decide: (one) => {
      const images = asked.get(one.item) ?? [];
      collectIds(one, images, remoteIds);
      // Without the ids of its answer, the next request would upload the same images once more.
      const isKnown = images.every(({ mediaId }) => remoteIds.has(mediaId));
      if (one.result.ok && images.length < one.item.images.length && isKnown) return { kind: "again", item: one.item };
      return decide(one, findings, publicUrl);
    },
    record: async (answered) => {
      await recordImages(context, answered, remoteIds, findings.failures);
    },
  });
}

/** Returns the images of the next request: those with a remote id, and the first ones without. */
function nextImages({ images, isOneByOne }: GalleryToSend, remoteIds: ReadonlyMap<number, number>): ImageToSend[] {
  const fresh = images.filter(({ mediaId }) => !remoteIds.has(mediaId));
  const now = new Set(fresh.slice(0, isOneByOne ? 1 : IMAGES_PER_REQUEST));
  return images.filter((image) => now.has(image) || remoteIds.has(image.mediaId));
}

/** Fetches the images after a lost answer, when the store stands still: it may still be fetching the rest of them. */
async function readWhenStill(
  context: RunContext,
  endpoint: ImageEndpoint,
  item: GalleryToSend,
): Promise<WooImages | null> {
  const options = requestOptions(context);
  let remote: WooImages | null = null;
  const look = async () => {
    remote = await endpoint.read(context.client, item.remoteId, options);
    return remote.images.map(({ id }) => id);
  };
  const sentAt = (options.clock ?? REAL_CLOCK).now();
  const found = await awaitStandStill(look, { sentAt, lostAt: sentAt, lookGapMs: options.lookGapMs }, options);
  return found ? remote : null;
}

/** Returns the galleries of one request: as many as fit, no two of which would upload the same image. */
function pickRound(waiting: readonly GalleryToSend[], remoteIds: ReadonlyMap<number, number>): GalleryToSend[] {
  const picked: GalleryToSend[] = [];
  const uploading = new Set<number>();
  for (const one of waiting) {
    const fresh = nextImages(one, remoteIds)
      .map((image) => image.mediaId)
      .filter((id) => !remoteIds.has(id));
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
  { item, sent, result }: AnsweredGallery,
  { remoteIds, failures }: Findings,
  publicUrl: string,
): Decision<GalleryToSend> {
  if (result.ok || item.tries >= MAX_TRIES) return STANDS;
  const { images } = item;
  const sentImages = listSent(sent);
  const again = (rest: GalleryToSend["images"], isOneByOne = item.isOneByOne): Decision<GalleryToSend> =>
    ({ kind: "again", item: { ...item, images: rest, isOneByOne, tries: item.tries + 1 } }) as const;
  const { code, storeMessage, answerLost } = result.error;
  // The store may need longer for all images than its host allows. What it has by now is not uploaded again.
  if (answerLost) return !item.isOneByOne && images.length > 1 ? again(images, true) : STANDS;
  if (code === "image_id_unknown") {
    const sentIds = new Set(sentImages.flatMap((image) => ("id" in image ? [image.id] : [])));
    const named = Number(/#(\d+)/.exec(storeMessage ?? "")?.[1]);
    const unknown = sentIds.has(named) ? new Set([named]) : sentIds;
    for (const { mediaId } of images) if (unknown.has(remoteIds.get(mediaId) ?? 0)) remoteIds.delete(mediaId);
    // Another gallery of the request may have deleted the id already, and the image is then uploaded all the same.
    return sentIds.size > 0 ? again(images) : STANDS;
  }
  if (code !== "image_unreachable" && code !== "image_not_allowed") return STANDS;
  failures.set(item.localId, { code, storeMessage });
  const named = images.find((image) => storeMessage?.includes(mediaUrl(publicUrl, image)));
  const bad = named ?? images.findLast((image) => !remoteIds.has(image.mediaId));
  const rest = images.filter((image) => image !== bad);
  return bad && rest.length > 0 ? again(rest) : STANDS;
}

function listSent(sent: WooImagesWrite): readonly WooImageWrite[] {
  if ("images" in sent) return sent.images;
  return sent.image ? [sent.image] : [];
}

/** Adds the remote ids of an answer. The store returns images in the order in which they were sent. */
function collectIds(
  { sent, result }: AnsweredGallery,
  images: readonly ImageToSend[],
  remoteIds: Map<number, number>,
): void {
  if (!result.ok || result.data.images.length !== images.length || listSent(sent).length !== images.length) return;
  for (const [position, { mediaId }] of images.entries()) {
    const id = result.data.images[position]?.id;
    if (id !== undefined && id > 0) remoteIds.set(mediaId, id);
  }
}

/** Adds the remote ids of images that a request with a lost answer has uploaded, each known by its file name. */
function collectIdsByName({ images }: GalleryToSend, remote: WooImages, remoteIds: Map<number, number>): void {
  const taken = new Set(remoteIds.values());
  for (const { mediaId, fileName } of images) {
    if (remoteIds.has(mediaId)) continue;
    const found = remote.images.find(({ id, name }) => id > 0 && name === fileName && !taken.has(id));
    if (!found) continue;
    taken.add(found.id);
    remoteIds.set(mediaId, found.id);
  }
}
