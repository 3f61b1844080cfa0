import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { expect, test } from "vitest";
import { hashOf } from "../../identity/api.ts";
import type { Db } from "../../platform/db/tables.ts";
import { fileBody } from "./file-body.ts";

const address = "203.0.113.7";
const elsewhere = "198.51.100.9";

/** A secret of the right length that opens nothing. */
const wrongSecret = (n: number) => String(n).padStart(43, "x");

/** The secret of a link that was just made, from the reply that shows it once. */
export const secretIn = (reply: { json(): { answerLink: { link: string } } }): string =>
  reply.json().answerLink.link.split("#")[1] ?? "";

/**
 * Somebody outside every hospital who knocks at the routes of a link.
 * @param base of the routes
 * @param header that carries the secret where the body is a file
 * @param fields what is sent with a file
 */
export function visitor(app: FastifyInstance, base: string, header: string, fields: Record<string, string> = {}) {
  const post = (path: string, payload: object, remoteAddress = address, headers: Record<string, string> = {}) =>
    app.inject({ method: "POST", url: `${base}/${path}`, payload, headers, remoteAddress });
  async function upload(secret: string | undefined, ...names: string[]) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const name of names) form.append("file", new File(["content"], name));
    const { headers, payload } = await fileBody(form);
    return post("files", payload, address, { ...headers, ...(secret ? { [header]: secret } : {}) });
  }
  return { app, post, upload };
}
type Visitor = ReturnType<typeof visitor>;

interface Claimed {
  db: Db;
  /** In force. */
  token: string;
  /** Another one in force. */
  another: () => Promise<string>;
  /** A whole answer, as it is handed in. */
  answer: { answers: readonly object[] };
  /** More answers than are taken. */
  tooMany: number;
  files: { taken: string; refused: readonly string[]; keys: readonly string[] };
}

/** What holds of all links by which somebody answers without an account. */
export function claimsOfLinks({ app, post, upload }: Visitor, claimed: Claimed): void {
  const { db, token, answer, files } = claimed;

  test("a secret that opens nothing is told apart from one that is cut short, and tells of no hospital", async () => {
    const unknown = await post("read", { token: wrongSecret(1) });
    expect([unknown.statusCode, unknown.json().reason]).toEqual([404, "link_wrong"]);
    const english = await post("read", { token: wrongSecret(1) }, address, { "accept-language": "en" });
    expect(english.json().message).toBe("This link is not valid. Check that it is complete and open it again.");
    for (const cut of [token.slice(1), `${token}x`, "", null]) {
      const reply = await post("read", { token: cut });
      expect([reply.statusCode, reply.json().reason]).toEqual([400, "bad_input"]);
    }
  });

  test("a file is judged by its link before it is read, one at a time, of the kinds that are taken", async () => {
    for (const secret of [undefined, "short", wrongSecret(1)]) {
      const reply = await upload(secret, files.taken);
      expect([secret, reply.statusCode, reply.json().reason]).toEqual([secret, 404, "link_wrong"]);
    }
    expect((await upload(token, "a.png", "b.png")).statusCode).toBe(413);
    for (const name of files.refused) expect((await upload(token, name)).json().reason).toBe("wrong_file_type");
    expect((await upload(token)).json().reason).toBe("no_file");
    const taken = await upload(token, `../../${files.taken}`);
    expect([taken.statusCode, taken.json().name]).toEqual([200, files.taken]);
    expect(Object.keys(taken.json()).sort()).toEqual(files.keys);
  });

  test("a body beyond the limit is refused", async () => {
    const answers = Array(claimed.tooMany).fill(answer.answers[0]);
    expect((await post("save", { token, draft: { answers } })).statusCode).toBe(400);
    expect((await post("save", { token, draft: { comment: "長".repeat(4001) } })).statusCode).toBe(400);
    expect((await post("save", { token, draft: { comment: "x".repeat(3 * 1024 * 1024) } })).statusCode).toBe(413);
  });

  test("an address that tries secrets is stopped after fifty, by the count that stops trying passwords, and others are not", async () => {
    for (let n = 0; n < 49; n++) expect((await post("read", { token: wrongSecret(n) })).statusCode).toBe(404);
    const payload = { email: "dareka@byoin.example", password: "machigai-no-aikotoba" };
    await app.inject({ method: "POST", url: "/api/auth/sign-in/email", payload, remoteAddress: address });
    const stopped = await post("read", { token: wrongSecret(99) });
    expect([stopped.statusCode, stopped.json().reason]).toEqual([429, "too_many_attempts"]);
    expect((await post("read", { token })).statusCode).toBe(429);
    expect((await upload(token, files.taken)).statusCode).toBe(429);
    expect((await post("read", { token }, elsewhere)).statusCode).toBe(200);
  });

  test("using a good link is no failure of its address, and three hundred uses of one link in a quarter of an hour are enough", async () => {
    for (let n = 0; n < 60; n++) expect((await post("read", { token })).statusCode).toBe(200);
    const used = { account: `link:${hashOf(token)}`, address: "", at: new Date() };
    const rows = Array.from({ length: 239 }, () => ({ id: randomUUID(), ...used }));
    await db.insertInto("sign_in_attempt").values(rows).execute();
    expect((await post("read", { token })).statusCode).toBe(200);
    expect((await post("read", { token }, elsewhere)).json().reason).toBe("too_many_attempts");
    expect((await post("read", { token: await claimed.another() })).statusCode).toBe(200);
  });
}

/**
 * What holds of links that are over.
 * @param renew makes a newer link for the same, which ends the one before
 * @param word stands in every name of the hospital
 */
export function claimsOfLinksThatAreOver(
  { post, upload }: Visitor,
  over: { token: string; renew: () => Promise<string>; answer: object; word: string; file: string },
): void {
  const { token, answer } = over;

  test("a link that was replaced, and one that was used, answer 410 in words that tell nothing of the hospital", async () => {
    const newer = await over.renew();
    const replaced = await post("read", { token });
    expect([replaced.statusCode, replaced.json().reason]).toEqual([410, "link_revoked"]);
    expect((await post("submit", { token: newer, answer })).statusCode).toBe(200);
    const replay = await post("submit", { token: newer, answer });
    expect([replay.statusCode, replay.json().reason]).toEqual([410, "link_used"]);
    expect((await post("save", { token: newer, draft: {} })).statusCode).toBe(410);
    expect((await upload(newer, over.file)).statusCode).toBe(410);
    for (const { body } of [replaced, replay]) expect(body).not.toContain(over.word);
    expect((await post("read", { token: newer })).json().answeredAt).not.toBeNull();
  });
}
