import { expect, test } from "vitest";
import { checklistFromRows, parseChecklist } from "./checklist-rows.ts";
import { shippedChecklists } from "./shipped.ts";

const head = { instrument: "kyokai", edition: "2026", titleJa: "協会の追加項目", titleEn: "Items of the association" };

test("a workbook of rows becomes a checklist with a sheet for each audience it names", () => {
  const lines = [
    ["協会のチェックリスト"],
    ["対象", "章", "番号", "文言", "参考"],
    ["経営層", "方針", "1", "毎年見直しているか。", ""],
    ["利用者", "", "2", "連絡先を知っているか。", "○"],
  ];
  const made = checklistFromRows(head, lines);
  if (!made.ok) throw new Error(made.error.ja);
  expect(made.value.sheets.map(({ audience }) => audience)).toEqual(["executive", "user"]);
  expect(made.value.items).toMatchObject([
    { id: "executive-001", number: "1", topic: { ja: "毎年見直しているか。" }, optional: false },
    { id: "user-002", section: { ja: "項目" }, optional: true },
  ]);
});

test("what cannot be read is told with its row and what to do", () => {
  expect(checklistFromRows(head, [["何か"]])).toMatchObject({ ok: false, error: { place: null } });
  const unknown = checklistFromRows(head, [
    ["対象", "文言"],
    ["患者", "質問"],
  ]);
  expect(unknown).toMatchObject({ ok: false, error: { place: "2行目" } });
  expect(
    checklistFromRows(head, [
      ["対象", "文言"],
      ["経営層", ""],
    ]),
  ).toMatchObject({ ok: false, error: { place: "2行目" } });
  expect(
    checklistFromRows({ ...head, instrument: "" }, [
      ["対象", "文言"],
      ["経営層", "質問"],
    ]),
  ).toMatchObject({ ok: false, error: { place: "instrument" } });
});

test("an id given twice, or an item for nobody, is refused", () => {
  const [shipped] = shippedChecklists;
  const [first] = shipped?.items ?? [];
  if (!shipped || !first) throw new Error("shipped");
  expect(parseChecklist(shipped).ok).toBe(true);
  expect(parseChecklist({ ...shipped, items: [...shipped.items, first] })).toMatchObject({
    ok: false,
    error: { place: "items" },
  });
  expect(parseChecklist({ ...shipped, items: [{ ...first, audience: "vendor" }, ...shipped.items.slice(1)] }).ok).toBe(
    false,
  );
});
