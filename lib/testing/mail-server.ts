import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type ReceivedMail = {
  from: string;
  to: string[];
  subject: string;
  text: string;
  /** Who signed in, or null; and whether the connection was encrypted by then. */
  user: string | null;
  isEncrypted: boolean;
};

export type MailServerOptions = {
  /** Whom the server accepts; anybody without. */
  login?: { user: string; password: string };
  /** PEM with key and certificate, for TLS from the start or on request. */
  tls?: { pem: Buffer; isFromStart: boolean };
};

export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** Makes the server refuse every e-mail, or accept them again. */
  refuse(isRefusing: boolean): void;
  close(): Promise<void>;
};

/** A real SMTP server on this machine, which keeps what it receives. */
export async function startMailServer({ login, tls }: MailServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let isRefusing = false;
  const server = new SMTPServer({
    authOptional: login === undefined,
    ...(tls ? { key: tls.pem, cert: tls.pem, secure: tls.isFromStart } : { disabledCommands: ["STARTTLS"] }),
    // As the mail servers of providers do where they have a certificate.
    allowInsecureAuth: tls === undefined,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password
        ? done(null, { user: username })
        : done(new Error("Wrong user or password")),
    onData: (stream, { envelope, user, secure }, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (isRefusing) return done(Object.assign(new Error("The mailbox is full."), { responseCode: 452 }));
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({
          from,
          to,
          user: user ?? null,
          isEncrypted: secure,
          ...readMessage(Buffer.concat(chunks).toString("utf8")),
        });
        done();
      });
    },
  });
  // A client that does not trust the certificate closes the connection, which is an error here.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `${tls?.isFromStart ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    mails,
    refuse: (value) => (isRefusing = value),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Subject and text of a message with one part. */
function readMessage(message: string): { subject: string; text: string } {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const headers = head.replaceAll(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(headers)?.[1] ?? "";
  const isBase64 = header("Content-Transfer-Encoding") === "base64";
  return { subject: readWords(header("Subject")), text: isBase64 ? fromBase64(body) : fromQuoted(body) };
}

const fromBase64 = (text: string): string => Buffer.from(text, "base64").toString("utf8");

function fromQuoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

/** RFC 2047: letters beyond ASCII in a header. */
function readWords(text: string): string {
  return text
    .replaceAll(/\?= =\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === "B" ? fromBase64(word) : fromQuoted(word.replaceAll("_", " ")),
    );
}
