import { z } from "zod";

/** Bytes of a piece; a bad line loses at most so much. As base64 it stays far below the server's limit of a request. */
export const pieceBytes = 256 * 1024;
/** Photos are made smaller on the device; a label stays readable at this size. */
export const longestEdgePixels = 2000;
export const mostPhotoBytes = 6 * 1024 * 1024;

/** What a photo is, apart from its content. */
export const Photo = z.object({
  /** Made by the device. */
  id: z.uuid(),
  /** What it shows, by its name (operation.ts). */
  thing: z.string().min(1).max(200),
  caption: z.string().max(500),
  takenAt: z.iso.datetime(),
  sizeBytes: z.int().positive().max(mostPhotoBytes),
  /** SHA-256 of the content, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Photo = z.infer<typeof Photo>;

export const PhotoPiece = z.object({
  number: z
    .int()
    .min(0)
    .max(Math.ceil(mostPhotoBytes / pieceBytes)),
  content: z.base64(),
});
export type PhotoPiece = z.infer<typeof PhotoPiece>;

export const pieceCount = (sizeBytes: number): number => Math.ceil(sizeBytes / pieceBytes);

/** Kind of a picture by its first bytes; null for anything else, whatever a name says. */
export function pictureType(content: Uint8Array): { mediaType: string; extension: string } | null {
  const starts = (bytes: readonly number[], at = 0) => bytes.every((byte, index) => content[at + index] === byte);
  if (starts([0xff, 0xd8, 0xff])) return { mediaType: "image/jpeg", extension: "jpg" };
  if (starts([0x89, 0x50, 0x4e, 0x47])) return { mediaType: "image/png", extension: "png" };
  if (starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8))
    return { mediaType: "image/webp", extension: "webp" };
  return null;
}
