import { expect, test } from "vitest";
import { NAMED_HISTORIES } from "./named-histories";
import { runHistory } from "./run-history";
import { tellStory } from "./story";
import { useGround } from "./test-histories";

const ground = useGround();
/** Generous: a busy machine is no failure. */
const TIMEOUT_MS = 600_000;

test.each(NAMED_HISTORIES)("no longer so: $fault", { timeout: TIMEOUT_MS }, async ({ actions, cycles }) => {
  const breaches = await runHistory(ground(), actions, cycles);
  expect(breaches, tellStory(actions, breaches)).toEqual([]);
});
