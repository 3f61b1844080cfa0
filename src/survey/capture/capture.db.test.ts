import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { composedApp } from "../../app/testing/composed-app.ts";
import { aHospital } from "../../app/testing/hospital.ts";
import { capturedPhoto } from "../../app/testing/survey-objects-capture.ts";
import { signedIn } from "../../identity/testing/sign-in.ts";
import type { Bundle } from "./bundle.ts";
import type { Operation, OperationOutcome } from "./operation.ts";

const composed = await composedApp();
const hospital = await aHospital(composed, "つばめ");
const { people, programmeId } = hospital.programme;
const investigator = people.survey_company;
const base = `/api/v1/facilities/${hospital.id}/survey/${programmeId}/capture`;

async function ask(method: "GET" | "POST", url: string, payload?: object, by = investigator) {
  const reply = await composed.app.inject({ method, url, headers: by.headers, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.body === "" ? null : reply.json() };
}
const device = async (): Promise<{ deviceId: string; wipeToken: string }> =>
  (await ask("POST", `${base}/devices`, { name: "試験の端末" })).body;
const send = async (deviceId: string, operations: readonly Operation[]) =>
  (await ask("POST", `${base}/devices/${deviceId}/operations`, { operations, waiting: operations.length })).body as {
    outcomes: OperationOutcome[];
    wipe: string | null;
  };
const bundle = async (): Promise<Bundle> => (await ask("GET", `${base}/bundle`)).body;
const operation = (key: Operation["key"], edits: Operation["edits"]): Operation => ({
  id: randomUUID(),
  key,
  at: "2026-11-02T01:00:00.000Z",
  edits,
});
const known = (value: string | boolean) => ({ state: "known" as const, value });
const edit = (field: string, to: Operation["edits"][number]["to"], from: typeof to = null) => ({ field, from, to });

const { deviceId } = await device();

test("a connection found on the spot becomes one of the ledger, once however often it is sent", async () => {
  const id = randomUUID();
  const found = operation({ kind: "connection", id }, [
    edit("systemOrDevice", known("検体検査装置の遠隔保守")),
    edit("firmwareVersion", { state: "unknown" }),
    edit("verifiedOnSite", known(true)),
  ]);
  const first = await send(deviceId, [found]);
  expect(first.outcomes).toMatchObject([{ id: found.id, result: "taken", conflicts: [] }]);
  expect((await send(deviceId, [found])).outcomes).toEqual(first.outcomes);
  const { connections } = await bundle();
  expect(connections.filter((one) => one.id === id)).toMatchObject([
    { values: { systemOrDevice: known("検体検査装置の遠隔保守"), firmwareVersion: { state: "unknown" } } },
  ]);
});

test("the same batch sent twice at the same moment is taken once", async () => {
  const id = randomUUID();
  const found = operation({ kind: "connection", id }, [edit("systemOrDevice", known("同時"))]);
  const [one, other] = await Promise.all([send(deviceId, [found]), send(deviceId, [found])]);
  expect(one.outcomes).toEqual(other.outcomes);
  expect((await bundle()).connections.filter((connection) => connection.id === id)).toHaveLength(1);
});

test("a field that the hospital changed meanwhile is told with who and when, the others are written", async () => {
  const id = randomUUID();
  await send(deviceId, [operation({ kind: "connection", id }, [edit("systemOrDevice", known("CTの遠隔保守"))])]);
  const url = `/api/v1/facilities/${hospital.id}/records/connection/${id}`;
  const payload = { version: 1, changes: { model: known("XR-200") }, reason: "訂正" };
  const { headers } = hospital.systemAdministrator;
  expect((await composed.app.inject({ method: "PATCH", url, headers, payload })).statusCode).toBe(200);
  const { outcomes } = await send(deviceId, [
    operation({ kind: "connection", id }, [edit("model", known("XR-100")), edit("maker", known("架空電機"))]),
  ]);
  expect(outcomes).toMatchObject([
    {
      result: "taken",
      values: { maker: known("架空電機"), model: known("XR-200") },
      conflicts: [{ field: "model", mine: known("XR-100"), theirs: known("XR-200"), by: expect.stringMatching(/./) }],
    },
  ]);
});

test("an answer becomes a check of its sheet, a later one stays beside it, and a contradiction is told and not written", async () => {
  const { checklists } = await bundle();
  const list = checklists.find(({ sheets }) => sheets.some(({ audience }) => audience === "executive"));
  if (!list) throw new Error("no checklist asks executives");
  const sheetId = randomUUID();
  const { outcomes: opened } = await send(deviceId, [
    operation({ kind: "sheet", id: sheetId }, [
      edit("instrument", list.instrument),
      edit("edition", list.edition),
      edit("audience", "executive"),
      edit("role", "病院長"),
    ]),
  ]);
  const [sheet] = opened;
  if (sheet?.result !== "taken") throw new Error(JSON.stringify(sheet));
  const key = { kind: "check" as const, sheetId: String(sheet.values.sheetId), item: "EX-01" };
  const yes = operation(key, [edit("answer", "yes"), edit("checkedOn", "2026-11-02"), edit("evidence", "規程")]);
  expect((await send(deviceId, [yes])).outcomes).toMatchObject([
    { result: "taken", values: { answer: "yes", hardToUnderstand: false }, conflicts: [] },
  ]);
  const no = operation(key, [edit("answer", "no"), edit("checkedOn", "2026-11-02"), edit("note", "口頭")]);
  expect((await send(deviceId, [no])).outcomes).toMatchObject([
    {
      result: "taken",
      values: { answer: "yes" },
      conflicts: [{ field: "answer", mine: "no", theirs: "yes" }, { field: "note" }],
    },
  ]);
  const decided = operation(key, [edit("answer", "no", "yes"), edit("checkedOn", "2026-11-03", "2026-11-02")]);
  expect((await send(deviceId, [decided])).outcomes).toMatchObject([{ result: "taken", conflicts: [] }]);
  const { sheets } = await bundle();
  const answers = sheets.find(({ id }) => id === key.sheetId)?.answers;
  expect(answers).toMatchObject([
    { item: "EX-01", values: { answer: "no", evidence: "規程", checkedOn: "2026-11-03" } },
  ]);
});

test("of the only sheet of an audience there is one, whoever opens it first; what the other asked belongs on it", async () => {
  const { checklists } = await bundle();
  const list = checklists.find(({ sheets }) => sheets.some(({ respondents }) => respondents === "one"));
  const audience = list?.sheets.find(({ respondents }) => respondents === "one")?.audience ?? "";
  const open = async (role: string) => {
    const of = [edit("instrument", list?.instrument ?? ""), edit("edition", list?.edition ?? "")];
    const edits = [...of, edit("audience", audience), edit("role", role)];
    const [outcome] = (await send(deviceId, [operation({ kind: "sheet", id: randomUUID() }, edits)])).outcomes;
    if (outcome?.result !== "taken") throw new Error(JSON.stringify(outcome));
    return outcome.values;
  };
  const first = await open("事務長");
  expect(await open("事務次長")).toEqual(first);
  expect((await bundle()).sheets.filter((sheet) => sheet.audience === audience)).toHaveLength(1);
});

test("an answer that is not complete is refused with what is missing, and may be sent again complete", async () => {
  const { sheets } = await bundle();
  const key = { kind: "check" as const, sheetId: sheets[0]?.id ?? "", item: "EX-07" };
  const vague = operation(key, [edit("answer", "unknown"), edit("checkedOn", "2026-11-02")]);
  const { outcomes } = await send(deviceId, [vague]);
  expect(outcomes).toMatchObject([
    { result: "refused", reason: "bad_value", message: expect.stringContaining("何が分からないか") },
  ]);
  const whole = { ...vague, edits: [...vague.edits, edit("notUnderstood", "対象の範囲")] };
  expect((await send(deviceId, [whole])).outcomes).toMatchObject([{ result: "taken" }]);
});

test("categories of the walkthrough and notes are written, and a note that somebody changed is not written over", async () => {
  const id = randomUUID();
  const note = operation({ kind: "note", id }, [edit("body", "配線図は更新されていない"), edit("about", "target:T2")]);
  const target = operation({ kind: "target", target: "T2" }, [edit("state", "seen"), edit("note", "2階のラック")]);
  expect((await send(deviceId, [target, note])).outcomes).toMatchObject([{ conflicts: [] }, { conflicts: [] }]);
  const again = operation({ kind: "note", id }, [edit("body", "別の内容", "古い内容")]);
  expect((await send(deviceId, [again])).outcomes).toMatchObject([
    { conflicts: [{ field: "body", theirs: "配線図は更新されていない" }] },
  ]);
  const found = (await ask("GET", `${base}/found`, undefined, hospital.systemAdministrator)).body;
  expect(found.notes).toContainEqual(
    expect.objectContaining({ id, body: "配線図は更新されていない", about: "target:T2" }),
  );
  expect((await bundle()).targets.find(({ target: one }) => one === "T2")?.values).toEqual({
    state: "seen",
    note: "2階のラック",
  });
});

test("a photo comes in pieces, in any order, goes on where it stopped, and is kept once", async () => {
  const { photo, piece } = capturedPhoto("写真");
  const url = `${base}/devices/${deviceId}/photos`;
  expect((await ask("POST", url, { photo, piece: null })).body).toEqual({ held: [], kept: false });
  expect((await ask("POST", url, { photo, piece: { ...piece, number: 1 } })).status).toBe(422);
  expect((await ask("POST", url, { photo, piece })).body).toEqual({ held: [0], kept: true });
  expect((await ask("POST", url, { photo, piece })).body).toEqual({ held: [0], kept: true });
  const reply = await composed.app.inject({
    url: `${base}/photos/${photo.id}`,
    headers: hospital.systemAdministrator.headers,
  });
  expect([reply.statusCode, reply.headers["content-type"], reply.rawPayload.toString("base64")]).toEqual([
    200,
    "image/png",
    piece.content,
  ]);
});

test("what is no picture is not kept", async () => {
  const { photo, piece } = capturedPhoto("x");
  const content = Buffer.alloc(photo.sizeBytes, "a");
  const sha256 = createHash("sha256").update(content).digest("hex");
  const sent = { photo: { ...photo, sha256 }, piece: { ...piece, content: content.toString("base64") } };
  expect((await ask("POST", `${base}/devices/${deviceId}/photos`, sent)).body.reason).toBe("not_a_picture");
});

test("a photo of a connection is an attachment of its record; without the connection it waits", async () => {
  const id = randomUUID();
  const { photo, piece } = capturedPhoto("銘板");
  const sent = { photo: { ...photo, thing: `connection:${id}` }, piece };
  expect((await ask("POST", `${base}/devices/${deviceId}/photos`, sent)).body.reason).toBe("thing_not_here");
  await send(deviceId, [operation({ kind: "connection", id }, [edit("systemOrDevice", known("VPN装置"))])]);
  expect((await ask("POST", `${base}/devices/${deviceId}/photos`, sent)).body.kept).toBe(true);
  const url = `/api/v1/facilities/${hospital.id}/records/connection/${id}`;
  expect((await ask("GET", url, undefined, hospital.systemAdministrator)).body.attachments).toMatchObject([
    { caption: "銘板", mediaType: "image/png" },
  ]);
});

test("a device that was told to wipe itself hears so, and nothing it sends is taken any more", async () => {
  const lost = await device();
  const order = `${base}/devices/${lost.deviceId}`;
  expect((await ask("POST", `${order}/demand-wipe`, { why: "紛失" }, hospital.systemAdministrator)).status).toBe(204);
  const note = operation({ kind: "note", id: randomUUID() }, [edit("body", "届かない")]);
  expect(await send(lost.deviceId, [note])).toMatchObject({ wipe: "紛失", outcomes: [] });
  const told = { facilityId: hospital.id, programmeId, deviceId: lost.deviceId, why: "ordered" };
  await composed.app.inject({
    method: "POST",
    url: "/api/v1/capture/wiped",
    payload: { ...told, token: "x".repeat(43) },
  });
  const state = async () =>
    (await ask("GET", `${base}/devices`, undefined, hospital.systemAdministrator)).body.items.find(
      (one: { id: string }) => one.id === lost.deviceId,
    );
  expect((await state()).wiped).toBe(null);
  await composed.app.inject({
    method: "POST",
    url: "/api/v1/capture/wiped",
    payload: { ...told, token: lost.wipeToken },
  });
  expect(await state()).toMatchObject({ wiped: { why: "ordered" }, wipeOrdered: { why: "紛失" } });
  expect(
    (await ask("POST", `${base}/devices/${lost.deviceId}/operations`, { operations: [], waiting: 0 })).body.reason,
  ).toBe("no_such_device");
});

test("another person of the same company cannot send with somebody's device", async () => {
  const organisations = [
    { organisationId: hospital.programme.organisations.survey_company, role: "investigator" as const },
  ];
  const colleague = await signedIn(composed.identity, { organisations });
  const nothing = { operations: [], waiting: 0 };
  const url = `${base}/devices/${deviceId}/operations`;
  expect((await ask("POST", url, nothing)).status).toBe(200);
  expect((await ask("POST", url, nothing, colleague)).body.reason).toBe("no_such_device");
});
