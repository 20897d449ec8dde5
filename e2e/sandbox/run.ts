import { mkdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { startSandboxStore } from "./sandbox-store";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8090" },
    host: { type: "string", default: "127.0.0.1" },
    url: { type: "string" },
    state: { type: "string" },
    name: { type: "string", default: "Sandbox store" },
    currency: { type: "string" },
  },
});

if (values.state) await mkdir(path.dirname(path.resolve(values.state)), { recursive: true });
const sandbox = await startSandboxStore({
  port: Number(values.port),
  host: values.host,
  siteName: values.name,
  ...(values.url ? { publicUrl: values.url } : {}),
  ...(values.state ? { stateFile: values.state } : {}),
  ...(values.currency ? { currency: values.currency } : {}),
});
console.log(`sandbox store ${sandbox.url} key ${sandbox.consumerKey} secret ${sandbox.consumerSecret}`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
