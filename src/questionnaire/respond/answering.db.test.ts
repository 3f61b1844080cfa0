import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { Answers } from "../instrument/answer.ts";
import { enterSheet } from "../round/enter-sheet.store.ts";
import { stopRespondent } from "../round/invitation.store.ts";
import { closeRound } from "../round/round.store.ts";
import { sheetsOf } from "../round/sheet.store.ts";
import { tendRounds } from "../round/tend.store.ts";
import { anOrganisation } from "../round/testing/an-organisation.ts";
import { anOpenRound, manager, must, roundContext } from "../round/testing/round-stage.ts";
import { come } from "./come.store.ts";
import { saveDraft } from "./draft.store.ts";
import { handIn, readForm } from "./form.store.ts";

const { db } = await testDatabase();
const organisationId = await anOrganisation(db);
const { context, clock } = roundContext(db);

type Link = { token: string; slug?: string | undefined };
const by = async (link: Link) => must(await come(context, link, "192.0.2.1"));
const given = (values: object) => Answers.parse({ values });
const read = async (link: Link) => readForm(context, await by(link));
const save = async (link: Link, answers: Answers) => saveDraft(context, await by(link), { answers, section: null });
const submit = async (link: Link, answers: Answers) =>
  handIn(context, await by(link), { answers, seconds: 60, filledTrap: false });
const sheets = (roundId: string) => inOrganisation(db, organisationId, (trx) => sheetsOf(trx, organisationId, roundId));
const some = given({ Q1: { picked: ["1"] }, Q2: { text: "よい" } });

test("what was saved is there again on another device, with the place where it stopped", async () => {
  const { secrets } = await anOpenRound(context, organisationId);
  const [link] = secrets;
  if (!link) throw new Error("no link");
  expect(must(await read(link))).toMatchObject({ resumed: false, answers: { values: {} }, open: true });
  must(await saveDraft(context, await by(link), { answers: some, section: "S" as never }));
  expect(must(await read(link))).toMatchObject({ resumed: true, answers: some, section: "S", handedIn: false });
});

test("a draft is nothing that anybody but the holder of the link can read", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId);
  must(await save(secrets[0] ?? { token: "" }, given({ Q2: { text: "まだ誰にも言わない" } })));
  const { draft } = await inOrganisation(db, organisationId, (trx) =>
    trx.selectFrom("questionnaire_ticket").select("draft").where("round_id", "=", roundId).executeTakeFirstOrThrow(),
  );
  expect(draft?.toString("utf8")).not.toContain("まだ誰にも言わない");
  expect(await sheets(roundId)).toEqual([]);
});

test("handing in twice keeps one answer, the first, also when both arrive at once", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId);
  const [link] = secrets;
  if (!link) throw new Error("no link");
  const outcomes = await Promise.all([1, 2, 3].map(() => submit(link, some)));
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
  must(await submit(link, given({ Q1: { picked: ["2"] } })));
  expect((await sheets(roundId)).map(({ answers }) => answers)).toEqual([some]);
  expect(await save(link, some)).toEqual({ ok: false, error: "handed_in" });
});

test("where the round allows it, handing in again changes the answer, and there is still one", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId, { editable: true });
  const [link] = secrets;
  if (!link) throw new Error("no link");
  must(await submit(link, some));
  expect(must(await read(link))).toMatchObject({ handedIn: true, open: true, answers: some });
  const changed = given({ Q1: { picked: ["3"] } });
  must(await submit(link, changed));
  expect((await sheets(roundId)).map(({ answers }) => answers)).toEqual([changed]);
});

test("the server refuses what the form would not allow, says where, and keeps nothing", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId);
  const [link] = secrets;
  if (!link) throw new Error("no link");
  const refused = await submit(link, given({ Q1: { picked: ["1", "2"] } }));
  expect(refused).toMatchObject({ ok: false, error: { reason: "illegal_answers", problem: { place: "Q1" } } });
  const unknown = await submit(link, given({ Q9: { text: "ない質問" } }));
  expect(unknown).toMatchObject({ ok: false, error: { problem: { place: "Q9" } } });
  expect(await submit(link, given({}))).toEqual({ ok: false, error: { reason: "nothing_answered" } });
  expect(await sheets(roundId)).toEqual([]);
});

test("contacts are kept apart from the answers", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId);
  must(await submit(secrets[0] ?? { token: "" }, given({ Q2: { text: "よい" }, Q3: { text: "花子 03-0000-0000" } })));
  expect(JSON.stringify(await sheets(roundId))).not.toContain("花子");
  const contacts = await inOrganisation(db, organisationId, (trx) =>
    trx.selectFrom("questionnaire_contact").select("given").where("round_id", "=", roundId).execute(),
  );
  expect(contacts).toEqual([{ given: { Q3: "花子 03-0000-0000" } }]);
});

test("a stopped link, a round not begun, one that is over: each is said, and nothing is taken", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId, {
    opensOn: "2026-11-21",
    closesOn: "2026-11-22",
  });
  const [first, second] = secrets;
  if (!first || !second) throw new Error("no links");
  expect(await read(first)).toEqual({ ok: false, error: "round_not_open" });
  expect(await save(first, some)).toEqual({ ok: false, error: "round_not_open" });
  clock.now = new Date("2026-11-21T03:00:00Z");
  must(await save(first, some));
  await stopRespondent(context, manager, organisationId, roundId, second.invitationId);
  expect(await save(second, some)).toEqual({ ok: false, error: "link_stopped" });
  expect(await submit(second, some)).toEqual({ ok: false, error: { reason: "link_stopped" } });
  // The last day ends at midnight in Japan.
  clock.now = new Date("2026-11-22T14:59:00Z");
  must(await save(first, some));
  clock.now = new Date("2026-11-22T15:01:00Z");
  expect(await save(first, some)).toEqual({ ok: false, error: "round_not_open" });
  expect(await submit(first, some)).toEqual({ ok: false, error: { reason: "round_not_open" } });
  clock.now = new Date("2026-11-20T03:00:00Z");
  expect(await sheets(roundId)).toEqual([]);
});

test("links that lead nowhere are counted, and after fifty the address waits", async () => {
  const guess = () => come(context, { token: randomBytes(32).toString("base64url") }, "192.0.2.66");
  const outcomes = [];
  for (let n = 0; n < 51; n++) outcomes.push(await guess());
  const reasons = outcomes.map((outcome) => (outcome.ok ? null : outcome.error));
  expect(reasons.slice(0, 50).every((reason) => reason === "link_wrong")).toBe(true);
  expect(reasons[50]).toBe("too_many_attempts");
});

test("an open round takes answers by a secret that the browser made, one for each", async () => {
  const { slug, roundId } = await anOpenRound(context, organisationId, { access: "open" });
  const link = { token: randomBytes(32).toString("base64url"), slug: slug ?? undefined };
  must(await submit(link, some));
  must(await submit(link, some));
  must(await submit({ ...link, token: randomBytes(32).toString("base64url") }, some));
  expect((await sheets(roundId)).length).toBe(2);
});

test("an answer from paper waits in an anonymous round like others, and is written among them", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId, { anonymous: true });
  const contact = { Q3: { text: "花子" } };
  expect(await enterSheet(context, { organisationId, roundId }, given({ Q2: { text: "紙" }, ...contact }))).toEqual({
    ok: true,
    value: 1,
  });
  expect(await sheets(roundId)).toEqual([]);
  for (const link of secrets.slice(0, 9)) must(await submit(link, some));
  await tendRounds(context);
  const kept = await sheets(roundId);
  expect(kept.length).toBe(10);
  expect(kept.filter(({ origin }) => origin === "paper").length).toBe(1);
  const tickets = await inOrganisation(db, organisationId, (trx) =>
    trx.selectFrom("questionnaire_ticket").select("on_paper").where("round_id", "=", roundId).execute(),
  );
  expect(tickets).toEqual(Array.from({ length: 9 }, () => ({ on_paper: false })));
});

test("closing a round throws drafts away and destroys the key of its links", async () => {
  const { secrets, roundId } = await anOpenRound(context, organisationId);
  const [first, second] = secrets;
  if (!first || !second) throw new Error("no links");
  must(await save(first, some));
  must(await submit(second, some));
  must(await closeRound(context, manager, organisationId, roundId));
  const left = await inOrganisation(db, organisationId, async (trx) => ({
    tickets: await trx.selectFrom("questionnaire_ticket").select("spent").where("round_id", "=", roundId).execute(),
    round: await trx.selectFrom("questionnaire_round").select("link_key").where("id", "=", roundId).executeTakeFirst(),
  }));
  expect(left).toEqual({ tickets: [{ spent: true }], round: { link_key: null } });
  expect(must(await read(second))).toMatchObject({ handedIn: true, open: false });
});
