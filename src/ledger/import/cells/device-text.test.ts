import { describe, expect, it } from "vitest";
import { readDevice, splitModel } from "./device-text.ts";

const known = (value: string) => ({ known: value });

describe("a device cell", () => {
  it.each([
    [
      "ﾔﾏﾊ RTX830\nRev.15.02.30",
      { maker: known("Yamaha"), model: known("RTX830"), versions: ["15.02.30"], kind: known("router") },
    ],
    [
      "ＦｏｒｔｉＧａｔｅ６０Ｆ　ｖ７．０．１３",
      { maker: known("Fortinet"), model: known("FortiGate 60F"), versions: ["7.0.13"] },
    ],
    [
      "Pulse Secure PSA300 / 9.1R11",
      { maker: known("Pulse Secure"), model: known("PSA300"), versions: ["9.1R11"], kind: known("vpn") },
    ],
    ["Cisco ASA5525-X　9.8(4)15", { maker: known("Cisco"), model: known("ASA 5525-X"), versions: ["9.8(4)15"] }],
    ["ＮＥＣ UNIVERGE IX2215 (10.8.21)", { model: known("UNIVERGE IX2215"), versions: ["10.8.21"] }],
    ["FortiGate60F（2台）\nv6.4.5 / v7.0.1", { model: known("FortiGate 60F"), versions: ["6.4.5", "7.0.1"] }],
    [
      "統計送信BOX（型番不明、最新版）",
      { model: { state: "unknown" }, version: { vague: "最新版" }, kind: known("box") },
    ],
    ["TA-800V20（版数不明）", { model: known("TA-800V20"), version: { state: "unknown" } }],
    ["モデム（型番 確認中）", { model: { state: "checking" }, kind: known("modem") }],
    ["確認中", { maker: { state: "checking" }, model: { state: "checking" }, version: { state: "checking" } }],
    ["なし（リモートデスクトップ）", { model: { state: "none" }, kind: { state: "none" } }],
    ["－（装置内ソフト）", { model: { state: "notApplicable" }, kind: known("terminal") }],
  ])("%j is taken apart", (text, reading) => {
    expect(readDevice(text, true)).toMatchObject(reading);
  });

  it("answers nothing about the version when its column does not ask for it", () => {
    expect(readDevice("不明", false)).toEqual({ maker: { state: "unknown" }, model: { state: "unknown" } });
  });
});

describe("a model cell", () => {
  it("gives up a clearly marked version", () => {
    expect(splitModel("PSA300 9.1R11")).toEqual({ model: "PSA300", version: "9.1R11" });
    expect(splitModel("FortiGate-60F v7.0.13")).toEqual({ model: "FortiGate 60F", version: "v7.0.13" });
  });

  it.each([
    "Ingenia Elition 3.0T X",
    "Aquilion ONE / PRISM Edition",
    "ProLiant DL380 Gen10",
    "AX3660S-48T4XW",
    "EVIS X1 CV-1500",
  ])("keeps the name %s whole", (model) => {
    expect(splitModel(model)).toEqual({ model, version: null });
  });
});
