import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { projectFolder } from "../../platform/config.ts";
import { inOrganisation } from "../../platform/db/tenant.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { readInstrument } from "../instrument/read-instrument.ts";
import { importAnswers } from "./import-answers.worker.ts";
import { keepImport } from "./keep-import.store.ts";
import { findRound } from "./read-round.store.ts";
import { sheetsOf } from "./sheet.store.ts";
import { anOrganisation, smallInstrument } from "./testing/an-organisation.ts";
import { anOpenRound, manager, must, roundContext } from "./testing/round-stage.ts";
import { undoImport } from "./undo-import.store.ts";

const { db } = await testDatabase();
const organisationId = await anOrganisation(db);
const { context } = roundContext(db);
const file = (text: string) => ({ name: "answers.csv", content: Buffer.from(text) });
const importInto = (roundId: string, text: string, dryRun = false) =>
  importAnswers(context, { organisationId, roundId, actor: manager, file: file(text), askedOfAll: [], dryRun });
const sheets = (roundId: string) => inOrganisation(db, organisationId, (trx) => sheetsOf(trx, organisationId, roundId));
const contacts = (roundId: string) =>
  inOrganisation(db, organisationId, (trx) =>
    trx.selectFrom("questionnaire_contact").select("given").where("round_id", "=", roundId).execute(),
  );
const good = "Q1,Q2,Q3,備考\n1,よい,花子,x\n選択肢2,,,\n";

test("a dry run says what would come in and writes nothing", async () => {
  const { roundId } = await anOpenRound(context, organisationId);
  expect(must(await importInto(roundId, good, true))).toEqual({
    dryRun: true,
    importId: null,
    sheets: 2,
    problems: [],
    problemCount: 0,
    notAsked: [],
    unknownColumns: ["備考"],
    missingQuestions: [],
  });
  expect(await sheets(roundId)).toEqual([]);
});

test("answers come in with contacts apart, once, and go out again all together", async () => {
  const { roundId } = await anOpenRound(context, organisationId);
  const { importId } = must(await importInto(roundId, good));
  const kept = await sheets(roundId);
  expect(kept.map(({ answers }) => JSON.stringify(answers.values)).sort()).toEqual([
    '{"Q1":{"picked":["1"]},"Q2":{"text":"よい"}}',
    '{"Q1":{"picked":["2"]}}',
  ]);
  expect(await contacts(roundId)).toEqual([{ given: { Q3: "花子" } }]);
  expect(await importInto(roundId, good)).toEqual({ ok: false, error: "imported_already" });

  must(await undoImport(context, manager, { organisationId, roundId, batchId: importId ?? "" }));
  expect([await sheets(roundId), await contacts(roundId)]).toEqual([[], []]);
  expect(await undoImport(context, manager, { organisationId, roundId, batchId: importId ?? "" })).toMatchObject({
    ok: false,
  });
  must(await importInto(roundId, good));
  expect((await sheets(roundId)).length).toBe(2);
});

test("with one wrong cell nothing is written, and its place is told", async () => {
  const { roundId } = await anOpenRound(context, organisationId);
  const report = must(await importInto(roundId, "Q1,Q2\n1,よい\n9,だめ\n,\n無回答,\n"));
  expect(report.problems.map(({ place }) => place)).toEqual(["3行目 Q1", "5行目"]);
  expect([report.problemCount, report.importId, await sheets(roundId)]).toEqual([2, null, []]);
});

test("a file that dies half way leaves nothing behind", async () => {
  const { roundId } = await anOpenRound(context, organisationId);
  const round = await inOrganisation(db, organisationId, (trx) => findRound(trx, organisationId, roundId));
  if (!round) throw new Error("no round");
  function* rows() {
    for (let row = 1; row <= 700; row++)
      yield { row, respondent: null, answers: { values: {} }, segments: {}, problems: [] };
    throw new Error("killed");
  }
  const answers = { size: 1000, unknownColumns: [], missingQuestions: [], rows };
  const input = { organisationId, roundId, actor: manager, file: file(""), askedOfAll: [], dryRun: false };
  await expect(
    keepImport(context, input, { instrument: smallInstrument, sha256: "x", answers, segments: [] }),
  ).rejects.toThrow("killed");
  expect(await sheets(roundId)).toEqual([]);
});

const synthetic = join(projectFolder, "..", "shared", "data", "questionnaire", "awareness106_synthetic.csv");
test.skipIf(!existsSync(synthetic))("46 answers of the 106-question survey come in as the file is", async () => {
  const shipped = readInstrument(
    parse(readFileSync(join(projectFolder, "reference", "questionnaires", "awareness106.yaml"), "utf8")),
  );
  const { instrument } = must(shipped);
  const owner = await anOrganisation(db, instrument);
  const settings = {
    instrumentId: instrument.id,
    edition: instrument.edition,
    anonymous: true,
    access: "open" as const,
  };
  const { roundId } = await anOpenRound(context, owner, settings);
  const input = {
    organisationId: owner,
    roundId,
    actor: manager,
    file: { name: "awareness106_synthetic.csv", content: readFileSync(synthetic) },
  };
  const first = must(await importAnswers(context, { ...input, askedOfAll: [], dryRun: true }));
  // One question was put to everybody on the web form, though its printed condition says otherwise.
  expect([first.sheets, first.problemCount, first.notAsked]).toEqual([
    46,
    19,
    [{ question: "Q35", label: expect.any(String), answers: 19 }],
  ]);
  const report = must(await importAnswers(context, { ...input, askedOfAll: ["Q35"], dryRun: false }));
  expect([report.problemCount, report.notAsked.map(({ question }) => question)]).toEqual([0, ["Q35"]]);
  const kept = await inOrganisation(db, owner, (trx) => sheetsOf(trx, owner, roundId));
  expect(kept.length).toBe(46);
});
