import { expect, test } from "vitest";
import { defaultColumns, readListSearch, writeListSearch } from "./list-search.ts";

test("an address without a search part shows the usual columns by number", () => {
  const list = readListSearch("connection", {});
  expect(list).toEqual({ q: "", filters: [], sort: "number", columns: defaultColumns("connection"), retired: false });
  expect(Object.values(writeListSearch("connection", list)).join("")).toBe("");
});

test("what is written into an address is read back the same", () => {
  const list = {
    q: "画像",
    filters: [
      { field: "*", value: "@unknown" },
      { field: "deviceKind", value: "vpn" },
    ],
    sort: "-updatedAt",
    columns: ["maker", "model"],
    retired: true,
  };
  expect(readListSearch("connection", writeListSearch("connection", list))).toEqual(list);
});

test("fields the kind does not have are left out", () => {
  const list = readListSearch("vendor", { filter: "deviceKind:vpn,mdsSds:true,:x,broken", columns: "maker,mdsSds" });
  expect(list.filters).toEqual([{ field: "mdsSds", value: "true" }]);
  expect(list.columns).toEqual(["mdsSds"]);
});

test("every kind's usual columns exist", () => {
  for (const kind of ["connection", "asset", "system", "backup", "contract", "role", "vendor", "segment"] as const) {
    const columns = defaultColumns(kind);
    expect(readListSearch(kind, { columns: columns.join(",") }).columns).toEqual(columns);
  }
});
