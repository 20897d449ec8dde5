import { afterEach, expect, test } from "vitest";
import { installVirtualDate, type VirtualDate } from "./virtual-date";

let clock: VirtualDate | undefined;
afterEach(() => clock?.uninstall());

test("the clock moves forward on request, for both ways to ask for the time", () => {
  const before = Date.now();
  clock = installVirtualDate();
  clock.forward(3_600_000);
  expect(Date.now()).toBeGreaterThanOrEqual(before + 3_600_000);
  expect(new Date().getTime()).toBeGreaterThanOrEqual(before + 3_600_000);
  clock.uninstall();
  expect(Date.now()).toBeLessThan(before + 3_600_000);
});

test("dates with a given time are ordinary dates", () => {
  const real = new Date(0);
  clock = installVirtualDate();
  clock.forward(1_000);
  expect(real).toBeInstanceOf(Date);
  expect(new Date(2026, 10, 29).getDate()).toBe(29);
  expect(new Date("2026-11-29T12:00:00Z").getTime()).toBe(Date.UTC(2026, 10, 29, 12));
});
