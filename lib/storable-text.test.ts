import { expect, test } from "vitest";
import { storableText } from "./storable-text";

test("letters that PostgreSQL refuses are removed, all others stay", () => {
  expect(storableText("a\u0000b")).toBe("ab");
  expect(storableText("x\ud83d y")).toBe("x\ufffd y");
  expect(storableText("𝓯 👩‍👩‍👧 مرحبا")).toBe("𝓯 👩‍👩‍👧 مرحبا");
});
