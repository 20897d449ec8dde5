/** The pictures of the demo shop: a motif in a colouring, drawn by `generate-images.ts`. */
export const MOTIFS = [
  "bag",
  "cup",
  "leaf",
  "tin",
  "kettle",
  "mug",
  "shirt",
  "candle",
  "jar",
  "bottle",
  "bar",
  "dripper",
  "apron",
  "soap",
  "book",
  "bowl",
  "sock",
  "box",
  "grinder",
  "plant",
] as const;

export const COLOURINGS = {
  warm: { ground: "#f3e9dc", shade: "#e4d3bd", main: "#a4532e", dark: "#5e2f1b", light: "#d99a6c" },
  cool: { ground: "#e3ebe8", shade: "#cbd9d4", main: "#2f6f64", dark: "#1d433d", light: "#7fb5a6" },
} as const;

export type Motif = (typeof MOTIFS)[number];
export type Colouring = keyof typeof COLOURINGS;
export type TileName = `${Motif}-${Colouring}`;

export const TILE_NAMES: readonly TileName[] = MOTIFS.flatMap((motif) => [
  `${motif}-warm` as const,
  `${motif}-cool` as const,
]);

/** Mostly WebP. Every fourth motif is PNG, since real shops have mixed formats. */
export function tileFormat(name: TileName): "png" | "webp" {
  const motif = name.slice(0, name.lastIndexOf("-"));
  return MOTIFS.findIndex((other) => other === motif) % 4 === 3 ? "png" : "webp";
}

export function tileFileName(name: TileName): string {
  return `${name}.${tileFormat(name)}`;
}
