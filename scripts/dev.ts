import { freePort } from "./free-port";
import { generateClient } from "./generate-client";
import { runUntilEnded } from "./lifetime";
import { loadEnvFile } from "./load-env-file";
import { openLocalEnvironment } from "./local-environment";
import { migrate } from "./migrate";
import { localHost, startNext } from "./next-server";

await runUntilEnded(async (lifetime) => {
  generateClient();
  loadEnvFile();
  const port = await freePort(Number(process.env.PORT ?? 3000));
  const environment = await openLocalEnvironment({ APP_URL: `http://localhost:${port}` });
  lifetime.onEnd(() => environment.close());
  await migrate(environment.databaseUrl);

  if (environment.isEmbedded) {
    const { formatSignIns, seedDatabase } = await import("./seed");
    console.log(`Sign-ins of the demo shop:\n${formatSignIns(await seedDatabase(environment.databaseUrl))}\n`);
  }
  const server = startNext("dev", port, environment.variables, { hostname: localHost() });
  lifetime.onEnd(() => server.stop());
  await lifetime.end(await server.ended);
});
