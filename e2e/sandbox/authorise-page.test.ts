import { expect, test } from "vitest";
import { toAuthoriseUrl } from "@/lib/woo/authorise-url";
import { connect, openSandbox } from "./open-sandbox";

const REQUEST = {
  appName: "AurPOS",
  state: "a-b_c.d",
  returnUrl: "https://pos.example/woocommerce/connect",
  callbackUrl: "https://pos.example/pos/authorisation",
};
const linkOf = (html: string, name: string) =>
  new RegExp(`href="([^"]*)"[^>]*>${name}<`).exec(html)?.[1]?.replaceAll("&#38;", "&") ?? "";
const open = (url: string) => fetch(url, { redirect: "manual" });

test("a grant posts a key that works, and sends the person back", async () => {
  const posted: { url: string; body: string }[] = [];
  const sandbox = await openSandbox({
    postCallback: (url, body) => {
      posted.push({ url, body });
      return Promise.resolve(200);
    },
  });
  const page = await (await open(toAuthoriseUrl({ storeUrl: sandbox.url, ...REQUEST }))).text();
  expect(page).toContain("AurPOS would like to connect to your store");
  expect(linkOf(page, "Deny")).toBe("https://pos.example/woocommerce/connect?success=0&user_id=a-b_c.d");
  const granted = await open(linkOf(page, "Approve"));
  expect([granted.status, granted.headers.get("location")]).toEqual([
    302,
    "https://pos.example/woocommerce/connect?success=1&user_id=a-b_c.d",
  ]);
  expect(posted).toMatchObject([{ url: REQUEST.callbackUrl }]);
  const body = JSON.parse(posted[0]?.body ?? "") as Record<string, string>;
  expect(body).toMatchObject({ user_id: "a-b_c.d", key_permissions: "read_write" });
  const key = { consumerKey: body["consumer_key"] ?? "", consumerSecret: body["consumer_secret"] ?? "" };
  expect((await connect(sandbox, key).get("products")).status).toBe(200);
});

test("a callback that does not answer 200 leaves no key", async () => {
  let body = "";
  const sandbox = await openSandbox({
    postCallback: (_url, sent) => {
      body = sent;
      return Promise.resolve(202);
    },
  });
  const page = await (await open(toAuthoriseUrl({ storeUrl: sandbox.url, ...REQUEST }))).text();
  const granted = await open(linkOf(page, "Approve"));
  expect([granted.status, await granted.text()]).toEqual([
    401,
    expect.stringContaining("unable to send the consumer data"),
  ]);
  const { consumer_key: consumerKey = "", consumer_secret: consumerSecret = "" } = JSON.parse(body) as Record<
    string,
    string
  >;
  expect((await connect(sandbox, { consumerKey, consumerSecret }).get("products")).status).toBe(401);
});

test.each([
  ["without a name", "app_name=AurPOS&", "", "Missing parameter app_name"],
  ["without https", "callback_url=https", "callback_url=http", "The callback_url needs to be over SSL"],
  ["for another scope", "scope=read_write", "scope=all", "Invalid scope all"],
])("a request %s is refused", async (_what, from, to, message) => {
  const sandbox = await openSandbox();
  const url = toAuthoriseUrl({ storeUrl: sandbox.url, ...REQUEST }).replace(from, to);
  const answer = await open(url);
  expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining(`Error: ${message}.`)]);
});
