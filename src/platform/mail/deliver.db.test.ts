import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { startMailServer } from "../testing/mail-server.ts";
import { testDatabase } from "../testing/test-database.ts";
import { deliverDue, takeOver } from "./deliver.ts";
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
  const { url, received, stop } = await startMailServer();
  await queue();
  expect(await deliverDue(db, { ...config, smtpUrl: url }, now)).toBe(1);
  await stop();
  expect(received).toMatchObject([
    { to: "hanako@byoin.example", subject: "招待 Bcc: x@y.example", text: `開く: ${link}\n` },
  ]);
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
  const { url, stop } = await startMailServer(550);
  await queue();
  await deliverDue(db, { ...config, smtpUrl: url }, now);
  await stop();
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

test("what a server that died was about to send, the next one sends at once", async () => {
  await queue();
  // A process that claims and dies: the mail waits for the end of its lease.
  await db
    .updateTable("mail")
    .set({ attempts: 1, next_attempt_at: later(5) })
    .execute();
  expect(await deliverDue(db, config, later(1))).toBe(0);
  await takeOver(db, later(1));
  expect(await deliverDue(db, config, later(1))).toBe(1);
});

test("a mail that waits after a failure is not tried sooner because a server starts", async () => {
  await queue();
  await deliverDue(db, { ...config, smtpUrl: "smtp://127.0.0.1:1" }, now);
  await takeOver(db, later(0));
  expect(await deliverDue(db, config, later(0))).toBe(0);
});
