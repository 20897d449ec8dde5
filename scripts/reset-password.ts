import { parseArgs } from "node:util";
import { resetPasswordOf } from "./first-start/reset-password";
import { runScript } from "./run-script";
import { withDatabase } from "./with-database";

await runScript(async () => {
  const { values } = parseArgs({ options: { email: { type: "string" } } });
  const { email } = values;
  if (!email) throw new Error("Name the person: npm run reset-password -- --email owner@example.com");
  await withDatabase(async (databaseUrl) => console.log(await resetPasswordOf(databaseUrl, email)));
});
