import { freePort } from "./free-port";
import { generateClient } from "./generate";
import { runUntilEnded } from "./lifetime";
import { openLocalEnvironment } from "./local-environment";
import { migrate } from "./migrate";
import { startNext } from "./next-server";

await runUntilEnded(async (lifetime) => {
  generateClient();
  const port = await freePort(Number(process.env.PORT ?? 3000));
  const environment = await openLocalEnvironment({ APP_URL: `http://localhost:${port}` });
  lifetime.onEnd(() => environment.close());
  await migrate(environment.databaseUrl);

  if (environment.isEmbedded) {
    const { formatSignIns, seedDatabase } = await import("./seed");
    console.log(`Sign-ins of the demo shop:\n${formatSignIns(await seedDatabase(environment.databaseUrl))}\n`);
  }
  const server = startNext("dev", port, environment.variables);
  lifetime.onEnd(() => server.stop());
  await lifetime.end(await server.ended);
});
