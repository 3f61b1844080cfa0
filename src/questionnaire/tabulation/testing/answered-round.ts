import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "../../../platform/db/tables.ts";
import { inOrganisation } from "../../../platform/db/tenant.ts";
import type { Answers } from "../../instrument/answer.ts";
import { Instrument } from "../../instrument/instrument.ts";
import { anOrganisation } from "../../round/testing/an-organisation.ts";

const options = (...labels: string[]) => labels.map((label, at) => ({ id: `${at + 1}`, label: { ja: label } }));

/** A choice, a number, several choices, and who answers. */
export const trainingInstrument = Instrument.parse({
  format: "sekisho/instrument/1",
  id: "kunren",
  edition: "1",
  title: { ja: "訓練の調査票" },
  sections: [
    {
      id: "S",
      label: { ja: "訓練" },
      questions: [
        {
          id: "Q1",
          kind: "single",
          label: { ja: "訓練の有無" },
          options: options("している", "していない", "わからない"),
        },
        { id: "Q2", kind: "number", label: { ja: "年間回数" }, unit: { ja: "回" }, integer: true, min: 0 },
        { id: "Q3", kind: "multiple", label: { ja: "訓練の内容" }, options: options("メール", "机上", "復旧") },
        { id: "Q4", kind: "text", label: { ja: "ご連絡先" }, contact: true },
      ],
    },
  ],
});

export interface AnsweredSheet {
  q1?: string;
  q2?: number;
  q3?: string[];
  segments?: Record<string, string>;
  flags?: string[];
}

export const anAnsweringOrganisation = (db: Db, instrument = trainingInstrument): Promise<string> =>
  anOrganisation(db, instrument);

/** A closed round: who was asked, by segments, and what came back. Written as the server would have. @returns its id */
export async function anAnsweredRound(
  db: Db,
  organisationId: string,
  round: {
    title: string;
    createdAt: string;
    asked?: readonly Record<string, string>[];
    sheets: readonly AnsweredSheet[];
  },
): Promise<string> {
  const id = randomUUID();
  await inOrganisation(db, organisationId, async (trx) => {
    await sql`insert into questionnaire_round (organisation_id, id, title, instrument_id, edition, access, anonymous, editable,
        remind_after_days, reminders_at_most, state, created_by, created_at)
      values (${organisationId}, ${id}, ${round.title}, ${trainingInstrument.id}, '1', 'directory', true, false, 7, 2, 'closed', 'operator',
        ${round.createdAt})`.execute(trx);
    for (const segments of round.asked ?? [])
      await sql`insert into questionnaire_invitation (organisation_id, round_id, id, segments, who_hash, added_on)
        values (${organisationId}, ${id}, ${randomUUID()}, ${JSON.stringify(segments)}, ${randomUUID()}, '2026-10-01')`.execute(
        trx,
      );
  });
  for (const sheet of round.sheets) await addAnswers(db, organisationId, id, sheet);
  return id;
}

export async function addAnswers(db: Db, organisationId: string, roundId: string, sheet: AnsweredSheet): Promise<void> {
  const values = {
    ...(sheet.q1 && { Q1: { picked: [sheet.q1] } }),
    ...(sheet.q2 !== undefined && { Q2: { number: sheet.q2 } }),
    ...(sheet.q3 && { Q3: { picked: sheet.q3 } }),
  } as Answers["values"];
  await inOrganisation(db, organisationId, (trx) =>
    sql`insert into questionnaire_sheet (organisation_id, round_id, id, anonymous, answers, segments, origin, flags, digest)
      values (${organisationId}, ${roundId}, ${randomUUID()}, true, ${JSON.stringify({ values })}, ${JSON.stringify(sheet.segments ?? {})},
        'form', ${sheet.flags ?? []}, ${JSON.stringify(values)})`.execute(trx),
  );
}
