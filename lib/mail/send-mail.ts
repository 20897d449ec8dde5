import { createTransport } from "nodemailer";
import { env } from "@/lib/env";

/** A mail server that takes longer has no answer for a person who waits. */
const CONNECT_MS = 10_000;
const SOCKET_MS = 20_000;

/** A plain text: every mail program shows it, and no image of it can be blocked. */
export type Mail = { to: string; subject: string; text: string };

/** Whether this server can send e-mails. */
export function isMailOn(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Sends one e-mail over a connection of its own.
 *
 * @throws Error when no mail server is set, or it can't be reached, or refuses the e-mail
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (SMTP_URL === undefined) throw new Error("SMTP_URL is not set");
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SOCKET_MS,
    // A text that names a file or an address is sent as it is.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from: MAIL_FROM, ...mail });
  } finally {
    transport.close();
  }
}
