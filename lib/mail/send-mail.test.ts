import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { type MailServer, type MailServerOptions, startMailServer } from "@/lib/testing/mail-server";

const pem = readFileSync(path.join(import.meta.dirname, "../woo/fixtures/self-signed.pem"));
const login = { user: "pos@corner.example", password: "p@ss:word/1" };
const MAIL = { to: "amal@corner.example", subject: "Neues Passwort für dich", text: "A link." };
/** nodemailer's own option, which only this test's address has: the server's certificate is of no known authority. */
const TRUSTS_ANY = "?tls.rejectUnauthorized=false";

/** What the application asks for besides. */
const ENVIRONMENT = {
  APP_URL: "https://pos.corner.example",
  DATABASE_URL: "postgresql://127.0.0.1:9/none",
  NEXTAUTH_SECRET: "s".repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
  MAIL_FROM: "Corner <pos@corner.example>",
};

let server: MailServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.close();
  server = undefined;
});

/** Sends one e-mail to such a server, with an address that is read as that of a fresh process. */
async function sendTo(options: MailServerOptions, { password = login.password, query = "" } = {}) {
  server = await startMailServer(options);
  const url = new URL(server.url);
  if (options.login)
    Object.assign(url, { username: encodeURIComponent(login.user), password: encodeURIComponent(password) });
  const variables = { ...ENVIRONMENT, SMTP_URL: url.href + query };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  const { sendMail } = await import("./send-mail");
  await sendMail(MAIL);
  return server.mails;
}

test.each([
  { name: "smtp:// with a user and a password", tls: undefined, isEncrypted: false },
  { name: "smtp:// with STARTTLS", tls: { pem, isFromStart: false }, isEncrypted: true },
  { name: "smtps://", tls: { pem, isFromStart: true }, isEncrypted: true },
])("an e-mail goes out over $name", async ({ tls, isEncrypted }) => {
  const mails = await sendTo({ login, ...(tls ? { tls } : {}) }, { query: tls ? TRUSTS_ANY : "" });
  expect(mails).toMatchObject([
    { from: "pos@corner.example", to: [MAIL.to], subject: MAIL.subject, user: login.user, isEncrypted },
  ]);
});

test.each([false, true])(
  "a certificate of no known authority is refused (TLS from the start: %s)",
  async (isFromStart) => {
    await expect(sendTo({ login, tls: { pem, isFromStart } })).rejects.toThrow(/self-signed certificate/);
    expect(server?.mails).toEqual([]);
  },
);

test("a wrong password is refused", async () => {
  await expect(sendTo({ login }, { password: "other" })).rejects.toThrow(/Wrong user or password|535/);
  expect(server?.mails).toEqual([]);
});
