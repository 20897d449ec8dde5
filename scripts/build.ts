import { generateClient } from "./generate-client";
import { buildNext } from "./next-server";
import { runScript } from "./run-script";

await runScript(async () => {
  generateClient();
  await buildNext();
});
