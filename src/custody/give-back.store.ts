import { sql } from "kysely";
import { recordAudit } from "../platform/audit/audit.ts";
import type { Trx } from "../platform/db/tables.ts";
import { inFacility } from "../platform/db/tenant.ts";
import { neutraliseFormula } from "../platform/spreadsheet/formula-neutralising.ts";
import type { Actor } from "../shared/actor.ts";
import type { CustodyContext, DocumentToMake } from "./context.store.ts";
import { type HeldTable, heldTables, peopleOf, rowsOf } from "./held-tables.store.ts";
import { indexPage, type ReturnIndex } from "./return-index.ts";
import type { Sink } from "./sink.store.ts";
import { tableWords } from "./table-words.ts";

export interface GivingBack extends Pick<CustodyContext, "db" | "files" | "now"> {
  /** The ledger as a workbook, and its documents: made one after the other, by those who know them. */
  documentsOf(facilityId: string, records: number): readonly DocumentToMake[];
  /** Told of a document that could not be made; the return goes on without it, and says so. */
  failed(error: unknown): void;
}

/**
 * Writes everything held of a hospital: every row of every table as it was at one moment, every file, the ledger and its documents, and
 * an index. Memory stays that of the largest single file. It is noted in the hospital's audit log before the first byte leaves.
 */
export async function giveBack(
  { db, files, now, documentsOf, failed }: GivingBack,
  by: Pick<Actor, "label" | "name">,
  hospital: { id: string; name: string },
  sink: Sink,
): Promise<ReturnIndex> {
  const at = now();
  const event = { at, actor: by.label, action: "custody.returned", subject: `facility:${hospital.id}`, detail: {} };
  await inFacility(db, hospital.id, (trx) => recordAudit(trx, hospital.id, event));
  const index: ReturnIndex = {
    format: "sekisho/return/1",
    hospital,
    madeAt: at.toISOString(),
    madeBy: by.name,
    tables: [],
    files: [],
    problems: [],
  };
  const add = async (path: string, what: string, content: Parameters<Sink["add"]>[1]) => {
    const written = await sink.add(path, content);
    index.files.push({ ...written, what });
  };
  await inFacility(db, hospital.id, async (trx) => {
    // One moment for all tables; nothing is written, so nobody waits.
    await sql`set transaction isolation level repeatable read, read only`.execute(trx);
    for (const table of await heldTables(trx)) {
      const label = tableWords(table.name);
      let rows = 0;
      await add(
        `データ/${table.name}.jsonl`,
        label,
        jsonLines(trx, hospital.id, table, (n) => (rows += n)),
      );
      await add(`データ/${table.name}.csv`, label, csv(trx, hospital.id, table));
      index.tables.push({ name: table.name, label, rows, leftOut: [...table.sealed] });
    }
    const people = await peopleOf(trx, hospital.id);
    const lines = people.map(({ id, name, email }) => record([id, name, email])).join("");
    await add("データ/people.csv", "役割を持つ人の名前とメールアドレス", [
      Buffer.from(`\ufeff${record(["id", "name", "email"])}${lines}`),
    ]);
    for await (const { id, name } of storedFiles(trx, hospital.id)) {
      const file = await files.get(trx, hospital.id, id).catch(() => undefined);
      if (file) await add(`ファイル/${id.slice(0, 8)}_${safeName(name)}`, "ファイル", [file.content]);
      else index.problems.push(`ファイル「${name}」（${id}）は、データフォルダにないか、壊れています。`);
    }
  });
  const records = index.tables.find(({ name }) => name === "ledger_record")?.rows ?? 0;
  for (const { path, what, make } of documentsOf(hospital.id, records)) {
    const content = await make().catch(failed);
    if (content) await add(path, what, [content]);
    else index.problems.push(`「${path}」は作れませんでした。中身は「データ」にあります。`);
  }
  index.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  await sink.add("index.json", [Buffer.from(`${JSON.stringify(index, null, 1)}\n`)]);
  await sink.add("index.html", [Buffer.from(indexPage(index))]);
  return index;
}

async function* jsonLines(trx: Trx, facilityId: string, table: HeldTable, count: (rows: number) => void) {
  for await (const rows of rowsOf(trx, facilityId, table)) {
    count(rows.length);
    yield Buffer.from(`${rows.join("\n")}\n`);
  }
}

/** For spreadsheets: text that would run as a formula is marked as text; the exact copy is in the JSON Lines. */
async function* csv(trx: Trx, facilityId: string, table: HeldTable) {
  const columns = table.columns.filter((column) => !table.sealed.includes(column));
  yield Buffer.from(`\ufeff${record(columns)}`);
  for await (const rows of rowsOf(trx, facilityId, table))
    yield Buffer.from(rows.map((row) => record(cells(columns, JSON.parse(row)))).join(""));
}

const cells = (columns: readonly string[], row: Record<string, unknown>): string[] =>
  columns.map((column) => {
    const value = row[column] ?? "";
    return typeof value === "object" ? JSON.stringify(value) : neutraliseFormula(String(value));
  });

const record = (values: readonly string[]): string =>
  `${values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(",")}\r\n`;

async function* storedFiles(trx: Trx, facilityId: string): AsyncGenerator<{ id: string; name: string }> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await trx
      .selectFrom("stored_file")
      .select(["id", "name"])
      .where("facility_id", "=", facilityId)
      .where("id", ">", after)
      .orderBy("id")
      .limit(200)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < 200) return;
    after = last.id;
  }
}

/** A name that every system can write. */
const safeName = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, "_")
    .replace(/^\.+/, "_")
    .slice(-100);
