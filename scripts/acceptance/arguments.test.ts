import { expect, test } from "vitest";
import { readArguments } from "./arguments";

const KEY = `ck_${"0a".repeat(20)}`;
const SECRET = `cs_${"b1".repeat(20)}`;
const store = ["--url", "shop.example/", "--key", KEY, "--secret", SECRET];

test("the store's address is normalised, and the full size is the default", () => {
  expect(readArguments(store)).toEqual({
    url: "https://shop.example",
    key: KEY,
    secret: SECRET,
    clean: false,
    size: { variations: 120, lostProducts: 60, giveUpAfterMs: 600 },
  });
  expect(readArguments([...store, "--clean", "--size", "small"])).toMatchObject({
    clean: true,
    size: { variations: 6 },
  });
});

test("each argument that is missing or wrong has a line", () => {
  expect(() => readArguments(["--url", "ftp://shop.example", "--key", "ck_1"])).toThrow(
    /--url is no address of a store: ftp:\/\/shop\.example\n--key is ck_ and 40 .*\n--secret is missing/,
  );
  expect(() => readArguments([...store, "--size", "huge"])).toThrow("--size is full or small");
  expect(() => readArguments([...store, "--force"])).toThrow("--force");
});
