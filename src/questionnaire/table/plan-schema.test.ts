import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { publishedSchema } from "../../shared/testing/published-schema.ts";
import { Condition, Derived } from "../instrument/instrument.ts";
import { Base, TablePlan, TableSpec } from "./plan.ts";

const file = fileURLToPath(new URL("../../../reference/table-plan.schema.json", import.meta.url));

it("the published schema of table plans is the one plans are read by", async () => {
  const head = {
    title: "sekisho/table-plan/1",
    description: "集計計画: どの設問を、だれについて、どう集計するか。説明は docs/questionnaires.md。",
  };
  await expect(publishedSchema(TablePlan, head, { Condition, Derived, Base, TableSpec })).toMatchFileSnapshot(file);
});
