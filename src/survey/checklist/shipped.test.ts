import { expect, test } from "vitest";
import audienceFile from "../../../reference/checklist-mhlw-5.2.yaml";
import { inspectionSheet as inspection } from "../../questionnaire/checklist/vocabulary.ts";
import { refKey, relatedItems } from "./related-items.ts";
import { shippedChecklists } from "./shipped.ts";

const editionOf = (edition: string) => {
  const found = shippedChecklists.find((one) => one.instrument === "mhlw-inspection" && one.edition === edition);
  if (!found) throw new Error(edition);
  return found;
};

test("every item of the reference files is in some edition, under its own id", () => {
  const ids = new Set(shippedChecklists.flatMap(({ items }) => items.map(({ id }) => id)));
  const reference = [...(audienceFile as { items: { id: string }[] }).items, ...inspection.items].map(({ id }) => id);
  expect(reference.length).toBe(79 + 48);
  expect(reference.filter((id) => !ids.has(id))).toEqual([]);
});

test("guideline 5.2 has 20 topics for executives, 42 for system administrators and 17 for users", () => {
  const [sheet] = shippedChecklists;
  const counts = sheet?.sheets.map(({ audience }) => sheet.items.filter((item) => item.audience === audience).length);
  expect(counts).toEqual([20, 42, 17]);
});

test.each(
  inspection.editions
    .filter(({ counts }) => Object.keys(counts).length > 0)
    .map(({ id, counts }) => [id, counts] as const),
)("the sheets of %s have as many rows as the reference says", (edition, counts) => {
  const { items } = editionOf(edition);
  const count = (side: string, optional: boolean) =>
    items.filter((item) => item.audience === side && item.optional === optional && !item.gate).length;
  const read = {
    facility_required: count("facility", false),
    facility_reference: count("facility", true),
    vendor_required: count("vendor", false),
    vendor_reference: count("vendor", true),
  };
  expect(Object.fromEntries(Object.entries(read).filter(([, rows]) => rows > 0))).toEqual(counts);
});

test("rows stand in the order of the sheet, chapter by chapter", () => {
  const facility = editionOf("r7").items.filter(({ audience }) => audience === "facility");
  expect(facility.map(({ number }) => number).slice(0, 15)).toEqual([
    "0",
    "1-1",
    ...Array.from({ length: 13 }, (_, index) => `2-${index + 1}`),
  ]);
});

test("an edition whose rows are not known yet is not offered", () => {
  expect(shippedChecklists.map(({ edition }) => edition)).toEqual(["5.2", "r5", "r6", "r7"]);
});

const related = relatedItems(shippedChecklists);
const everyItem = shippedChecklists.flatMap(({ instrument, edition, items }) =>
  items.map((item) => ({ instrument, edition, item: item.id })),
);

test("whatever a row is laid beside is laid beside it, exists, and is not itself", () => {
  const known = new Set(everyItem.map(refKey));
  for (const ref of everyItem)
    for (const other of related(ref)) {
      expect(known).toContain(refKey(other));
      expect(refKey(other)).not.toBe(refKey(ref));
      expect(related(other).map(refKey)).toContain(refKey(ref));
    }
});

test("every maps_to and every merged row of the reference leads somewhere", () => {
  for (const { id, maps_to } of (audienceFile as { items: { id: string; maps_to?: string }[] }).items)
    expect([id, related({ instrument: "mhlw-5.2", edition: "5.2", item: id }).length]).toEqual([id, maps_to ? 1 : 0]);
  for (const row of inspection.items)
    for (const merged of row.merges ?? [])
      expect(related({ instrument: "mhlw-inspection", edition: "r7", item: row.id })).toContainEqual({
        instrument: "mhlw-inspection",
        edition: "r6",
        item: merged,
      });
});

test("an answer about patches in guideline 5.2 stands beside the merged row of 令和7年度, and that beside its three rows of 令和6年度", () => {
  const patches = related({ instrument: "mhlw-5.2", edition: "5.2", item: "SA-17" });
  expect(patches).toEqual([{ instrument: "mhlw-inspection", edition: "r7", item: "F-21" }]);
  const before = patches.flatMap((ref) => related(ref)).filter(({ edition }) => edition === "r6");
  expect(before.map(({ item }) => item)).toEqual(["F-08", "F-10", "F-14"]);
});

test("a row that kept its id goes on from year to year", () => {
  const years = (edition: string) =>
    related({ instrument: "mhlw-inspection", edition, item: "F-01" })
      .filter(({ instrument }) => instrument === "mhlw-inspection")
      .map((ref) => ref.edition);
  expect([years("r5"), years("r6"), years("r7")]).toEqual([["r6"], ["r5", "r7"], ["r6"]]);
});
