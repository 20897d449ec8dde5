/**
 * Draws the pictures of the demo shop into prisma/seed/images/. They are committed, so this runs only after a drawing
 * changed: `npx tsx prisma/seed/generate-images.ts`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { drawMotif } from "./motifs";
import { COLOURINGS, type Colouring, type Motif, TILE_NAMES, tileFileName, tileFormat } from "./tiles";

const SIZE = 600;
// Bounds the time of the seed and the size of the repository.
const MAX_BYTES = 4096;

const folder = path.join(import.meta.dirname, "images");
await mkdir(folder, { recursive: true });

for (const name of TILE_NAMES) {
  const cut = name.lastIndexOf("-");
  const svg = drawMotif(name.slice(0, cut) as Motif, COLOURINGS[name.slice(cut + 1) as Colouring]);
  const image = sharp(Buffer.from(svg)).resize(SIZE, SIZE);
  const bytes =
    tileFormat(name) === "png"
      ? await image.png({ palette: true, colours: 8, dither: 0, compressionLevel: 9, effort: 10 }).toBuffer()
      : await image.webp({ quality: 60, effort: 6, smartSubsample: true }).toBuffer();
  if (bytes.length > MAX_BYTES) throw new Error(`${name} has ${bytes.length} bytes`);
  await writeFile(path.join(folder, tileFileName(name)), bytes);
  process.stdout.write(`${tileFileName(name)} ${bytes.length}\n`);
}
