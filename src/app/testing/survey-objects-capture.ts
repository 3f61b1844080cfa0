import { createHash, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { inFacility } from "../../platform/db/tenant.ts";
import type { SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";

/** The smallest thing that counts as a picture by its first bytes. */
const picture = (word: string) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.from(word)]);

/** A photo as a device announces and sends it. */
export function capturedPhoto(word: string, id: string = randomUUID()) {
  const content = picture(word);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const photo = {
    id,
    thing: "target:T1",
    caption: word,
    takenAt: "2026-11-02T01:00:00.000Z",
    sizeBytes: content.length,
    sha256,
  };
  return { photo, piece: { number: 0, content: content.toString("base64") } };
}

/** A device of the survey company, and a photo and a note that came with it. */
export async function aCapture(
  { app, runtime }: ComposedApp,
  facilityId: string,
  { programmeId, people }: SmallProgramme,
  word: string,
): Promise<{ deviceId: string; photoId: string }> {
  const { headers } = people.survey_company;
  const base = `/api/v1/facilities/${facilityId}/survey/${programmeId}/capture`;
  const ask = async (path: string, payload: object) => {
    const reply = await app.inject({ method: "POST", url: base + path, headers, payload });
    if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  };
  const { deviceId } = await ask("/devices", { name: `${word}の端末` });
  const sent = capturedPhoto(word);
  await ask(`/devices/${deviceId}/photos`, sent);
  await inFacility(runtime.database.db, facilityId, (trx) =>
    sql`insert into survey_field_note (facility_id, programme_id, id, about, body, written_at, written_by, changed_at, changed_by, shared_with)
      values (${facilityId}, ${programmeId}, ${randomUUID()}, null, ${word}, now(), ${word}, now(), ${word}, ${programmeId})`.execute(
      trx,
    ),
  );
  return { deviceId, photoId: sent.photo.id };
}
