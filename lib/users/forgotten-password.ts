import { z } from "zod";
import { countTries, createTryLimit, requireAllowed } from "@/lib/auth/try-limit";
import type { Db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { idSchema } from "@/lib/id-schema";
import { isMailOn, sendMail } from "@/lib/mail/send-mail";
import { defineJob, handleJob, PRIORITY } from "@/lib/queue/define-job";
import { enqueue } from "@/lib/queue/enqueue";
import { numberedName } from "@/lib/queue/numbered-name";
import { createPasswordLink } from "./password-link";
import { writeLinkMail } from "./password-mail";

const KEY = numberedName("forgotten-password");

/** Three e-mails in 15 minutes are enough for who looks into the wrong folder, and no flood for who did not ask. */
const byEmail = createTryLimit("forgotten", 3);
/** All people of a shop may share one address. */
const byAddress = createTryLimit("forgotten-address", 30);

/** The job makes the link, so that no token is stored in the queue. */
const forgottenPasswordJob = defineJob<{ userId: number }>({
  name: "users.forgotten-password",
  schema: z.object({ userId: idSchema }),
  priority: PRIORITY.orders,
  // Within a link's hour; later a person has asked again.
  maxAttempts: 5,
  isUrgent: true,
  keyOf: ({ userId }) => KEY.of(userId),
});

/**
 * Has a link sent to a user who forgot the password. For an unknown address nothing is sent, and the answer is the
 * same, so that nobody learns who has an account; the e-mail is sent by a job, so that no time tells it either.
 *
 * @throws AppError `conflict` (`mailIsOff`) when this server sends no e-mails
 * @throws AppError `too_many_attempts` (`tooManyTries`) after three requests for an e-mail address, or thirty from one
 *   network address, within 15 minutes
 */
export async function askForPasswordLink(db: Db, email: string, address: string | null): Promise<void> {
  if (!isMailOn()) throw new AppError("conflict", "mailIsOff");
  const allowance = await countTries([
    [byEmail, email],
    [byAddress, address],
  ]);
  requireAllowed(allowance);
  const user = await db.user.findUnique({ where: { email }, select: { id: true, isActive: true } });
  if (user?.isActive) await enqueue(db, forgottenPasswordJob, { userId: user.id });
}

/** The job with its function, for the task list. */
export const handledForgottenPasswordJob = handleJob(forgottenPasswordJob, {
  handle: async ({ db }: { db: Db }, { userId }) => {
    const user = await db.user.findUnique({ where: { id: userId }, include: { business: true } });
    if (!user?.isActive) return;
    const link = await createPasswordLink(db, userId, "forgotten");
    await sendMail(writeLinkMail("forgotten", user, user.business.name, link));
  },
});
