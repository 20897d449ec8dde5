import { migrate } from "./migrate";
import { refuseSharedDatabase } from "./refuse-shared-database";
import { runScript } from "./run-script";
import { formatSignIns, seedDatabase } from "./seed";
import { withDatabase } from "./with-database";

await runScript(() =>
  withDatabase(async (databaseUrl) => {
    refuseSharedDatabase(databaseUrl);
    await migrate(databaseUrl);
    const shop = await seedDatabase(databaseUrl);
    console.log(shop.isNew ? "The demo shop is written." : "The demo shop was there already; nothing was written.");
    console.log(formatSignIns(shop));
  }),
);
