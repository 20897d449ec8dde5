import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import { signIn } from "@/lib/auth/sign-in";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { startMailServer } from "@/lib/testing/mail-server";
import { useTestDb } from "@/lib/testing/test-db";
import { changeOwnPassword, resetPassword, updateUser } from "./edit-users";
import { askForPasswordLink, handledForgottenPasswordJob } from "./forgotten-password";
import type { Administrator } from "./guard-users";
import { inviteUser } from "./invite-user";
import { choosePassword, createPasswordLink } from "./password-link";

const mailServer = await startMailServer();
// Before the first read of the environment, which is read once.
Object.assign(process.env, { SMTP_URL: mailServer.url, MAIL_FROM: "Corner <pos@corner.example>" });
afterAll(() => mailServer.close());

const { db, pool } = useTestDb();
const PASSWORD = "a quiet morning";
let owner: Administrator;
let roleId: number;
let email: string;

beforeEach(async () => {
  const { id: businessId } = await createBusiness(db(), { name: "Corner" });
  const user = await createUser(db(), businessId, "owner");
  owner = { id: user.id, businessId, permissions: [...DEFAULT_ROLES.owner] };
  roleId = (await createUser(db(), businessId, "cashier")).roleId;
  email = `noor-${businessId}@corner.example`;
  mailServer.mails.length = 0;
  mailServer.refuse(false);
  await pool().query("delete from graphile_worker._private_jobs");
});

const tokenOf = (link: string) => link.split("#")[1] ?? "";
const invite = (locale: "en" | "ar" = "en") => inviteUser(db(), owner, { name: "Noor", email, roleId, locale });

/** Carries out the waiting job, as a worker does; null when none waits. */
async function sendWaiting(): Promise<string | null> {
  const { rows } = await pool().query<{ payload: unknown }>(
    "delete from graphile_worker._private_jobs returning payload",
  );
  for (const { payload } of rows) await handledForgottenPasswordJob.handle({ db: db() }, payload);
  const link = /https?:\S+/.exec(mailServer.mails.at(-1)?.text ?? "")?.[0];
  return rows.length === 0 ? null : (link ?? "");
}

describe("an invitation", () => {
  test("is sent by e-mail, and its link sets a password once", async () => {
    const { id, link, isMailed } = await invite();
    expect(isMailed).toBe(true);
    const [mail] = mailServer.mails;
    expect(mail).toMatchObject({ from: "pos@corner.example", to: [email], subject: "Your account at Corner" });
    expect(mail?.text).toContain(link);
    expect(await choosePassword(db(), { token: tokenOf(link), password: PASSWORD })).toBe(email);
    expect(await signIn({ email, password: PASSWORD }, null)).toMatchObject({ outcome: "ok", userId: id });
    await expect(choosePassword(db(), { token: tokenOf(link), password: "another morning" })).rejects.toMatchObject({
      message: "passwordLinkGone",
    });
  });

  test("is written in the reader's language", async () => {
    const { link } = await invite("ar");
    expect(mailServer.mails[0]?.subject).toBe("حسابك في Corner");
    expect(mailServer.mails[0]?.text).toContain("مرحبًا Noor");
    expect(mailServer.mails[0]?.text).toContain(link);
  });

  test("is handed over when the mail server refuses it", async () => {
    mailServer.refuse(true);
    const { link, isMailed } = await invite();
    expect(isMailed).toBe(false);
    expect(await choosePassword(db(), { token: tokenOf(link), password: PASSWORD })).toBe(email);
  });

  test("ends after a week, with the next link, with a one-time password, and with its user", async () => {
    const gone = { message: "passwordLinkGone" };
    const { id, link } = await invite();
    const inAWeek = new Date(Date.now() + 7 * 24 * 3_600_000 + 1_000);
    const use = (text: string, now?: Date) => choosePassword(db(), { token: tokenOf(text), password: PASSWORD }, now);
    await expect(use(link, inAWeek)).rejects.toMatchObject(gone);
    const second = await createPasswordLink(db(), id, "invitation");
    await expect(use(link)).rejects.toMatchObject(gone);
    await updateUser(db(), owner, id, { isActive: false });
    await expect(use(second)).rejects.toMatchObject(gone);
    await updateUser(db(), owner, id, { isActive: true });
    const { password } = await resetPassword(db(), owner, id);
    await expect(use(second)).rejects.toMatchObject(gone);
    const third = await createPasswordLink(db(), id, "invitation");
    await changeOwnPassword(db(), { ...owner, id }, { current: password, next: PASSWORD });
    await expect(use(third)).rejects.toMatchObject(gone);
  });

  test("refuses a common password, and works afterwards", async () => {
    const { link } = await invite();
    const choose = (password: string) => choosePassword(db(), { token: tokenOf(link), password });
    await expect(choose("1234567890")).rejects.toMatchObject({ fields: { password: "passwordCommon" } });
    await expect(choose("noor-corner")).rejects.toMatchObject({ fields: { password: "passwordNamesYou" } });
    expect(await choose(PASSWORD)).toBe(email);
  });

  test("of two who use a link at once, one sets the password", async () => {
    const { link } = await invite();
    const results = await Promise.allSettled(
      ["first password", "other password"].map((password) => choosePassword(db(), { token: tokenOf(link), password })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a forgotten password", () => {
  test("is replaced by a link, which ends the sessions of the old one", async () => {
    const { id, link } = await invite();
    await choosePassword(db(), { token: tokenOf(link), password: PASSWORD });
    const before = await signIn({ email, password: PASSWORD }, null);
    await askForPasswordLink(db(), email, null);
    const sent = await sendWaiting();
    expect(mailServer.mails.at(-1)?.subject).toBe("Choose a new password for Corner");
    expect(await signIn({ email, password: PASSWORD }, null)).toMatchObject({ outcome: "ok" });
    await choosePassword(db(), { token: tokenOf(sent ?? ""), password: "a new morning" });
    const after = await signIn({ email, password: "a new morning" }, null);
    expect(after).toMatchObject({ outcome: "ok", userId: id });
    expect(after).not.toEqual(before);
    expect(await signIn({ email, password: PASSWORD }, null)).toEqual({ outcome: "wrong" });
    expect(await db().activity.count({ where: { businessId: owner.businessId, action: "user.password_chosen" } })).toBe(
      2,
    );
  });

  test("of an unknown or shut out person sends nothing, and says nothing else", async () => {
    await askForPasswordLink(db(), `nobody-${owner.businessId}@corner.example`, null);
    const { id } = await invite();
    await updateUser(db(), owner, id, { isActive: false });
    await askForPasswordLink(db(), email, null);
    expect(await sendWaiting()).toBeNull();
  });

  test("leaves no token in the queue or the database", async () => {
    await invite();
    await askForPasswordLink(db(), email, null);
    const { rows } = await pool().query<{ payload: object }>("select payload from graphile_worker._private_jobs");
    expect(rows.map(({ payload }) => Object.keys(payload))).toEqual([["userId"]]);
    const token = tokenOf((await sendWaiting()) ?? "");
    expect(token).toHaveLength(43);
    const links = await db().passwordLink.findMany();
    expect(JSON.stringify(links)).not.toContain(token);
  });

  test("is asked for three times within 15 minutes, also by who has no account", async () => {
    const nobody = `nobody-${owner.businessId}@corner.example`;
    for (let tries = 0; tries < 3; tries += 1) await askForPasswordLink(db(), nobody, null);
    await expect(askForPasswordLink(db(), nobody, null)).rejects.toMatchObject({ message: "tooManyTries" });
  });

  test("is tried again when the mail server refuses the e-mail", async () => {
    await invite();
    mailServer.refuse(true);
    await askForPasswordLink(db(), email, null);
    await expect(sendWaiting()).rejects.toThrow("mailbox is full");
  });
});
