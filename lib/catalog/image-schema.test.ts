import { expect, test } from "vitest";
import { toPixels } from "./image-schema";

test.each([
  [
    { x: 0.25, y: 0, width: 0.5, height: 1 },
    { width: 200, height: 100 },
    { left: 50, top: 0, side: 100 },
  ],
  // Squares outside the image, by rounding or a wrong request, are moved inside.
  [
    { x: 0.9, y: 0.9, width: 0.5, height: 1 },
    { width: 200, height: 100 },
    { left: 100, top: 0, side: 100 },
  ],
  [
    { x: 0, y: 0.3333, width: 1, height: 0.6667 },
    { width: 101, height: 151 },
    { left: 0, top: 50, side: 101 },
  ],
  [
    { x: 1, y: 1, width: 0.0001, height: 0.0001 },
    { width: 30, height: 20 },
    { left: 29, top: 19, side: 1 },
  ],
])("%o of %o", (crop, image, square) => {
  expect(toPixels(crop, image)).toEqual(square);
});
