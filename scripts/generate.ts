import { generateClient } from "./generate-client";
import { runScript } from "./run-script";

await runScript(async () => generateClient());
