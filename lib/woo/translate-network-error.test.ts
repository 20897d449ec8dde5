import { expect, test } from "vitest";
import type { WooErrorCode } from "./error-codes";
import { translateNetworkError } from "./translate-network-error";

const NEITHER = { timedOut: false, cancelled: false };
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
  expect(translateNetworkError(withCode(code), NEITHER).code).toBe(expected);
});

test("the code is also found in a cause and among several addresses", () => {
  expect(translateNetworkError(new Error("outer", { cause: withCode("ENOTFOUND") }), NEITHER).code).toBe(
    "no_such_host",
  );
  expect(translateNetworkError(new AggregateError([withCode("ECONNREFUSED")]), NEITHER).code).toBe(
    "connection_refused",
  );
});

test("what ended the request on our side comes first", () => {
  expect(translateNetworkError(withCode("ENOTFOUND"), { timedOut: true, cancelled: false }).code).toBe("timed_out");
  expect(translateNetworkError(withCode("ENOTFOUND"), { timedOut: true, cancelled: true }).code).toBe("cancelled");
});

test("the error that carried the credentials goes no further", () => {
  const error = Object.assign(withCode("ENOTFOUND"), { config: { auth: { password: "cs_secret" } } });
  expect(JSON.stringify(translateNetworkError(error, NEITHER))).not.toContain("cs_secret");
  expect(translateNetworkError(error, NEITHER).cause).toBeUndefined();
});
