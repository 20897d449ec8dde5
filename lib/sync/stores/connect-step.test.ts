import { expect, test } from "vitest";
import { findConnectStep } from "./connect-step";

const store = { hasKeys: true, lead: null, areTaxesMapped: false };

test.each([
  ["no store", null, undefined, "find"],
  ["no keys", { ...store, hasKeys: false }, "compare", "find"],
  ["keys", store, undefined, "compare"],
  ["keys and a step ahead", store, "start", "compare"],
  ["a choice", { ...store, lead: "both" as const }, undefined, "taxes"],
  ["a choice and its step again", { ...store, lead: "both" as const }, "compare", "compare"],
  ["a choice, without taxes", { ...store, lead: "pos" as const }, "start", "start"],
  ["everything", { ...store, lead: "store" as const, areTaxesMapped: true }, undefined, "start"],
  ["an unknown step", { ...store, lead: "store" as const }, "else", "taxes"],
])("%s", (_what, progress, asked, step) => {
  expect(findConnectStep(progress, asked)).toBe(step);
});
