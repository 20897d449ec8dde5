import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestDb } from "@/lib/testing/test-db";
import { historyOf } from "./find-failures";
import { openGround } from "./open-ground";
import { runHistory } from "./run-history";
import { EVERYTHING } from "./scopes";
import { tellStory } from "./story";
import type { Ground } from "./world";

const testDb = useTestDb();
let ground: Ground | undefined;
beforeAll(async () => {
  ground = await openGround(testDb.databaseUrl());
});
afterAll(() => ground?.clock.uninstall());

/** Fixed, so that the same histories happen in each run; `npm run sim` makes up others. */
const GROUPS = 10;
const SEEDS_PER_GROUP = 12;
/** Generous: a busy machine is no failure. */
const TIMEOUT_MS = 600_000;

test.each(Array.from({ length: GROUPS }, (_, group) => group * SEEDS_PER_GROUP))(
  "both sides agree after the histories from seed %i",
  { timeout: TIMEOUT_MS },
  async (first) => {
    for (let seed = first; seed < first + SEEDS_PER_GROUP; seed += 1) {
      const actions = historyOf(EVERYTHING, seed);
      const breaches = await runHistory(ground!, actions);
      expect(breaches, `seed ${seed}\n${tellStory(actions, breaches)}`).toEqual([]);
    }
  },
);
