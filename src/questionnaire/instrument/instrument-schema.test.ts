import { expect, test } from "vitest";
import { instrumentSchema } from "./instrument-schema.ts";

test("the published schema is the one the program goes by", async () => {
  // After a change of instrument.ts: node_modules/.bin/vitest run --project pure src/questionnaire/instrument/instrument-schema.test.ts -u
  const published = "../../../reference/instrument.schema.json";
  await expect(`${JSON.stringify(instrumentSchema(), null, 1)}\n`).toMatchFileSnapshot(published);
});
