import { randomBytes } from "node:crypto";
import { decryptSecret, encryptSecret } from "@/lib/crypto";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";
import { slugOf, TOPICS } from "./topics";
import { REMOTE_STATUS } from "./remote-status";

const PURPOSE = "webhook.secret";

/** How long the old secret of a rotated one is still accepted: deliveries wait for the store's own cron. */
export const PREVIOUS_SECRET_HOURS = 24;

/** 32 random bytes; WooCommerce takes any text. */
function newWebhookSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** As it is stored in `secretEnc` and `previousSecretEnc`. */
export function encryptWebhookSecret(secret: string): string {
  return encryptSecret(secret, PURPOSE);
}

/** Makes the four endpoints of a store that are not there yet, each with a secret of its own. */
export async function ensureEndpoints(db: Db | Tx, storeId: number): Promise<void> {
  await db.webhookEndpoint.createMany({
    data: Object.values(TOPICS).map((topic) => ({
      storeId,
      topic,
      secretEnc: encryptWebhookSecret(newWebhookSecret()),
    })),
    skipDuplicates: true,
  });
}

/**
 * The secrets a delivery may be signed with: the current one, and for a day the one before it; longer
 * as long as the store has not taken the current one.
 */
export function acceptedSecrets(endpoint: WebhookEndpoint, now: Date): string[] {
  const isPreviousValid =
    endpoint.remoteStatus === REMOTE_STATUS.secretDiffers ||
    (endpoint.previousUntil !== null && endpoint.previousUntil > now);
  return [endpoint.secretEnc, isPreviousValid ? endpoint.previousSecretEnc : null].flatMap((encrypted) => {
    const secret = encrypted === null ? null : findSecret(encrypted);
    return secret === null ? [] : [secret];
  });
}

/**
 * The current secret, to be typed into the store or sent to it. Throws conflict
 * `webhookSecretUnreadable` when it was made under another ENCRYPTION_KEY: only a new one helps.
 */
export function readSecret(endpoint: WebhookEndpoint): string {
  const secret = findSecret(endpoint.secretEnc);
  if (secret === null) throw new AppError("conflict", "webhookSecretUnreadable");
  return secret;
}

/** Null when it was made under another ENCRYPTION_KEY (a changed one, a backup brought back elsewhere). */
function findSecret(encrypted: string): string | null {
  try {
    return decryptSecret(encrypted, PURPOSE);
  } catch {
    return null;
  }
}

/** Puts a new secret in the place of each that can't be read, and notes that the store has another. */
export async function renewUnreadableSecrets(db: Db | Tx, storeId: number): Promise<void> {
  for (const { topic, secretEnc, remoteId } of await db.webhookEndpoint.findMany({ where: { storeId } })) {
    if (findSecret(secretEnc) !== null) continue;
    await db.webhookEndpoint.updateMany({
      // Unless somebody else did so meanwhile.
      where: { storeId, topic, secretEnc },
      data: {
        secretEnc: encryptWebhookSecret(newWebhookSecret()),
        previousSecretEnc: null,
        previousUntil: null,
        ...(remoteId === null ? {} : { remoteStatus: REMOTE_STATUS.secretDiffers }),
      },
    });
  }
}

/**
 * Gives an endpoint a new secret; the old one is accepted for a day more, so that no delivery is lost.
 * While the store has not taken the current one, the old one is what it signs with: that one stays.
 * Call inside a transaction: rotations of one endpoint wait for each other.
 */
export async function rotateSecret(tx: Tx, storeId: number, topic: WebhookTopic): Promise<WebhookEndpoint> {
  const key = { storeId_topic: { storeId, topic } };
  await tx.$executeRaw`select 1 from webhook_endpoints where store_id = ${storeId} and topic::text = ${slugOf(topic)} for update`;
  const endpoint = await tx.webhookEndpoint.findUniqueOrThrow({ where: key });
  const isTaken = endpoint.remoteStatus !== REMOTE_STATUS.secretDiffers || endpoint.previousSecretEnc === null;
  const previousSecretEnc = isTaken ? endpoint.secretEnc : endpoint.previousSecretEnc;
  // Nothing is said to be accepted that can't be checked.
  const canStay = previousSecretEnc !== null && findSecret(previousSecretEnc) !== null;
  return tx.webhookEndpoint.update({
    where: key,
    data: {
      secretEnc: encryptWebhookSecret(newWebhookSecret()),
      previousSecretEnc: canStay ? previousSecretEnc : null,
      previousUntil: canStay ? new Date(Date.now() + PREVIOUS_SECRET_HOURS * 3_600_000) : null,
    },
  });
}
