import { bundleStandalone } from "./bundle-standalone";
import { generateClient } from "./generate-client";
import { buildNext } from "./next-server";
import { runScript } from "./run-script";

await runScript(async () => {
  generateClient();
  await buildNext();
  // next.config.mjs reads the same variable.
  if (process.env.STANDALONE === "true") await bundleStandalone();
});
