const EXTENSIONS = { jpeg: "jpg", png: "png", webp: "webp" } as const;

// Far below the 255 bytes of file systems, since WordPress adds sizes ("-1024x1024") to it.
const MAX_LENGTH = 80;

/**
 * A name that survives addresses, WordPress and file systems: "Ärmel (2).JPEG" → "armel-2.jpg".
 * WordPress takes the type of a fetched image from the extension, so it follows the real format.
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
