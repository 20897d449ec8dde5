import path from "node:path";
import { startEmbeddedDatabase } from "./embedded-postgres";
import { loadEnvFile } from "./load-env-file";
import { loadLocalSecrets } from "./local-secrets";
import { ROOT } from "./project-files";

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
  const { POSTGRES_PASSWORD, ...secrets } = loadLocalSecrets(DATA_DIR);
  const given = process.env.DATABASE_URL;
  const embedded = given ? undefined : await startEmbeddedDatabase(DATA_DIR, POSTGRES_PASSWORD);
  const databaseUrl = given ?? embedded!.url;

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
