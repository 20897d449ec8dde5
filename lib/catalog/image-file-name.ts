const EXTENSIONS = { jpeg: "jpg", png: "png", webp: "webp" } as const;

// File systems allow 255 bytes, and WordPress appends sizes ("-1024x1024").
const MAX_LENGTH = 80;

/**
 * A file name that URLs, WordPress and file systems accept: "Ärmel (2).JPEG" → "armel-2.jpg". WordPress derives the
 * type of a fetched image from the extension, so the extension follows the real format.
 */
export function imageFileName(original: string, format: keyof typeof EXTENSIONS): string {
  const stem = original
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]*$/, "")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
  return `${stem || "image"}.${EXTENSIONS[format]}`;
}
