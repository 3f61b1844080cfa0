import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/tables.ts";
import { inOrganisation } from "../../../platform/db/tenant.ts";
import { Instrument } from "../../instrument/instrument.ts";
import { anOrganisation } from "../../round/testing/an-organisation.ts";

const single = (id: string, label: string, options: readonly string[]) => ({
  id,
  kind: "single",
  label: { ja: label },
  options: options.map((words, index) => ({ id: String(index + 1), label: { ja: words } })),
});

const instrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "taisaku",
  edition: "1",
  title: { ja: "対策の調査票" },
  sections: [
    {
      id: "S",
      label: { ja: "全般" },
      questions: [
        single("Q1", "情報システム部門の有無", ["ある", "ない"]),
        single("Q2", "対策の実施", ["実施している", "実施していない", "わからない"]),
        single("Q3", "被害の経験", ["ない", "ある", "答えたくない"]),
      ],
    },
  ],
});

export const smallRoundPlan = {
  format: "sekisho/table-plan/1",
  instrument: "taisaku",
  tables: [{ kind: "cross", rows: "Q1", columns: "Q2" }],
};

/** By Q1, how many answered Q2 with each option. */
const answers = [
  { q1: "1", q2: [26, 5, 2] },
  { q1: "2", q2: [4, 9, 0] },
] as const;

/** Of the 46, in the order in which they are kept: four and four, the others neither. */
const q3Of = (place: number) => (place < 4 ? "2" : place < 8 ? "3" : "1");

/** A closed round of 46 answers to three questions, with figures of 2 and 4 in it. */
export async function smallRound(db: Db) {
  const organisationId = await anOrganisation(db, instrument);
  const roundId = randomUUID();
  const addAnswer = async (q1: string, q2: string, q3: string) => {
    const id = randomUUID();
    const values = { Q1: { picked: [q1] }, Q2: { picked: [q2] }, Q3: { picked: [q3] } };
    await inOrganisation(db, organisationId, (trx) =>
      sql`insert into questionnaire_sheet (organisation_id, round_id, id, anonymous, answers, segments, origin, flags, digest)
        values (${organisationId}, ${roundId}, ${id}, true, ${JSON.stringify({ values })}, '{}', 'form', '{}', ${id})`.execute(
        trx,
      ),
    );
    return id;
  };
  const removeAnswer = (id: string) =>
    inOrganisation(db, organisationId, (trx) =>
      sql`delete from questionnaire_sheet where organisation_id = ${organisationId} and id = ${id}`.execute(trx),
    );
  const at = new Date("2026-11-20T00:00:00Z");
  await inOrganisation(db, organisationId, (trx) =>
    sql`insert into questionnaire_round (organisation_id, id, title, instrument_id, edition, access, anonymous, editable, population,
        remind_after_days, reminders_at_most, state, created_by, created_at, opened_at, closed_at)
      values (${organisationId}, ${roundId}, '対策の調査', 'taisaku', '1', 'links', true, false, 506, 7, 2, 'closed', 'operator', ${at},
        ${at}, ${at})`.execute(trx),
  );
  const each = answers.flatMap(({ q1, q2 }) =>
    q2.flatMap((count, option) => Array.from({ length: count }, () => [q1, String(option + 1)] as const)),
  );
  for (const [place, [q1, q2]] of each.entries()) await addAnswer(q1, q2, q3Of(place));
  return { organisationId, roundId, addAnswer, removeAnswer, crossCounts: answers.map(({ q2 }) => [...q2]) };
}
