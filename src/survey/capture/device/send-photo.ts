import { CallRefused } from "../../../web/call.ts";
import { type Photo, type PhotoPiece, pieceBytes, pieceCount } from "../photo.ts";

/** Refusals of the picture itself: sending it again changes nothing. */
const final = ["not_a_picture", "piece_does_not_fit"];

/** Sends what the server does not hold yet. A line that breaks throws, and the next attempt goes on where this one stopped. */
export async function sendPhoto(
  photo: Photo,
  picture: Uint8Array<ArrayBuffer>,
  send: (piece: PhotoPiece | null) => Promise<{ held: readonly number[]; kept: boolean }>,
): Promise<{ kept: true } | { kept: false; refused: string | null }> {
  try {
    let state = await send(null);
    for (let number = 0; number < pieceCount(photo.sizeBytes) && !state.kept; number += 1) {
      if (state.held.includes(number)) continue;
      const content = picture.subarray(number * pieceBytes, (number + 1) * pieceBytes);
      state = await send({ number, content: base64(content) });
    }
    return state.kept ? { kept: true } : { kept: false, refused: null };
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    if (error.reason === "thing_not_here") return { kept: false, refused: null };
    if (final.includes(error.reason)) return { kept: false, refused: error.message };
    throw error;
  }
}

function base64(bytes: Uint8Array): string {
  let text = "";
  // In parts: a call with hundreds of thousands of arguments is more than browsers take.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
