import { expect, test } from "vitest";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { Answers } from "../instrument/answer.ts";
import { come } from "../respond/come.store.ts";
import { handIn } from "../respond/form.store.ts";
import { addRespondents } from "./invitation.store.ts";
import { previewMailing, sendMailing, startMailing } from "./mailing.store.ts";
import { anOrganisation } from "./testing/an-organisation.ts";
import { anOpenRound, manager, must, roundContext } from "./testing/round-stage.ts";

const { db } = await testDatabase();
const organisationId = await anOrganisation(db);
const { context, clock } = roundContext(db);
const answers = Answers.parse({ values: { Q2: { text: "よい" } } });

const start = (roundId: string, kind: "invitation" | "reminder") =>
  startMailing(context, manager, organisationId, roundId, kind);
async function mail(roundId: string, kind: "invitation" | "reminder"): Promise<void> {
  const { id: mailingId } = must(await start(roundId, kind));
  await sendMailing(context, { organisationId, roundId, mailingId });
}
/** All mails that wait to leave, since the beginning. */
const mails = () => db.selectFrom("mail").select(["recipient", "subject", "body_text"]).execute();
const newSince = async (before: readonly { recipient: string; subject: string }[]) => {
  const known = new Set(before.map(({ recipient, subject }) => `${recipient} ${subject}`));
  return (await mails()).filter(({ recipient, subject }) => !known.has(`${recipient} ${subject}`));
};

test("everybody is invited once, whoever answers is not reminded, and nobody before the days have passed", async () => {
  const { roundId, secrets } = await anOpenRound(context, organisationId);
  await mail(roundId, "invitation");
  const invited = await mails();
  expect(invited.map(({ recipient }) => recipient).sort()).toEqual(secrets.map(({ email }) => email));
  expect(must(await previewMailing(context, organisationId, roundId, "invitation")).mails).toBe(0);
  expect(await start(roundId, "invitation")).toEqual({ ok: false, error: "nobody_to_mail" });
  expect(await start(roundId, "reminder")).toEqual({ ok: false, error: "nobody_to_mail" });

  const [first] = secrets;
  const comer = must(await come(context, { token: first?.token ?? "" }, "192.0.2.1"));
  must(await handIn(context, comer, { answers, seconds: 60, filledTrap: false }));
  clock.now = new Date("2026-11-27T03:00:00Z");
  const preview = must(await previewMailing(context, organisationId, roundId, "reminder"));
  expect([preview.mails, preview.leftOut]).toEqual([11, [{ reason: "answered", count: 1 }]]);
  await mail(roundId, "reminder");
  const reminded = await newSince(invited);
  expect(reminded.every(({ subject }) => subject.includes("再度のお知らせ"))).toBe(true);
  expect(reminded.map(({ recipient }) => recipient).sort()).toEqual(secrets.slice(1).map(({ email }) => email));
});

test("the stored mail holds no secret of a link", async () => {
  const { roundId, secrets } = await anOpenRound(context, organisationId);
  await mail(roundId, "invitation");
  const text = JSON.stringify(await mails());
  for (const { token } of secrets) expect(text).not.toContain(token);
});

test("a mailing that died on its way and is taken up again writes to nobody twice", async () => {
  const { roundId } = await anOpenRound(context, organisationId, {}, 12);
  const lines = Array.from({ length: 700 }, (_, n) => [`追加${n}`, `tsuika${n}@kaitou.example`]);
  must(await addRespondents(context, manager, { organisationId, roundId }, { from: "lines", lines }, false));
  const { id: mailingId } = must(await start(roundId, "invitation"));
  const before = (await mails()).length;
  let looks = 0;
  // The first part is written; then the process dies.
  const dying = { ...context, now: () => (++looks > 1 ? fail() : clock.now) };
  await expect(sendMailing(dying, { organisationId, roundId, mailingId })).rejects.toThrow("killed");
  expect((await mails()).length - before).toBe(500);
  expect(await start(roundId, "invitation")).toEqual({ ok: false, error: "being_sent" });
  await sendMailing(context, { organisationId, roundId, mailingId });
  await sendMailing(context, { organisationId, roundId, mailingId });
  expect((await mails()).length - before).toBe(712);
  const added = (await mails()).map(({ recipient }) => recipient).filter((address) => address.startsWith("tsuika"));
  expect([added.length, new Set(added).size]).toEqual([700, 700]);
  const { state } = await inOrganisation(db, organisationId, (trx) =>
    trx.selectFrom("questionnaire_mailing").select("state").where("id", "=", mailingId).executeTakeFirstOrThrow(),
  );
  expect(state).toBe("done");
});

function fail(): never {
  throw new Error("killed");
}
