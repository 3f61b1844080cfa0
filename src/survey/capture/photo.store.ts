import { createHash } from "node:crypto";
import { attachToRecord, type LedgerContext } from "../../ledger/api.ts";
import { FacilityId, RecordId } from "../../ledger/contract.ts";
import type { Trx } from "../../platform/db/tables.ts";
import { type FacilityKeys, seal, unseal } from "../../platform/facility-key.ts";
import type { Actor } from "../../shared/actor.ts";
import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Participation } from "../participation.store.ts";
import { type Photo, type PhotoPiece, pictureType, pieceBytes, pieceCount } from "./photo.ts";

export type PhotoRefusal = "not_a_picture" | "piece_does_not_fit" | "thing_not_here";

export interface Held {
  held: number[];
  kept: boolean;
}

/**
 * Takes one piece of a photo, or tells which are here. With the last one the photo is put together, compared with what the device said it
 * would be, and kept with the hospital's key; of a connection also beside its record in the ledger.
 */
export async function takePiece(
  trx: Trx,
  survey: Participation,
  { ledger, keys, actor, now }: { ledger: LedgerContext; keys: FacilityKeys; actor: Actor; now: Date },
  photo: Photo,
  piece: PhotoPiece | null,
): Promise<Result<Held, PhotoRefusal>> {
  const { facilityId, programmeId } = survey;
  const count = pieceCount(photo.sizeBytes);
  const all = Array.from({ length: count }, (_, number) => number);
  if (await isKept(trx, survey, photo.id)) return ok({ held: all, kept: true });
  const key = await keys.keyFor(trx, facilityId, now);
  if (piece) {
    const content = Buffer.from(piece.content, "base64");
    const size = piece.number < count - 1 ? pieceBytes : photo.sizeBytes - pieceBytes * (count - 1);
    if (piece.number >= count || content.length !== size) return refuse("piece_does_not_fit");
    await trx
      .insertInto("survey_capture_piece")
      .values({
        facility_id: facilityId,
        programme_id: programmeId,
        photo_id: photo.id,
        piece: piece.number,
        content: seal(key, content),
        received_at: now,
        shared_with: survey.sharedWith,
      })
      .onConflict((conflict) => conflict.columns(["facility_id", "programme_id", "photo_id", "piece"]).doNothing())
      .execute();
  }
  const pieces = await trx
    .selectFrom("survey_capture_piece")
    .select(["piece", "content"])
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("photo_id", "=", photo.id)
    .orderBy("piece")
    .execute();
  const held = pieces.map((one) => one.piece);
  if (held.length < count) return ok({ held, kept: false });
  await forgetPieces(trx, survey, photo.id);
  const content = Buffer.concat(pieces.map((one) => unseal(key, one.content)));
  // Something was lost or mixed up on the way: begun anew.
  if (createHash("sha256").update(content).digest("hex") !== photo.sha256) return ok({ held: [], kept: false });
  return keep(trx, survey, { ledger, actor, now }, photo, content);
}

const isKept = async (trx: Trx, { facilityId, programmeId }: Participation, id: string) =>
  (await trx
    .selectFrom("survey_photo")
    .select("id")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("id", "=", id)
    .executeTakeFirst()) !== undefined;

const forgetPieces = (trx: Trx, { facilityId, programmeId }: Participation, photoId: string) =>
  trx
    .deleteFrom("survey_capture_piece")
    .where("facility_id", "=", facilityId)
    .where("programme_id", "=", programmeId)
    .where("photo_id", "=", photoId)
    .execute();

async function keep(
  trx: Trx,
  survey: Participation,
  { ledger, actor, now }: { ledger: LedgerContext; actor: Actor; now: Date },
  photo: Photo,
  content: Buffer,
): Promise<Result<Held, PhotoRefusal>> {
  const type = pictureType(content);
  if (!type) return refuse("not_a_picture");
  const taken = photo.takenAt.slice(0, 16).replaceAll(/[-:]/g, "").replace("T", "-");
  const file = { name: `photo-${taken}.${type.extension}`, mediaType: type.mediaType, content, caption: photo.caption };
  const recordId = RecordId.safeParse(/^connection:(.*)$/.exec(photo.thing)?.[1]);
  const facilityId = FacilityId.parse(survey.facilityId);
  const fileId = recordId.success
    ? await attachToRecord(trx, ledger, actor, { facilityId, recordId: recordId.data }, file)
    : await ledger.files.put(trx, survey.facilityId, { ...file, by: actor.label, at: now });
  if (fileId === null) return refuse("thing_not_here");
  await trx
    .insertInto("survey_photo")
    .values({
      facility_id: survey.facilityId,
      programme_id: survey.programmeId,
      id: photo.id,
      file_id: fileId,
      thing: photo.thing,
      caption: photo.caption,
      taken_at: new Date(photo.takenAt),
      taken_by: actor.name,
      received_at: now,
      shared_with: survey.sharedWith,
    })
    .execute();
  return ok({ held: Array.from({ length: pieceCount(photo.sizeBytes) }, (_, number) => number), kept: true });
}
