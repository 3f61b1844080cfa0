import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "../../platform/config.ts";
import { testDatabase } from "../../platform/testing/test-database.ts";
import { sharedData } from "../../shared/testing/shared-data.ts";
import { exportLedger } from "../export.worker.ts";
import { aFacility, ledgerContext, tester } from "../testing/ledger-context.ts";
import { undoImport } from "./import-flow.store.ts";
import { exportText, filesIn, historyRows, importFiles, theLedger } from "./testing/import-files.ts";

/** What holds for the files of every hospital: those of demo/, and the fictional ones of the shared test material where present. */
const { db } = await testDatabase();
const shared = sharedData();
const folders = [
  ["demo/miruhama", join(projectFolder, "demo", "miruhama")],
  ["demo/yurikamome", join(projectFolder, "demo", "yurikamome")],
  ...["clinic-small", "hospital-mid", "hospital-large"].map((name) => [name, join(shared ?? "", "hospitals", name)]),
].filter(([, folder]) => existsSync(String(folder))) as [string, string][];

/** Five imports of thousands of rows each, on a machine that may be busy. */
const patience = 120_000;

describe.each(folders)("the files of %s", { timeout: patience }, (_, folder) => {
  const files = filesIn(folder);
  const context = ledgerContext(db);
  const facility = aFacility(context);
  const nextDay = () => {
    context.clock.value = new Date(context.clock.value.getTime() + 86_400_000);
  };

  test("are taken back by an undo to the letter, days later, and can be imported again", async () => {
    const id = await facility;
    const before = await exportText(context, id);
    nextDay();
    const { id: importId } = await importFiles(context, id, files);
    const after = await exportText(context, id);
    expect(after.length).toBeGreaterThan(before.length);
    nextDay();

    const undone = await undoImport(context, tester, id, importId);

    expect(undone.ok).toBe(true);
    expect(await exportText(context, id)).toBe(before);
    const again = await importFiles(context, id, files);
    expect(again.plan.created).toBe(undone.ok && undone.value.removed);
  });

  test("change nothing a second time: renamed, twice at once, one by one in another order", async () => {
    const id = await facility;
    const [history, text] = [await historyRows(context, id), await exportText(context, id)];
    nextDay();
    const renamed = files.map(({ name, content }, at) => ({
      name: `写し${at}${name.slice(name.lastIndexOf("."))}`,
      content,
    }));
    for (const given of [[...renamed, ...files], ...files.toReversed().map((file) => [file])]) {
      const { plan } = await importFiles(context, id, given);
      expect([plan.created, plan.changed], given.map(({ name }) => name).join()).toEqual([0, 0]);
    }
    expect(await historyRows(context, id)).toBe(history);
    expect(await exportText(context, id)).toBe(text);
  });

  test("give a workbook that changes nothing when it is imported back, nor do its CSVs", async () => {
    const id = await facility;
    const [history, ledger] = [await historyRows(context, id), await theLedger(context, id)];
    const none = { findings: [], completeness: [] };
    const written = async (format: "xlsx" | "csv", kind?: "asset" | "connection" | "contract") => {
      const made = await exportLedger(ledger, async () => none, { format, kind, encoding: "utf-8" });
      if (!made.ok) throw new Error(made.error.reason);
      return { name: `${kind ?? "台帳"}.${format}`, content: made.value.content };
    };
    const csvs = [await written("csv", "asset"), await written("csv", "connection"), await written("csv", "contract")];
    for (const given of [[await written("xlsx")], csvs]) {
      const { plan } = await importFiles(context, id, given);
      expect([plan.created, plan.changed]).toEqual([0, 0]);
      expect([plan.questions, plan.unmapped, plan.notices, plan.duplicates, plan.conflicts]).toEqual([
        [],
        [],
        [],
        [],
        [],
      ]);
      expect(plan.sources.every(({ counts }) => counts.refused === 0 && counts.skipped === 0)).toBe(true);
    }
    expect(await historyRows(context, id)).toBe(history);
  });
});
