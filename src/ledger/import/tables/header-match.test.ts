import { describe, expect, it } from "vitest";
import type { RecordKind } from "../../contract.ts";
import { headerMatches } from "./header-match.ts";

const best = (kind: RecordKind, header: string, group = "") => headerMatches(kind, header, group)[0]?.target;

describe("a header", () => {
  it.each([
    ["asset", "シリアルＮｏ．", "serialNumber"],
    ["asset", "ﾌｧｰﾑｳｪｱ\n版数", "softwareVersion"],
    ["asset", "導入年月（西暦）", "installedOn"],
    ["asset", "OS版数⏎／ビルド".replace("⏎", "\n"), "osVersion"],
    ["connection", "業者名\n（接続先）", "counterpart"],
    ["connection", "Firmware as of (mm/dd/yyyy)", "firmwareKnownOn"],
    ["connection", "機器の所有者", "deviceOwner"],
    ["connection", "リモート条項", "contract.CL-22"],
    ["backup", "コピー数（原本含む）", "copies"],
    ["role", "氏名・部署（役職）", "personOrUnit"],
    ["facility", "放射線・検査等の保守契約への情報部門の関与", "itTakesPartInDeviceContracts"],
  ] as const)("of %s, %j, means %s", (kind, header, target) => {
    expect(best(kind, header)).toBe(target);
  });

  it("means something else under another group", () => {
    expect(best("connection", "種別", "回線")).toBe("accessLine");
    expect(best("connection", "種類", "契約の状況")).toBe("contractType");
    expect(best("connection", "所有", "機器")).toBe("deviceOwner");
    expect(best("connection", "変更", "患者情報")).toBe("patientDataChange");
  });

  it("that no list is known to use means nothing", () => {
    expect(best("asset", "あみだくじ")).toBeUndefined();
  });
});
