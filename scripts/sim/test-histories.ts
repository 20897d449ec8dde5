import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDb } from "@/lib/testing/test-db";
import { historyOf } from "./find-failures";
import { closeGround, openGround } from "./open-ground";
import { runHistory } from "./run-history";
import { EVERYTHING } from "./scopes";
import { tellStory } from "./story";
import type { Ground } from "./world";

/** Histories of one test file. */
export const HISTORIES = 160;
const SEEDS_PER_TEST = 20;
/** Generous: a busy machine is no failure. */
const TIMEOUT_MS = 600_000;

/** A ground for the histories of the calling test file. */
export function useGround(): () => Ground {
  const testDb = useTestDb();
  let ground: Ground | undefined;
  beforeAll(async () => {
    ground = await openGround(testDb.databaseUrl());
  });
  afterAll(async () => ground && closeGround(ground));
  return () => ground!;
}

/** Tests the histories of some fixed seeds, so that the same happen in each run; `npm run sim` makes up others. */
export function testHistories(firstSeed: number): void {
  const ground = useGround();
  test.each(Array.from({ length: HISTORIES / SEEDS_PER_TEST }, (_, group) => firstSeed + group * SEEDS_PER_TEST))(
    "both sides agree after the histories from seed %i",
    { timeout: TIMEOUT_MS },
    async (first) => {
      for (let seed = first; seed < first + SEEDS_PER_TEST; seed += 1) {
        const actions = historyOf(EVERYTHING, seed);
        const breaches = await runHistory(ground(), actions);
        expect(breaches, `seed ${seed}\n${tellStory(actions, breaches)}`).toEqual([]);
      }
    },
  );
}
