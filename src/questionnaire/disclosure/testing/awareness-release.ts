import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFolder } from "../../../platform/config.ts";
import { readWorkbook } from "../../../platform/spreadsheet/read-workbook.ts";
import { openAnswerFile } from "../../answer-file/open-answer-file.ts";
import { readInstrument } from "../../instrument/read-instrument.ts";
import { TablePlan } from "../../table/plan.ts";
import type { Report } from "../../table/table.ts";
import { tabulate } from "../../table/tabulate.ts";
import { startRoundData } from "../../tabulation/round-data.ts";

export const organisational = ["Q9", "Q11.department", "Q17.csirt"];
export const measures = ["Q26", "Q27", "Q28", "Q31", "Q32", "Q33", "Q34"];

/** All cross tables between the three organisational questions and the seven measures, and their ten simple tables, of 46 answers. */
export async function awarenessReport(answers: string): Promise<Report> {
  const folder = join(projectFolder, "reference", "questionnaires");
  const tree = (name: string): unknown => parse(readFileSync(join(folder, name), "utf8"));
  const instrument = readInstrument(tree("awareness106.yaml"));
  if (!instrument.ok) throw new Error(instrument.error[0]?.message.ja);
  const plan = TablePlan.parse({
    ...(tree("awareness106.plan.yaml") as object),
    tables: [
      ...[...organisational, ...measures].map((of) => ({ kind: "simple", of })),
      ...measures.flatMap((columns) => organisational.map((rows) => ({ kind: "cross", rows, columns }))),
    ],
  });
  const askedOfAll = plan.askedOfAll ?? [];
  const book = await readWorkbook(readFileSync(answers), answers, { fileBytes: 1e7, cells: 1e6 });
  const sheet = book.ok ? book.value.sheets[0] : undefined;
  const file = sheet && openAnswerFile(instrument.value.instrument, sheet, { askedOfAll });
  if (!file?.ok) throw new Error("the answers cannot be read");
  const builder = startRoundData(instrument.value.instrument, file.value.size, askedOfAll);
  builder.add([...file.value.rows()]);
  return tabulate(instrument.value.instrument, builder.finish().dataSet, plan);
}
