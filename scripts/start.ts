import { runUntilEnded } from "./lifetime";
import { isBuilt } from "./build-application";
import { findDemoSignIns } from "./first-start/find-demo-sign-ins";
import { loadEnvFile } from "./load-env-file";
import { migrate } from "./migrate";
import { startNext } from "./next-server";
import { findNotes, findProblems } from "./find-problems";

const DEFAULT_PORT = 3000;

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
  const openSignIns = await findDemoSignIns(process.env.DATABASE_URL!);
  if (openSignIns.length > 0) throw new Error(openSignIns.join("\n"));

  const server = startNext("start", port, {});
  lifetime.onEnd(() => server.stop());
  await lifetime.end(await server.ended);
});
