import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { deliverDue } from "./deliver.ts";
import { countMail, listOutbox, queueMail, retryMail } from "./mail.ts";

const { db } = await testDatabase();
const dataFolder = mkdtempSync(join(tmpdir(), "sekisho-mail-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
beforeEach(() => db.deleteFrom("mail").execute());

const now = new Date("2026-04-01T00:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const config = { smtpUrl: null, mailFrom: "関所 <sekisho@byoin.example>", dataFolder };
const link = "https://sekisho.example/invitation#abcdefghijklmnopqrstuvwxyz";
const queue = (to = "hanako@byoin.example") =>
  db
    .transaction()
    .execute((trx) => queueMail(trx, { to, subject: "招待\r\nBcc: x@y.example", text: `開く: ${link}` }, now));

/** A mail server that answers RCPT with `answer`; collects what it was sent. */
async function smtpServer(answer: string): Promise<{ url: string; received: string[]; server: Server }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      received.push(text);
      if (inData) {
        if (!text.includes("\r\n.\r\n")) return;
        inData = false;
        socket.write("250 taken\r\n");
      } else if (/^DATA/i.test(text)) {
        inData = true;
        socket.write("354 go on\r\n");
      } else if (/^RCPT/i.test(text)) socket.write(`${answer}\r\n`);
      else if (/^QUIT/i.test(text)) socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    });
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, received, server };
}

test("without a mail server a mail is kept, on disk and for the administrator to read", async () => {
  await queue();
  expect(await deliverDue(db, config, now)).toBe(1);
  const { mails } = await listOutbox(db);
  expect(mails).toMatchObject([{ state: "kept", text: `開く: ${link}`, subject: "招待 Bcc: x@y.example" }]);
  const [file] = readdirSync(join(dataFolder, "outbox"));
  const eml = readFileSync(join(dataFolder, "outbox", file ?? ""), "utf8");
  expect(eml).toContain("To: hanako@byoin.example");
  expect(eml).not.toMatch(/^Bcc:/m);
  expect(await deliverDue(db, config, later(60))).toBe(0);
});

test("a sent mail keeps no secret of its link", async () => {
  const { url, received, server } = await smtpServer("250 ok");
  await queue();
  expect(await deliverDue(db, { ...config, smtpUrl: url }, now)).toBe(1);
  server.close();
  expect(received.join("")).toContain("RCPT TO:<hanako@byoin.example>");
  const row = await db.selectFrom("mail").selectAll().executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: "sent", body_text: "開く: https://sekisho.example/invitation#…" });
});

test("a server that is down is tried again later and later, with the reason visible, and at last given up", async () => {
  await queue();
  const down = { ...config, smtpUrl: "smtp://127.0.0.1:1" };
  expect(await deliverDue(db, down, now)).toBe(1);
  expect(await deliverDue(db, down, now)).toBe(0);
  const [first] = (await listOutbox(db, "waiting")).mails;
  expect(first?.lastError).toMatch(/ECONNREFUSED/);
  expect(first?.text).toBeNull();
  for (const minutes of [1, 6, 36, 156, 636, 2076]) expect(await deliverDue(db, down, later(minutes))).toBe(1);
  expect(await countMail(db)).toEqual({ waiting: 0, sent: 0, failed: 1, kept: 0 });
});

test("a recipient refused for good fails at once and may be tried again by hand", async () => {
  const { url, server } = await smtpServer("550 no such user");
  await queue();
  await deliverDue(db, { ...config, smtpUrl: url }, now);
  server.close();
  const [failed] = (await listOutbox(db, "failed")).mails;
  expect(failed?.lastError).toMatch(/550/);
  const id = failed?.id ?? "";
  expect(await db.transaction().execute((trx) => retryMail(trx, id, later(1)))).toBe(true);
  expect(await db.transaction().execute((trx) => retryMail(trx, id, later(1)))).toBe(false);
});

test("two processes at once send each mail once", async () => {
  for (let n = 0; n < 10; n++) await queue(`person${n}@byoin.example`);
  const handled = await Promise.all([deliverDue(db, config, now), deliverDue(db, config, now)]);
  expect(handled[0] + handled[1]).toBe(10);
});

test("a rolled-back change leaves no mail", async () => {
  await db
    .transaction()
    .execute(async (trx) => {
      await queueMail(trx, { to: "a@byoin.example", subject: "x", text: "y" }, now);
      throw new Error("no");
    })
    .catch(() => {});
  expect((await listOutbox(db)).mails).toEqual([]);
});
