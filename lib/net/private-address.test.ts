import { describe, expect, test } from "vitest";
import { isPrivateHost, isPublicAddress, isRefusedLiteral } from "./private-address";

describe("isPublicAddress", () => {
  test.each([
    "8.8.8.8",
    "93.184.216.34",
    "172.32.0.1",
    "2606:4700:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "[2606:4700:4700::1111]",
  ])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    "127.0.0.1",
    "127.8.9.10",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "100::1",
    "shop.example",
    "",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("isRefusedLiteral", () => {
  test.each([
    ["http://127.1/", true],
    ["http://2130706433/", true],
    ["http://0x7f.0.0.1/", true],
    ["http://0177.0.0.1/", true],
    ["http://[::ffff:127.0.0.1]/", true],
    ["http://8.8.8.8/", false],
    ["http://localhost/", false], // The lookup checks names.
  ])("%s %s", (url, refused) => {
    expect(isRefusedLiteral(new URL(url).hostname)).toBe(refused);
  });
});

describe("isPrivateHost", () => {
  test.each([
    "http://localhost:3000",
    "http://LOCALHOST.",
    "http://pos.localhost",
    "http://till",
    "http://till.local",
    "http://till.internal",
    "http://till.lan",
    "http://till.home",
    "http://till.home.arpa",
    "http://till.test",
    "http://192.168.1.20",
    "http://10.0.0.5:8080",
    "http://127.1",
    "http://169.254.169.254",
    "http://[::1]:3000",
    "http://[::ffff:127.0.0.1]",
    "http://[fd00:ec2::254]",
    "http://[2002:7f00:1::]",
  ])("%s is private", (url) => expect(isPrivateHost(new URL(url).hostname)).toBe(true));

  test.each([
    "https://pos.example.com",
    "https://localhost.example.com",
    "https://local.example",
    "https://8.8.8.8",
    "https://[2606:4700:4700::1111]",
  ])("%s is not", (url) => expect(isPrivateHost(new URL(url).hostname)).toBe(false));
});
