import { expect, test } from "vitest";
import type { WooErrorCode } from "./error-codes";
import { isInterruption } from "./interrupted";
import { translateNetworkError } from "./translate-network-error";
import { isWooError } from "./woo-error";

const NEITHER = { timedOut: false, interrupted: false };
const withCode = (code: string) => Object.assign(new Error("request failed"), { code });

test.each<[string, WooErrorCode]>([
  ["ENOTFOUND", "no_such_host"],
  ["EAI_NONAME", "no_such_host"],
  ["EAI_AGAIN", "connection_refused"],
  ["ECONNREFUSED", "connection_refused"],
  ["ECONNRESET", "connection_lost"],
  ["ETIMEDOUT", "timed_out"],
  ["EPROTO", "tls_problem"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls_problem"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls_problem"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls_problem"],
  ["CERT_HAS_EXPIRED", "tls_problem"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls_problem"],
])("%s is %s", (code, expected) => {
  expect(translateNetworkError(withCode(code), NEITHER)).toMatchObject({ name: "WooError", code: expected });
});

test("the code is also found in a cause and among several addresses", () => {
  expect(translateNetworkError(new Error("outer", { cause: withCode("ENOTFOUND") }), NEITHER)).toMatchObject({
    code: "no_such_host",
  });
  expect(translateNetworkError(new AggregateError([withCode("ECONNREFUSED")]), NEITHER)).toMatchObject({
    code: "connection_refused",
  });
});

test("an interruption or time limit of the client comes first", () => {
  const error = withCode("ENOTFOUND");
  expect(translateNetworkError(error, { timedOut: true, interrupted: false })).toMatchObject({ code: "timed_out" });
  const interruption = translateNetworkError(error, { timedOut: true, interrupted: true });
  expect(isInterruption(interruption)).toBe(true);
  expect(isWooError(interruption)).toBe(false);
});

test("the error that carries the credentials goes no further", () => {
  const error = Object.assign(withCode("ENOTFOUND"), { config: { auth: { password: "cs_secret" } } });
  expect(JSON.stringify(translateNetworkError(error, NEITHER))).not.toContain("cs_secret");
  expect(translateNetworkError(error, NEITHER).cause).toBeUndefined();
});
