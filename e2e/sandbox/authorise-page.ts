import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ApiKey } from "./auth";
import type { Faults } from "./faults";
import { htmlPage } from "./front-of-site";
import { escapeHtml, send, sendHtml } from "./http-exchange";
import { isLocalAddress } from "./webhook-delivery";

/** Posts JSON to a callback; returns the status of the answer. */
export type PostCallback = (url: string, body: string) => Promise<number>;

export type AuthoriseServer = {
  url: () => string;
  /** A granted key is added here. */
  keys: ApiKey[];
  faults: Faults;
  postCallback: PostCallback;
};

export const postCallbackOverHttp: PostCallback = async (url, body) => {
  const headers = { "content-type": "application/json;charset=UTF-8" };
  return (await fetch(url, { method: "POST", headers, body })).status;
};

const PARAMS = ["app_name", "user_id", "return_url", "callback_url", "scope"] as const;
const SCOPES = ["read", "write", "read_write"] as const;
const NONCE = "wc_auth_nonce";

type Handshake = Record<(typeof PARAMS)[number], string>;

/** A refusal, with the message as WooCommerce words it. */
class AuthoriseError extends Error {}

/**
 * `/wc-auth/v1/<route>`, as WooCommerce's class-wc-auth.php has it for a manager who is signed in: the page that asks,
 * and the grant, which posts the key and deletes it again when the callback does not answer 200.
 */
export async function serveAuthorise(server: AuthoriseServer, response: ServerResponse, url: URL): Promise<void> {
  const route = url.pathname.replace("/wc-auth/v1/", "").replace(/\/$/, "").toLowerCase();
  try {
    const handshake = readHandshake(url.searchParams);
    if (route === "login" || route === "authorize") return sendHtml(response, 200, toGrantPage(server, handshake));
    if (route !== "access_granted") throw new AuthoriseError("You do not have permission to access this page");
    if (url.searchParams.get(NONCE) !== toNonce(handshake)) throw new AuthoriseError("Invalid nonce verification");
    await grant(server, handshake);
    send(response, 302, { location: toReturnUrl(handshake, "1") }, "");
  } catch (error) {
    if (!(error instanceof AuthoriseError)) throw error;
    sendHtml(response, 401, htmlPage("Access denied", `Error: ${error.message}.`));
  }
}

function readHandshake(params: URLSearchParams): Handshake {
  const read = (name: (typeof PARAMS)[number]) => {
    const value = params.get(name) ?? "";
    if (value === "") throw new AuthoriseError(`Missing parameter ${name}`);
    return value;
  };
  const [app_name, user_id, returnUrl, callbackUrl, scope] = PARAMS.map(read) as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (!SCOPES.some((known) => known === scope)) throw new AuthoriseError(`Invalid scope ${scope}`);
  const [return_url, callback_url] = [formatUrl(returnUrl), formatUrl(callbackUrl)];
  for (const each of [return_url, callback_url])
    if (!URL.canParse(each)) throw new AuthoriseError(`The ${each} is not a valid URL`);
  if (!/^https:\/\//i.test(callback_url)) throw new AuthoriseError("The callback_url needs to be over SSL");
  return { app_name, user_id, return_url, callback_url, scope };
}

/** WooCommerce decodes both addresses once more than PHP has. */
function formatUrl(url: string): string {
  const decoded = decodeURIComponent(url.replace(/\+/g, " "));
  return decoded.includes("://") ? decoded : `https://${decoded}`;
}

function toReturnUrl({ return_url, user_id }: Handshake, success: "0" | "1"): string {
  const url = new URL(return_url);
  url.searchParams.set("success", success);
  url.searchParams.set("user_id", user_id);
  return url.href;
}

/** The sandbox has one session, so that the request itself is what the nonce binds to. */
const toNonce = ({ user_id }: Handshake): string => Buffer.from(user_id).toString("hex").slice(0, 10);

function toGrantPage(server: AuthoriseServer, handshake: Handshake): string {
  const query = new URLSearchParams({ ...handshake, [NONCE]: toNonce(handshake) });
  const granted = `${server.url()}/wc-auth/v1/access_granted?${query}`;
  const app = escapeHtml(handshake.app_name);
  return (
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Application authentication request</title></head><body>` +
    `<h1>${app} would like to connect to your store</h1>` +
    `<p>This will give "<strong>${app}</strong>" <strong>Read/Write</strong> access.</p>` +
    `<p class="wc-auth-actions"><a href="${escapeHtml(granted)}" class="button wc-auth-approve">Approve</a> ` +
    `<a href="${escapeHtml(toReturnUrl(handshake, "0"))}" class="button wc-auth-deny">Deny</a></p></body></html>`
  );
}

async function grant(server: AuthoriseServer, { user_id, callback_url, scope }: Handshake): Promise<void> {
  // wp_safe_remote_post refuses addresses of the own network.
  if (server.faults.get().refusesLocalAddresses && isLocalAddress(callback_url))
    throw new AuthoriseError("A valid URL was not provided");
  const key: ApiKey = {
    consumerKey: `ck_${randomBytes(20).toString("hex")}`,
    consumerSecret: `cs_${randomBytes(20).toString("hex")}`,
    permissions: SCOPES.find((known) => known === scope) ?? "read",
  };
  const body = JSON.stringify({
    key_id: server.keys.length + 1,
    user_id,
    consumer_key: key.consumerKey,
    consumer_secret: key.consumerSecret,
    key_permissions: key.permissions,
  });
  const status = await server.postCallback(callback_url, body).catch((error: unknown) => {
    throw new AuthoriseError(error instanceof Error ? error.message : "http_request_failed");
  });
  if (status !== 200)
    throw new AuthoriseError("An error occurred in the request and at the time were unable to send the consumer data");
  server.keys.push(key);
}
