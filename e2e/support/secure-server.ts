import { withDb } from "@/scripts/seed";
import { readDatabaseUrl } from "./environment";
import { type HttpsFront, startHttpsFront } from "./https-front";
import { startServer } from "./start-app";

export type SecureServer = { front: HttpsFront; databaseUrl: string; output(): string; stop(): Promise<void> };

/** A second server of the same build behind TLS, because a store hands over keys only there, on an empty database. */
export async function startSecureServer(subject: string): Promise<SecureServer> {
  const name = `${subject}_${Date.now().toString(36)}`;
  await withDb(readDatabaseUrl(), (db) => db.$executeRawUnsafe(`create database ${name}`));
  const url = new URL(readDatabaseUrl());
  url.pathname = `/${name}`;
  const front = await startHttpsFront();
  const server = await startServer(url.href, { APP_URL: front.url, NEXTAUTH_URL: front.url });
  front.serve(server.url);
  return {
    front,
    databaseUrl: url.href,
    output: server.output,
    stop: async () => {
      await front.close();
      await server.stop();
    },
  };
}
