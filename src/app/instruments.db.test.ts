import { describe, expect, test } from "vitest";
import { signedIn } from "../identity/testing/sign-in.ts";
import { inOrganisation } from "../platform/db/tenant.ts";
import { Instrument } from "../questionnaire/instrument/instrument.ts";
import { anOrganisation, roundSettings } from "../questionnaire/round/testing/an-organisation.ts";
import { composedApp } from "./testing/composed-app.ts";
import { fileBody } from "./testing/file-body.ts";

const { app, identity, runtime } = await composedApp();
const { db } = runtime.database;
const organisationId = await anOrganisation(db);
const manager = await signedIn(identity, { organisations: [{ organisationId, role: "surveyManager" }] });
const base = `/api/v1/organisations/${organisationId}/instruments`;

type Method = "GET" | "POST" | "PUT" | "DELETE";
const send = (method: Method, path: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({
    method,
    url: base + path,
    headers: { ...manager.headers, ...headers },
    ...(payload ? { payload } : {}),
  });
async function told(method: Method, path: string, payload?: object) {
  const reply = await send(method, path, payload);
  return [reply.statusCode, reply.statusCode >= 300 ? reply.json().reason : null];
}

/** Two questions, the second asked after a yes. */
const aDraft = (id: string, more: object = {}) =>
  Instrument.parse({
    format: "sekisho/instrument/1",
    id,
    edition: "1",
    title: { ja: "遠隔保守の調査" },
    sections: [
      {
        id: "S1",
        label: { ja: "全般" },
        questions: [
          {
            id: "Q1",
            kind: "single",
            label: { ja: "遠隔保守の有無" },
            options: [
              { id: "1", label: { ja: "はい" } },
              { id: "2", label: { ja: "いいえ" } },
            ],
          },
          { id: "Q2", kind: "text", label: { ja: "ご意見" }, show: { question: "Q1", is: ["1"] } },
        ],
      },
    ],
    ...more,
  });
async function keep(id: string) {
  const document = aDraft(id);
  expect(await told("POST", "", { from: "document", document })).toEqual([200, null]);
  return document;
}

describe("making a questionnaire", () => {
  test("from nothing but a title, it has one question and an id of its own", async () => {
    const made = (await send("POST", "", { from: "empty", title: "職員の意識調査" })).json();
    expect(made).toMatchObject({ edition: "1", title: { ja: "職員の意識調査" }, state: "draft", questions: 1 });
    const view = (await send("GET", `/${made.instrumentId}/1`)).json();
    expect(view).toMatchObject({ version: 1, state: "draft", before: null, mayManage: true });
    expect((await send("POST", "", { from: "empty", title: "職員の意識調査" })).json().instrumentId).not.toBe(
      made.instrumentId,
    );
  });

  test("from one that comes along, all its questions are there, and once only", async () => {
    const { shipped } = (await send("GET", "")).json();
    const one = shipped.find(({ id }: { id: string }) => id === "awareness106");
    expect(one.questions).toBe(106);
    const wanted = { from: "shipped", id: one.id, edition: one.edition };
    expect((await send("POST", "", wanted)).json()).toMatchObject({ instrumentId: "awareness106", questions: 106 });
    expect(await told("POST", "", wanted)).toEqual([409, "edition_taken"]);
    expect(await told("POST", "", { ...wanted, edition: "1600" })).toEqual([404, "no_such_shipped"]);
  });

  test("the ministry's checklists can be asked", async () => {
    const { shipped } = (await send("GET", "")).json();
    expect(shipped.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(["mhlw-checklist-facility", "mhlw-checklist-vendor", "mhlw-5.2-user"]),
    );
    const wanted = { from: "shipped", id: "mhlw-checklist-facility", edition: "令和7年度版" };
    const made = (await send("POST", "", wanted)).json();
    const path = `/mhlw-checklist-facility/${encodeURIComponent(made.edition)}`;
    expect((await send("GET", path)).json().document.sections[0].questions[0].id).toBe("F-00");
    expect((await send("POST", `${path}/fix`, { version: 1 })).statusCode).toBe(200);
  });
});

describe("files", () => {
  const upload = async (name: string, content: BlobPart) => {
    const form = new FormData();
    form.append("file", new File([content], name));
    const { headers, payload } = await fileBody(form);
    return send("POST", "/file", payload, headers);
  };

  test.each(["json", "xlsx"] as const)("what is taken away as %s and brought back is the same", async (format) => {
    const document = await keep(`file-${format}`);
    const path = `/file-${format}/1`;
    const file = await send("GET", `${path}/file?format=${format}`);
    expect(file.statusCode).toBe(200);
    expect(file.headers["content-disposition"]).toContain(`_1.${format}`);
    expect((await send("DELETE", path)).statusCode).toBe(204);
    expect((await upload(`chosa.${format}`, new Uint8Array(file.rawPayload))).statusCode).toBe(200);
    expect((await send("GET", path)).json().document).toEqual(document);
  });

  test("a PDF to be filled in by hand comes out", async () => {
    await keep("file-pdf");
    const file = await send("GET", "/file-pdf/1/file?format=pdf");
    expect(file.headers["content-type"]).toBe("application/pdf");
    expect(file.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("a file that is no questionnaire is refused with the place of what is wrong", async () => {
    const document = {
      ...aDraft("kowareta"),
      sections: [{ id: "S1", label: { ja: "全般" }, questions: [{ id: "Q1" }] }],
    };
    const wrong = await upload("chosa.json", JSON.stringify(document));
    expect([wrong.statusCode, wrong.json().reason]).toEqual([422, "unreadable_file"]);
    expect(wrong.json().place).toContain("questions[0]");
    const broken = await upload("chosa.json", '{ "format": ');
    expect(broken.json()).toMatchObject({ reason: "unreadable_file", place: "chosa.json" });
    const table = await upload("meibo.csv", "名称,メール\nつばめ医院,a@iin.example\n");
    expect(table.json().message).toContain("シート「調査票」がありません");
    expect((await upload("chosa.xlsx", new Uint8Array([80, 75, 3, 4, 0]))).statusCode).toBe(422);
  });
});

describe("working on a draft", () => {
  test("of two who save over the same version, the second is told, and nothing of the first is lost", async () => {
    const document = await keep("futari");
    const changed = { ...document, title: { ja: "先の人の題名" } };
    const first = await send("PUT", "/futari/1", { version: 1, document: changed });
    expect(first.json()).toMatchObject({ version: 2 });
    expect(await told("PUT", "/futari/1", { version: 1, document })).toEqual([409, "changed_meanwhile"]);
    const saves = [1, 2, 3].map((n) =>
      send("PUT", "/futari/1", { version: 2, document: { ...document, title: { ja: `案${n}` } } }),
    );
    const codes = (await Promise.all(saves)).map(({ statusCode }) => statusCode);
    expect(codes.toSorted()).toEqual([200, 409, 409]);
    expect((await send("GET", "/futari/1")).json().version).toBe(3);
  });

  test("its id and edition stay", async () => {
    const document = await keep("namae");
    expect(await told("PUT", "/namae/1", { version: 1, document: { ...document, id: "betsu" } })).toEqual([
      422,
      "other_identity",
    ]);
    expect(await told("PUT", "/nai/1", { version: 1, document: { ...document, id: "nai" } })).toEqual([
      404,
      "not_found",
    ]);
  });

  test("fixed once its check finds no error; from then on nothing of it changes", async () => {
    const document = await keep("kakutei");
    const [section] = document.sections;
    const question = { ...section?.questions[1], show: { question: "Q9", is: ["1"] } };
    const wrong = { ...document, sections: [{ ...section, questions: [section?.questions[0], question] }] };
    expect(await told("PUT", "/kakutei/1", { version: 1, document: wrong })).toEqual([200, null]);
    const refused = await send("POST", "/kakutei/1/fix", { version: 2 });
    expect([refused.statusCode, refused.json().reason]).toEqual([422, "instrument_has_problems"]);
    expect(refused.json().place).toContain("Q2");
    expect(await told("PUT", "/kakutei/1", { version: 2, document })).toEqual([200, null]);
    expect(await told("POST", "/kakutei/1/fix", { version: 2 })).toEqual([409, "changed_meanwhile"]);
    expect(await told("POST", "/kakutei/1/fix", { version: 3 })).toEqual([200, null]);
    expect(await told("PUT", "/kakutei/1", { version: 4, document })).toEqual([409, "fixed_already"]);
    expect(await told("DELETE", "/kakutei/1")).toEqual([409, "fixed_already"]);
    expect(await told("POST", "/kakutei/1/fix", { version: 4 })).toEqual([409, "fixed_already"]);
    const { rowCount } = await inOrganisation(db, organisationId, async (trx) => {
      const changed = await trx
        .updateTable("questionnaire_instrument")
        .set({ changed_by: "だれか" })
        .where("instrument_id", "=", "kakutei")
        .executeTakeFirst();
      return { rowCount: changed.numUpdatedRows };
    });
    expect(rowCount).toBe(0n);
  });

  test("the next edition begins where the last ended and knows what it follows", async () => {
    const document = await keep("han");
    await send("POST", "/han/1/fix", { version: 1 });
    const next = (await send("POST", "/han/1/next", { edition: "2027年度" })).json();
    expect(next).toMatchObject({ instrumentId: "han", edition: "2027年度", state: "draft", questions: 2 });
    const view = (await send("GET", `/han/${encodeURIComponent("2027年度")}`)).json();
    expect(view.document).toEqual({ ...document, edition: "2027年度", follows: { edition: "1", changes: [] } });
    expect(view.before).toEqual(document);
    expect(await told("POST", "/han/1/next", { edition: "2027年度" })).toEqual([409, "edition_taken"]);
  });

  test("a draft that a round asks is kept; another is thrown away", async () => {
    await keep("suteru");
    const rounds = `/api/v1/organisations/${organisationId}/rounds`;
    const made = await app.inject({
      method: "POST",
      url: rounds,
      headers: manager.headers,
      payload: { ...roundSettings, instrumentId: "suteru", access: "open", slug: `q-${crypto.randomUUID()}` },
    });
    expect(made.statusCode, made.body).toBe(200);
    expect(await told("DELETE", "/suteru/1")).toEqual([409, "used_by_round"]);
    await app.inject({ method: "DELETE", url: `${rounds}/${made.json().id}`, headers: manager.headers });
    expect(await told("DELETE", "/suteru/1")).toEqual([204, null]);
    expect(await told("GET", "/suteru/1")).toEqual([404, "not_found"]);
  });

  test("an analyst reads it and is not offered to change it", async () => {
    await keep("yomu");
    const analyst = await signedIn(identity, { organisations: [{ organisationId, role: "analyst" }] });
    const read = await app.inject({ url: `${base}/yomu/1`, headers: analyst.headers });
    expect(read.json()).toMatchObject({ mayManage: false, document: { id: "yomu" } });
    expect((await app.inject({ url: base, headers: analyst.headers })).json().mayManage).toBe(false);
  });
});
