import { expect, test } from "vitest";
import { imageFileName } from "./image-file-name";

test.each([
  ["Ärmel (2).JPEG", "jpeg", "armel-2.jpg"],
  ["C:\\photos\\mug.png", "webp", "mug.webp"],
  ["../../etc/passwd", "png", "passwd.png"],
  ["龙井.jpg", "jpeg", "image.jpg"],
  ["", "png", "image.png"],
  [`${"a".repeat(300)}.png`, "png", `${"a".repeat(80)}.png`],
] as const)("%s as %s is called %s", (original, format, expected) => {
  expect(imageFileName(original, format)).toBe(expected);
});
