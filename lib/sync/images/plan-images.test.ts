import { describe, expect, test } from "vitest";
import { hashImages, needsSending } from "./plan-images";
import type { SyncField } from "@/lib/sync/settings/store-settings";

const images = [{ mediaId: 1, fileName: "a.png" }];
const onCreate = { createFields: ["name", "images"] as SyncField[], updateFields: ["name"] as SyncField[] };
const onUpdate = { createFields: ["name"] as SyncField[], updateFields: ["name", "images"] as SyncField[] };

describe("nothing sent yet", () => {
  test.each([
    { settings: onCreate, name: "on create", made: { now: true, earlier: true, before: false } },
    { settings: onUpdate, name: "on update", made: { now: false, earlier: true, before: true } },
  ])("images $name", ({ settings, made: wanted }) => {
    const sends = (made: "now" | "earlier" | "before") =>
      needsSending({ images, before: undefined, made, settings, isForced: false });
    expect({ now: sends("now"), earlier: sends("earlier"), before: sends("before") }).toEqual(wanted);
  });

  test("an empty list leaves the store's images unchanged, also when forced", () => {
    expect(needsSending({ images: [], before: undefined, made: "before", settings: onUpdate, isForced: true })).toBe(
      false,
    );
  });
});

describe("sent before", () => {
  test.each([
    { name: "the same", now: images, isForced: false, expected: false },
    { name: "the same, forced", now: images, isForced: true, expected: true },
    { name: "removed", now: [], isForced: false, expected: true },
  ])("$name", ({ now, isForced, expected }) => {
    expect(needsSending({ images: now, before: hashImages(images), made: "now", settings: onUpdate, isForced })).toBe(
      expected,
    );
  });

  test("the update fields alone decide about changes", () => {
    expect(
      needsSending({ images: [], before: hashImages(images), made: "now", settings: onCreate, isForced: true }),
    ).toBe(false);
  });
});
