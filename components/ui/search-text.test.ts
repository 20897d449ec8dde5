import { expect, test } from "vitest";
import { receive, report, startSearch } from "./search-text";

test("a late echo removes no letter", () => {
  const typedOn = { ...report({ ...startSearch(""), text: "te" }, "te"), text: "tea" };
  expect(receive(typedOn, "te").text).toBe("tea");
});

test("echoes of two reports leave the text typed after both", () => {
  const state = { ...report(report({ ...startSearch(""), text: "tea" }, "te"), "tea"), text: "teas" };
  const first = receive(state, "te");
  expect(first.text).toBe("teas");
  expect(receive(first, "tea")).toEqual({ text: "teas", seen: "tea", pending: [] });
});

test("an owner may skip an echo and take the last", () => {
  const state = report(report({ ...startSearch(""), text: "tea" }, "te"), "tea");
  expect(receive(state, "tea").pending).toEqual([]);
});

test("a value from outside is taken, also one that was reported long ago", () => {
  const settled = receive(report({ ...startSearch(""), text: "tea" }, "tea"), "tea");
  const cleared = receive(settled, "");
  expect(cleared.text).toBe("");
  expect(receive(cleared, "tea").text).toBe("tea");
});

test("an unchanged text expects no echo", () => {
  expect(report(startSearch("tea"), "tea")).toEqual(startSearch("tea"));
});
