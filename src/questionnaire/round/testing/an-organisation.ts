import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/tables.ts";
import { inOrganisation } from "../../../platform/db/tenant.ts";
import { Instrument } from "../../instrument/instrument.ts";

/** Three questions: a choice, an opinion, and who answers. */
export const smallInstrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "shiken",
  edition: "1",
  title: { ja: "試験の調査票" },
  sections: [
    {
      id: "S",
      label: { ja: "全般" },
      questions: [
        {
          id: "Q1",
          kind: "single",
          label: { ja: "遠隔保守を使っていますか" },
          options: ["1", "2", "3"].map((id) => ({ id, label: { ja: `選択肢${id}` } })),
        },
        { id: "Q2", kind: "text", label: { ja: "ご意見" } },
        { id: "Q3", kind: "text", label: { ja: "ご連絡先" }, contact: true },
      ],
    },
  ],
});

/** An organisation with the instrument, fixed. @returns its id */
export async function anOrganisation(db: Db, instrument: Instrument = smallInstrument): Promise<string> {
  const id = randomUUID();
  const at = new Date("2026-11-01T00:00:00Z");
  await db.insertInto("organisation").values({ id, kind: "secretariat", name: "つばめ協会", created_at: at }).execute();
  await inOrganisation(db, id, (trx) =>
    sql`insert into questionnaire_instrument (organisation_id, instrument_id, edition, document, state, version, created_at, created_by,
        changed_at, changed_by, fixed_at)
      values (${id}, ${instrument.id}, ${instrument.edition}, ${JSON.stringify(instrument)}, 'fixed', 1, ${at}, 'operator', ${at},
        'operator', ${at})`.execute(trx),
  );
  return id;
}

/** Settings of a round with a link for each respondent. */
export const roundSettings = {
  title: "試験の回",
  instrumentId: "shiken",
  edition: "1",
  access: "links" as "links" | "open" | "directory",
  anonymous: false,
  editable: false,
  opensOn: null as string | null,
  closesOn: null as string | null,
  population: null,
  remindAfterDays: 7,
  remindersAtMost: 2,
};
