import { expect, test } from "vitest";
import { tellStory } from "./story";

test("a history is numbered lines, and ends with what is wrong", () => {
  const story = tellStory(
    [
      { do: "order", goods: 1, quantity: 2, status: "processing" },
      { do: "cron" },
      {
        do: "work",
        jobs: 2,
        disturbances: [
          { at: 3, kind: "lost" },
          { at: 4, kind: "meanwhile", action: { do: "twin" } },
        ],
      },
    ],
    ["no run hangs: 1 runs are under way"],
  );
  expect(story.split("\n")).toEqual([
    "  1. order: goods 1, quantity 2, status processing",
    "  2. cron",
    "  3. 2 jobs run; of their requests: the answer to number 3 is lost; before number 4: another worker takes the job for dead and does it as well",
    "  => no run hangs: 1 runs are under way",
  ]);
});
