import path from "node:path";
import { startEmbeddedDatabase } from "./embedded-postgres";
import { loadEnvFile } from "./load-env-file";
import { loadLocalSecrets } from "./local-secrets";
import { IS_STANDALONE, ROOT } from "./project-files";

export const DATA_DIR = path.join(ROOT, ".data");

export type LocalEnvironment = {
  /** Variables of the application, for process.env here and for the children. */
  variables: Record<string, string>;
  databaseUrl: string;
  /** False: DATABASE_URL names the database in use. */
  isEmbedded: boolean;
  /** Folder of the embedded data; undefined when DATABASE_URL is used. */
  dataDir: string | undefined;
  close(): Promise<void>;
};

/**
 * The environment of a start on this machine: the database of DATABASE_URL or the embedded one, and the given secrets
 * or this checkout's own. Sets process.env as well.
 */
export async function openLocalEnvironment(defaults: Record<string, string> = {}): Promise<LocalEnvironment> {
  loadEnvFile();
  const given = process.env.DATABASE_URL;
  if (!given) refuseEmbedded();
  const { POSTGRES_PASSWORD, ...secrets } = loadLocalSecrets(DATA_DIR);
  const embedded = given ? undefined : await startEmbeddedDatabase(DATA_DIR, POSTGRES_PASSWORD);
  const databaseUrl = embedded?.url ?? given!;

  const variables: Record<string, string> = { ...secrets, ALLOW_PRIVATE_STORE_ADDRESSES: "true", ...defaults };
  for (const name of Object.keys(variables)) variables[name] = process.env[name] || variables[name]!;
  variables.DATABASE_URL = databaseUrl;
  if (variables.APP_URL) variables.NEXTAUTH_URL = variables.APP_URL;
  Object.assign(process.env, variables);

  return {
    variables,
    databaseUrl,
    isEmbedded: embedded !== undefined,
    dataDir: embedded?.server.dataDir,
    close: async () => embedded?.server.stop(),
  };
}

/** Throws where an embedded database would be nobody's: it would be set up, and gone with the build or the process. */
function refuseEmbedded(): void {
  if (IS_STANDALONE)
    throw new Error(
      "DATABASE_URL is not set. Where the variables are in a file: node --env-file=/etc/aurpos.env scripts/<command>.mjs",
    );
  if (process.env.VERCEL === "1")
    throw new Error(
      `DATABASE_URL is not set for this deployment (${process.env.VERCEL_ENV ?? "VERCEL_ENV is not set"}). A preview needs a database of its own, or is switched off: docs/deploy.md says how.`,
    );
}
