import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { QUESTIONS } from "./first-start/answers";
import { createOwner } from "./first-start/create-owner";
import { runScript } from "./run-script";
import { withDatabase } from "./with-database";

await runScript(async () => {
  const options = Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, { type: "string" as const }]));
  const { values } = parseArgs({ options });
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : null;
  try {
    await withDatabase(async (databaseUrl) =>
      console.log(await createOwner(databaseUrl, values, terminal && ((question) => terminal.question(question)))),
    );
  } finally {
    terminal?.close();
  }
});
