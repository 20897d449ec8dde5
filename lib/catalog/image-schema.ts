/** Above the size of a phone's photographs, below what a small server notices. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;

/** What the file picker offers; what a file really is, is found out when it is stored. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"] as const;

/** More than any theme shows. */
export const MAX_IMAGES = 50;
