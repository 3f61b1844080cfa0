import { randomUUID } from "node:crypto";
import type { SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";

/** An organisation that takes part in the programme and is engaged for nothing: it may be taken out by any request. */
export async function aParty(
  { runtime }: ComposedApp,
  { programmeId }: SmallProgramme,
  word: string,
): Promise<{ partyId: string }> {
  const { db } = runtime.database;
  const at = new Date(Date.now() - 60_000);
  const partyId = randomUUID();
  const organisation = { id: partyId, kind: "research_group", name: `${word}研究班2`, created_at: at } as const;
  await db.insertInto("organisation").values(organisation).execute();
  const part = { programme_id: programmeId, organisation_id: partyId, part: "research_group" } as const;
  await db
    .insertInto("programme_part")
    .values({ ...part, since: at, until: null, recorded_by: "operator" })
    .execute();
  return { partyId };
}
