import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { withDatabase } from "./with-database";

await runScript(() =>
  withDatabase(async (databaseUrl) => {
    const applied = await migrate(databaseUrl);
    console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
  }),
);
