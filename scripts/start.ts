import { runUntilEnded } from "./lifetime";
import { isBuilt } from "./build-application";
import { loadEnvFile } from "./load-env-file";
import { migrate } from "./migrate";
import { startNext } from "./next-server";
import { findNotes, findProblems } from "./find-problems";

const DEFAULT_PORT = 3000;
const LOOPBACK_NOTE =
  "TRUST_PROXY is true, so the server listens on 127.0.0.1 alone: who reached the port beside the proxy could write any address into X-Forwarded-For. HOST=0.0.0.0 listens on all addresses, for a proxy on another machine.";

/** The production start: the environment or .env has DATABASE_URL and the secrets. */
await runUntilEnded(async (lifetime) => {
  loadEnvFile();
  const port = Number(process.env.PORT ?? DEFAULT_PORT);
  process.env.APP_URL ||= `http://localhost:${port}`;
  // next-auth's own name for the same address.
  process.env.NEXTAUTH_URL ||= process.env.APP_URL;

  const problems = await findProblems(process.env);
  if (!isBuilt()) problems.push("The application is not built: run npm run build.");
  if (problems.length > 0) throw new Error(problems.join("\n"));
  for (const note of await findNotes(process.env)) console.warn(note);
  await migrate(process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL!);
  // Imported late: a checkout without the generated client is told so above.
  const [{ env }, { findDemoSignIns }, { withDb }] = await Promise.all([
    import("@/lib/env"),
    import("@/lib/setup/demo-sign-ins"),
    import("./seed"),
  ]);
  const openSignIns = await withDb(process.env.DATABASE_URL!, findDemoSignIns);
  if (openSignIns.length > 0) throw new Error(openSignIns.join("\n"));

  const hostname = process.env.HOST || (env().TRUST_PROXY ? "127.0.0.1" : undefined);
  if (!process.env.HOST && hostname) console.log(LOOPBACK_NOTE);
  const server = startNext("start", port, {}, { hostname });
  lifetime.onEnd(() => server.stop());
  await lifetime.end(await server.ended);
});
