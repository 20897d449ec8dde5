import type { Db } from "@/lib/db";
import { log } from "@/lib/log";
import { isMailOn, sendMail } from "@/lib/mail/send-mail";
import { createUser } from "./edit-users";
import type { Administrator } from "./guard-users";
import { createPasswordLink } from "./password-link";
import { writeLinkMail } from "./password-mail";
import type { Invitation, NewUser } from "./user-schema";

/**
 * Adds a user who chooses a password by a link. The link is sent by e-mail where this server sends any, and returned
 * in any case, to be handed over.
 *
 * @throws AppError as createUser does
 */
export async function inviteUser(db: Db, administrator: Administrator, input: NewUser): Promise<Invitation> {
  const { id } = await createUser(db, administrator, input);
  const link = await createPasswordLink(db, id, "invitation");
  return { id, link, isMailed: await mailInvitation(db, administrator, input, link) };
}

/** Whether the e-mail was sent. A mail server that fails costs the e-mail, not the user. */
async function mailInvitation(db: Db, { businessId }: Administrator, reader: NewUser, link: string): Promise<boolean> {
  if (!isMailOn()) return false;
  const { name } = await db.business.findUniqueOrThrow({ where: { id: businessId }, select: { name: true } });
  try {
    await sendMail(writeLinkMail("invitation", reader, name, link));
    return true;
  } catch (error) {
    log.error({ err: error }, "an invitation could not be sent");
    return false;
  }
}
