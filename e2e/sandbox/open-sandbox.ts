import WooCommerceRestApi from "@woocommerce/woocommerce-rest-api";
import { afterEach } from "vitest";
import { startSandboxStore, type SandboxOptions, type SandboxStore } from "./sandbox-store";

const opened: SandboxStore[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((sandbox) => sandbox.close()));
});

/** A sandbox for one test, closed after it; its webhooks count as delivered. */
export async function openSandbox(options: SandboxOptions = {}): Promise<SandboxStore> {
  const sandbox = await startSandboxStore({ postDelivery: () => Promise.resolve(200), ...options });
  opened.push(sandbox);
  return sandbox;
}

/** The real client, with faults as answers instead of exceptions. */
export const connect = (sandbox: SandboxStore, key: { consumerKey: string; consumerSecret: string } = sandbox) =>
  new WooCommerceRestApi({
    url: sandbox.url,
    consumerKey: key.consumerKey,
    consumerSecret: key.consumerSecret,
    version: "wc/v3",
    axiosConfig: { validateStatus: () => true },
  });
