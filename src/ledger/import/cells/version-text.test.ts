import { expect, it } from "vitest";
import { readOs } from "./os-text.ts";
import { canonicalVersion, versionsInText } from "./version-text.ts";

it.each([
  ["v7.0.14", "7.0.14"],
  ["Ｒｅｖ．２１．００．１２", "21.00.12"],
  ["Ver.3.10", "3.10"],
  ["v7.2.10 build1706", "7.2.10"],
  ["NS13.0 91.12.nc", "13.0-91.12"],
  ["9.12(4)71", "9.12(4)71"],
  ["10.2.1.9-57sv", "10.2.1.9-57sv"],
  ["syngo MR XA12M", "XA12M"],
  ["8.0 Update 2b", "8.0 Update 2b"],
  ["R5.7.1", "R5.7.1"],
])("%s is version %s", (text, version) => {
  expect(canonicalVersion(text)).toBe(version);
});

it("several versions in one cell stay several", () => {
  expect(versionsInText("v6.4.5 / v7.0.1")).toEqual(["6.4.5", "7.0.1"]);
  expect(versionsInText("5.5.1-1.3")).toEqual(["5.5.1-1.3"]);
});

it.each([
  [
    "Windows Server 2019 Standard 10.0.17763.6054",
    { os: "Windows Server 2019 Standard", osVersion: "10.0.17763.6054" },
  ],
  [
    "ＷｉｎｄｏｗｓＳｅｒｖｅｒ２０１９ Std ビルド17763.5936",
    { os: "Windows Server 2019 Standard", osVersion: "10.0.17763.5936" },
  ],
  ["Windows Server 2016 (ビルド 14393.7070)", { os: "Windows Server 2016", osVersion: "10.0.14393.7070" }],
  ["Windows Server 2019 ビルド確認中", { os: "Windows Server 2019", versionState: "checking" }],
  ["WS2012R2", { os: "Windows Server 2012 R2" }],
  ["Microsoft Windows 11 Pro 23H2", { os: "Windows 11 Pro 23H2" }],
  ["Win10 IoT LTSC2019", { os: "Windows 10 IoT Enterprise LTSC 2019" }],
  ["Ｗｉｎｄｏｗｓ７ Pro SP1", { os: "Windows 7 Professional SP1" }],
  ["VMware ESXi 7.0 Update 3", { os: "VMware ESXi", osVersion: "7.0 Update 3" }],
  ["AlmaLinux 8.8", { os: "AlmaLinux 8.8" }],
])("%s is read as an operating system", (text, reading) => {
  expect(readOs(text)).toEqual(reading);
});
