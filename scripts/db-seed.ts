import { isLocalDatabase } from "@/lib/testing/assert-test-database";
import { migrate } from "./migrate";
import { runScript } from "./run-script";
import { formatSignIns, seedDatabase } from "./seed";
import { withDatabase } from "./with-database";

await runScript(() =>
  withDatabase(async (databaseUrl) => {
    if (!isLocalDatabase(databaseUrl) && !process.argv.includes("--force")) {
      throw new Error("The demo shop has sign-ins that everybody knows, so it goes only into a database on this machine. Add --force if you mean it.");
    }
    await migrate(databaseUrl);
    const shop = await seedDatabase(databaseUrl);
    console.log(shop.isNew ? "The demo shop is written." : "The demo shop was there already; nothing was written.");
    console.log(formatSignIns(shop));
  }),
);
