import { randomBytes } from "node:crypto";
import { decryptSecret, encryptSecret } from "@/lib/crypto";
import type { Db, Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { WebhookEndpoint } from "@/lib/generated/prisma/client";
import type { WebhookTopic } from "@/lib/generated/prisma/enums";
import { lockEndpoint } from "./queries/lock-endpoint";
import { TOPICS } from "./topics";
import { REMOTE_STATUS } from "./remote-status";

const PURPOSE = "webhook.secret";

/** How long a replaced secret is still accepted: deliveries wait for the store's own cron. */
export const PREVIOUS_SECRET_HOURS = 24;

/** A new secret: 32 random bytes as base64url. WooCommerce accepts any text. */
function newWebhookSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Encrypts a secret for the columns `secretEnc` and `previousSecretEnc`. */
export function encryptWebhookSecret(secret: string): string {
  return encryptSecret(secret, PURPOSE);
}

/** Creates the missing ones of a store's four endpoints, each with a secret of its own. */
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
 * The secrets that a delivery may be signed with: the current secret, and the previous secret for a day or
 * until the store has the current one.
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
 * Decrypts the current secret, to send it to the store or to show it.
 *
 * @throws AppError `conflict` (`webhookSecretUnreadable`) when it was encrypted under another ENCRYPTION_KEY; only
 *   a rotation helps
 */
export function readSecret(endpoint: WebhookEndpoint): string {
  const secret = findSecret(endpoint.secretEnc);
  if (secret === null) throw new AppError("conflict", "webhookSecretUnreadable");
  return secret;
}

/** Null when the secret was encrypted under another ENCRYPTION_KEY: a changed key, or a backup restored elsewhere. */
function findSecret(encrypted: string): string | null {
  try {
    return decryptSecret(encrypted, PURPOSE);
  } catch {
    return null;
  }
}

/** Replaces each secret that cannot be decrypted, and records that the store's secret differs. */
export async function renewUnreadableSecrets(db: Db | Tx, storeId: number): Promise<void> {
  for (const { topic, secretEnc, remoteId } of await db.webhookEndpoint.findMany({ where: { storeId } })) {
    if (findSecret(secretEnc) !== null) continue;
    await db.webhookEndpoint.updateMany({
      // Another process may have replaced the secret since the read.
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
 * Gives an endpoint a new secret, and accepts the replaced secret for a day, so that no delivery is lost. While
 * the store lacks the current secret, it signs with the previous one, which then stays accepted.
 *
 * @param tx a transaction: rotations of one endpoint wait for each other
 */
export async function rotateSecret(tx: Tx, storeId: number, topic: WebhookTopic): Promise<WebhookEndpoint> {
  const key = { storeId_topic: { storeId, topic } };
  await lockEndpoint(tx, storeId, topic);
  const endpoint = await tx.webhookEndpoint.findUniqueOrThrow({ where: key });
  const isInStore = endpoint.remoteStatus !== REMOTE_STATUS.secretDiffers || endpoint.previousSecretEnc === null;
  const previousSecretEnc = isInStore ? endpoint.secretEnc : endpoint.previousSecretEnc;
  // A secret that cannot be decrypted cannot verify a signature.
  const isReadable = previousSecretEnc !== null && findSecret(previousSecretEnc) !== null;
  return tx.webhookEndpoint.update({
    where: key,
    data: {
      secretEnc: encryptWebhookSecret(newWebhookSecret()),
      previousSecretEnc: isReadable ? previousSecretEnc : null,
      previousUntil: isReadable ? new Date(Date.now() + PREVIOUS_SECRET_HOURS * 3_600_000) : null,
    },
  });
}
