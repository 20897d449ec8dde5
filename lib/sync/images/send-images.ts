import type { WooItemResult, WooSentItem } from "@/lib/woo/batch";
import {
  type ImageEndpoint,
  productImages,
  variationImages,
  type WooImages,
  type WooImagesWrite,
} from "@/lib/woo/resources/product-images";
import { isInterruption } from "@/lib/woo/interrupted";
import { isWooError } from "@/lib/woo/woo-error";
import { type ImageToSend, hashImages, mediaUrl, toImagePayload } from "./plan-images";
import { type Outcome, recordFailures, recordOutcomes } from "@/lib/sync/core/record";
import { requestOptions, type RunContext } from "@/lib/sync/core/run-context";
import type { SentFields } from "@/lib/sync/core/sent-fields";
import { settle } from "@/lib/sync/core/settle";

/** The images of a product that have to go out; null: only those of its variations. */
export type Gallery = {
  productId: number;
  label: string;
  sku: string;
  remoteId: number;
  images: ImageToSend[] | null;
  sent: SentFields;
  variations: { id: number; remoteId: number; image: ImageToSend | null; sent: SentFields }[];
};

/** The store fetches each image while we wait: a few at a time keep a request within its time. */
const IMAGES_PER_REQUEST = 10;

/** Tries of one gallery, each with one bad image less; it is rarely larger. */
const MAX_TRIES = 20;

/** Long enough for the store to fetch ten images; after a lost answer they would be uploaded again. */
const IMAGE_TIMEOUT_MS = 120_000;

type Target = { kind: "product" | "variation"; localId: number; remoteId: number; left: ImageToSend[]; tries: number };

/**
 * Sends galleries, then the images of variations. An image is uploaded once and is known by the
 * store's id from then on, also for other products: of those that share a new image one goes first.
 */
export async function sendGalleries(context: RunContext, galleries: readonly Gallery[]): Promise<void> {
  const remoteIds = await loadMediaLinks(context, galleries);
  const products = galleries.flatMap((gallery) =>
    gallery.images
      ? [{ gallery, target: toTarget("product", gallery.productId, gallery.remoteId, gallery.images) }]
      : [],
  );
  await sendTargets(context, products, remoteIds, productImages);
  for (const gallery of galleries) {
    const variations = gallery.variations.map((one) => ({
      gallery,
      target: toTarget("variation", one.id, one.remoteId, one.image ? [one.image] : []),
    }));
    await sendTargets(context, variations, remoteIds, variationImages(gallery.remoteId));
  }
}

type Job = { gallery: Gallery; target: Target };

function toTarget(kind: Target["kind"], localId: number, remoteId: number, left: ImageToSend[]): Target {
  return { kind, localId, remoteId, left, tries: 0 };
}

async function sendTargets(
  context: RunContext,
  jobs: readonly Job[],
  remoteIds: Map<number, number>,
  endpoint: ImageEndpoint,
): Promise<void> {
  let waiting = [...jobs];
  const failures = new Map<number, { code: string; storeMessage?: string | undefined }>();
  while (waiting.length > 0) {
    const now = pickRound(waiting, remoteIds);
    const payloadOf = ({ gallery, target }: Job) =>
      endpoint.write(
        target.left.map((image) => toImagePayload(image, remoteIds, context.deps.publicUrl, gallery.label)),
      );
    const results = await endpoint.batch(
      context.client,
      { update: now.map((job) => ({ id: job.target.remoteId, ...payloadOf(job) })) },
      { ...requestOptions(context), timeoutMs: IMAGE_TIMEOUT_MS, areUpdatesRepeatable: false },
    );
    const answered = await Promise.all(
      now.map(async (item, position) => ({
        item,
        result: await readBack(context, endpoint, item, results.update[position], remoteIds),
      })),
    );
    const { final, fault } = await settle<Job, WooImages>(context, answered);
    const finished: typeof final = [];
    const again: Job[] = [];
    for (const one of final) {
      const retry =
        one.result.ok || one.item.target.tries >= MAX_TRIES
          ? null
          : leaveOut(context, one.item, one.result, remoteIds, failures);
      if (retry) again.push(retry);
      else finished.push(one);
    }
    learnIds(finished, remoteIds);
    await record(context, finished, remoteIds, failures, payloadOf);
    if (fault) throw fault;
    const done = new Set(now);
    waiting = [...waiting.filter((job) => !done.has(job)), ...again];
  }
}

/**
 * After a lost answer the images may be there: sent again they would be uploaded again. The store is
 * asked what it has, and if that is what was sent, it is taken as the answer.
 */
async function readBack(
  context: RunContext,
  endpoint: ImageEndpoint,
  { target }: Job,
  result: WooSentItem<WooImages> | undefined,
  remoteIds: ReadonlyMap<number, number>,
): Promise<WooSentItem<WooImages> | undefined> {
  if (!result || result.ok || result.error === null || !result.maybeSent) return result;
  try {
    const data = await endpoint.read(context.client, target.remoteId, requestOptions(context));
    const there = data.images;
    const isSame =
      there.length === target.left.length &&
      target.left.every((image, position) => {
        const id = remoteIds.get(image.mediaId);
        return id === undefined ? there[position]?.name === image.fileName : there[position]?.id === id;
      });
    return isSame ? { ok: true, data } : result;
  } catch (error) {
    if (isWooError(error) || isInterruption(error)) return result;
    throw error;
  }
}

/** As many as fit in a request, no two of which would upload the same image. */
function pickRound(waiting: readonly Job[], remoteIds: ReadonlyMap<number, number>): Job[] {
  const picked: Job[] = [];
  const uploading = new Set<number>();
  let images = 0;
  for (const job of waiting) {
    const fresh = job.target.left.map((image) => image.mediaId).filter((id) => !remoteIds.has(id));
    if (fresh.some((id) => uploading.has(id))) continue;
    if (picked.length > 0 && images + fresh.length > IMAGES_PER_REQUEST) break;
    if (picked.length >= 100) break;
    for (const id of fresh) uploading.add(id);
    images += fresh.length;
    picked.push(job);
  }
  return picked;
}

/**
 * What to send instead after a refusal: an id the store no longer has is sent by address again; an
 * image that can't be had is left out, so that it costs only itself. The store's sentence names its
 * address; when it does not, the last one that has to be uploaded is taken. Null gives up.
 */
function leaveOut(
  context: RunContext,
  job: Job,
  result: Extract<WooItemResult<WooImages>, { ok: false }>,
  remoteIds: Map<number, number>,
  failures: Map<number, { code: string; storeMessage?: string | undefined }>,
): Job | null {
  const { code, storeMessage } = result.error;
  const { left } = job.target;
  if (code === "image_id_unknown") {
    const known = left.filter((image) => remoteIds.has(image.mediaId));
    for (const image of known) remoteIds.delete(image.mediaId);
    return known.length > 0 ? tryAgain(job, left) : null;
  }
  if (code !== "image_unreachable" && code !== "image_not_allowed") return null;
  failures.set(job.target.localId, { code, storeMessage });
  const named = left.find((image) => storeMessage?.includes(mediaUrl(context.deps.publicUrl, image)));
  const bad = named ?? left.findLast((image) => !remoteIds.has(image.mediaId));
  if (!bad) return null;
  const rest = left.filter((image) => image !== bad);
  return rest.length > 0 ? tryAgain(job, rest) : null;
}

function tryAgain({ gallery, target }: Job, left: ImageToSend[]): Job {
  return { gallery, target: { ...target, left, tries: target.tries + 1 } };
}

/** Images come back in the order they were sent. */
function learnIds(
  finished: readonly { item: Job; result: WooItemResult<WooImages> }[],
  remoteIds: Map<number, number>,
): void {
  for (const { item, result } of finished) {
    if (!result.ok) continue;
    const answered = result.data.images;
    if (answered.length !== item.target.left.length) continue;
    item.target.left.forEach((image, position) => {
      const id = answered[position]?.id;
      if (id !== undefined && id > 0) remoteIds.set(image.mediaId, id);
    });
  }
}

async function record(
  context: RunContext,
  results: readonly { item: Job; result: WooItemResult<WooImages> }[],
  remoteIds: ReadonlyMap<number, number>,
  failures: ReadonlyMap<number, { code: string; storeMessage?: string | undefined }>,
  payloadOf: (job: Job) => WooImagesWrite,
): Promise<void> {
  if (results.length === 0) return;
  const { store } = context;
  const outcomes = results.map(({ item, result }): Outcome => {
    const { target, gallery } = item;
    const failure = failures.get(target.localId) ?? (result.ok ? null : result.error);
    return {
      entity: "image",
      operation: "update",
      outcome: failure ? "failed" : "done",
      localId: target.kind === "product" ? target.localId : null,
      productId: gallery.productId,
      remoteId: target.remoteId,
      label: gallery.label,
      sku: gallery.sku,
      error: failure,
      sent: { ...payloadOf(item) },
    };
  });
  await context.db.$transaction(async (tx) => {
    for (const { item, result } of results) {
      const { target } = item;
      if (!result.ok) continue;
      // The hash of what was really sent: with an image left out the next run tries it again.
      const sent = JSON.stringify({ images: hashImages(target.left) });
      if (target.kind === "product") {
        await tx.$executeRaw`update product_links set sent = sent || ${sent}::jsonb where store_id = ${store.id} and product_id = ${target.localId}`;
      } else {
        await tx.$executeRaw`update variation_links set sent = sent || ${sent}::jsonb where store_id = ${store.id} and variation_id = ${target.localId}`;
      }
      for (const image of target.left) {
        const remoteId = remoteIds.get(image.mediaId);
        if (remoteId === undefined) continue;
        await tx.mediaLink.upsert({
          where: { storeId_mediaId: { storeId: store.id, mediaId: image.mediaId } },
          create: { storeId: store.id, mediaId: image.mediaId, remoteId },
          update: { remoteId },
        });
      }
    }
    await recordFailures(tx, context, outcomes);
    const failed = outcomes.filter((outcome) => outcome.outcome === "failed").length;
    await recordOutcomes(tx, context, outcomes, { failed });
  });
}

async function loadMediaLinks(context: RunContext, galleries: readonly Gallery[]): Promise<Map<number, number>> {
  const mediaIds = galleries
    .flatMap((gallery) => [
      ...(gallery.images ?? []),
      ...gallery.variations.flatMap((variation) => variation.image ?? []),
    ])
    .map((image) => image.mediaId);
  const rows = await context.db.mediaLink.findMany({ where: { storeId: context.store.id, mediaId: { in: mediaIds } } });
  return new Map(rows.map((row) => [row.mediaId, row.remoteId]));
}
