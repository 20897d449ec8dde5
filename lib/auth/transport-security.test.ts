import { describe, expect, test } from "vitest";
import { isSecureRequest, strictTransportSecurity } from "@/lib/auth/transport-security";

const APP = "https://pos.shop.example";
const HSTS = "max-age=31536000";

describe.each([
  ["the public name without a header", { host: "pos.shop.example" }, APP, true, HSTS],
  ["the public name, whatever the header", { host: "pos.shop.example", "x-forwarded-proto": "http" }, APP, true, null],
  ["the public name in capitals", { host: "POS.shop.example" }, APP, true, HSTS],
  ["another port, which nginx leaves out", { host: "pos.shop.example" }, `${APP}:8443`, true, null],
  ["the name that a proxy passes on", { host: "app:3000", "x-forwarded-host": "pos.shop.example" }, APP, true, HSTS],
  ["the machine's own name", { host: "localhost:3000" }, APP, false, null],
  ["an address of the network", { host: "192.168.1.20:3000" }, APP, false, null],
  ["another name behind TLS", { host: "till.local", "x-forwarded-proto": "https" }, APP, true, null],
  ["a longer name", { host: "pos.shop.example.evil.example" }, APP, false, null],
  ["no name", {}, APP, false, null],
  ["nonsense", { host: "a b" }, APP, false, null],
  ["a plain public address", { host: "pos.shop.example" }, "http://pos.shop.example", false, null],
  ["localhost with TLS", { host: "localhost:3001" }, "https://localhost:3001", true, null],
] as const)("%s", (_, sent, appUrl, isSecure, hsts) => {
  const headers = new Headers(Object.entries(sent));

  test(`has ${isSecure ? "secure" : "plain"} cookies`, () => {
    expect(isSecureRequest(headers, appUrl)).toBe(isSecure);
  });

  test(`is answered ${hsts === null ? "without" : "with"} Strict-Transport-Security`, () => {
    expect(strictTransportSecurity(headers, appUrl)).toBe(hsts);
  });
});
