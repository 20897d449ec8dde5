import { findNotes, findPendingProblem, findProblems } from "./find-problems";
import { loadEnvFile } from "./load-env-file";
import { IS_STANDALONE } from "./project-files";
import { runScript } from "./run-script";

await runScript(async () => {
  loadEnvFile();
  const problems = await findProblems(process.env);
  const databaseUrl = process.env.DATABASE_URL;
  if (problems.length === 0 && databaseUrl) problems.push(...(await findPendingProblem(databaseUrl)));
  if (problems.length === 0 && databaseUrl && (process.env.NODE_ENV === "production" || IS_STANDALONE)) {
    // Imported late: the client may not be generated yet.
    const [{ findDemoSignIns }, { withDb }] = await Promise.all([
      import("@/lib/setup/demo-sign-ins"),
      import("./seed"),
    ]);
    problems.push(...(await withDb(databaseUrl, findDemoSignIns)));
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  for (const note of await findNotes(process.env)) console.warn(note);
  console.log("Everything the server needs is there.");
});
