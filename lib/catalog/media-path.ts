/** The path of an image on this application's own address. */
export function mediaPath(image: { id: number; fileName: string }): string {
  return `/media/${image.id}/${encodeURIComponent(image.fileName)}`;
}
