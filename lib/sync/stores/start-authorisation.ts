import type { SessionUser } from "@/lib/auth/session-user";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { toAuthoriseUrl } from "@/lib/woo/authorise-url";
import { findAuthoriseProblem } from "./authorise-problem";
import type { AuthorisationInput } from "./authorisation-schema";
import { createState } from "./authorisation-state";
import { refusePrivateAddress } from "./save-store";

/** Long enough to sign in to the store with a second factor. */
const MINUTES = 15;

const APP_NAME = "AurPOS";

/**
 * Begins a request for keys, and returns the store's page that grants them. The store posts the keys to
 * `/pos/authorisation`, see `receiveKeys`.
 *
 * @throws AppError `conflict` (`authoriseUnreachable`) when the store could not post to this server
 * @throws AppError `invalid_input` (`invalidInput`) when the address is private, or the location is not of the business
 */
export async function startAuthorisation(
  db: Db,
  user: Pick<SessionUser, "id" | "businessId">,
  { url, name, locationId }: AuthorisationInput,
  now = new Date(),
): Promise<{ authoriseUrl: string }> {
  const { APP_URL } = env();
  refusePrivateAddress(url);
  if (findAuthoriseProblem(APP_URL, url) !== null) throw new AppError("conflict", "authoriseUnreachable");
  const { businessId, id: userId } = user;
  const location = await db.location.findFirst({ where: { id: locationId, businessId }, select: { id: true } });
  if (!location) throw new AppError("invalid_input", "invalidInput", { fields: { locationId: "gone" } });
  const { state, stateHash } = createState();
  const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
  await db.storeAuthorisation.create({ data: { businessId, userId, stateHash, url, name, locationId, expiresAt } });
  const authoriseUrl = toAuthoriseUrl({
    storeUrl: url,
    appName: APP_NAME,
    state,
    returnUrl: `${APP_URL}/woocommerce/connect`,
    callbackUrl: `${APP_URL}/pos/authorisation`,
  });
  return { authoriseUrl };
}
