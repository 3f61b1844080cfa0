import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MailServer, startMailServer } from "../../src/platform/testing/mail-server.ts";
import { type ApiSession, administrator, becomeAdministrator } from "../harness/api-session.ts";
import { type RunningServer, removeFolder, startServer } from "../harness/running-server.ts";
import { launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";

/**
 * CVE-2022-40684 as it could have gone: from the feed to the notices in a mail server, the vendors' answers and the national picture, on
 * a server of its own that really sends mail.
 */
const browser = launchedBrowser();
const folder = mkdtempSync(join(tmpdir(), "sekisho-live-"));
const feedFile = join(folder, "nvd.json");
const product = "o:fortinet:fortios";
let mails: MailServer;
let server: RunningServer;
let session: ApiSession;
let page: Page;
let vendor: Page;
let faults: string[][];

/** Three have a version that the advisory names, of one nobody knows, and four have the corrected one. */
const hospitals = [
  { name: "あけぼの病院", model: "FortiGate-100F", version: "7.0.5", founderClass: "C2", licensedBeds: 180 },
  { name: "いそなみ医院", model: "FortiGate-60F", version: "7.0.6", founderClass: "P2", licensedBeds: 19 },
  { name: "うぐいす記念病院", model: "FortiGate-200F", version: "7.2.1", founderClass: "C2", licensedBeds: 420 },
  { name: "おぼろ橋病院", model: "FortiGate-60F", version: null, founderClass: "P2", licensedBeds: 60 },
  ...["えのき病院", "かささぎ病院", "きりしま坂医院", "くぬぎ台病院"].map((name) => ({
    name,
    model: "FortiGate-60F",
    version: "7.0.7",
    founderClass: "P2",
    licensedBeds: 99,
  })),
].map((hospital, at) => ({
  ...hospital,
  id: "",
  vendor: `架空保守${at + 1}`,
  address: `madoguchi${at + 1}@hosyu.example`,
}));
const [akebono, isonami, uguisu, oboro] = hospitals as [Hospital, Hospital, Hospital, Hospital];
type Hospital = (typeof hospitals)[number];

/** What NVD says of it: FortiOS 7.0.0 to 7.0.6 and 7.2.0 to 7.2.1, base score 9.8, exploited since October 2022. */
const advisory = {
  format: "NVD_CVE",
  vulnerabilities: [
    {
      cve: {
        id: "CVE-2022-40684",
        published: "2022-10-18T14:15:09.747",
        lastModified: "2025-10-24T12:54:27.513",
        vulnStatus: "Analyzed",
        descriptions: [
          { lang: "en", value: "Requests made in a certain way pass the sign-in of the administration screen." },
        ],
        metrics: {
          cvssMetricV31: [
            {
              source: "nvd@nist.gov",
              type: "Primary",
              cvssData: { vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", baseScore: 9.8 },
            },
          ],
        },
        configurations: [{ nodes: [{ operator: "OR", cpeMatch: [row("7.0.0", "7.0.7"), row("7.2.0", "7.2.2")] }] }],
        cisaExploitAdd: "2022-10-11",
        cisaActionDue: "2022-11-01",
        cisaRequiredAction: "Apply updates per vendor instructions.",
        cisaVulnerabilityName: "Fortinet Multiple Products Authentication Bypass Vulnerability",
      },
    },
  ],
};

function row(from: string, before: string) {
  return {
    vulnerable: true,
    criteria: `cpe:2.3:${product}:*:*:*:*:*:*:*:*`,
    matchCriteriaId: `ROW-${from}`,
    versionStartIncluding: from,
    versionEndExcluding: before,
  };
}

beforeAll(async () => {
  mails = await startMailServer();
  server = await startServer(undefined, undefined, { SMTP_URL: mails.url });
  session = await becomeAdministrator(server.address, server.setupLink ?? "");
  const context = await browser.newContext(undefined, server.address);
  await context.addCookies(session.cookieList);
  page = await context.newPage();
  vendor = await (await browser.newContext(undefined, server.address)).newPage();
  faults = [page, vendor].map(watchForFaults);
  for (const hospital of hospitals) await register(hospital);
  await session.send("POST", "/api/v1/administration/feeds", { id: "nvd", name: "NVD", address: feedFile });
});
afterAll(async () => {
  await server?.stop();
  await mails?.stop();
  removeFolder(server?.dataFolder ?? folder);
  removeFolder(folder);
  expect(faults?.flat()).toEqual([]);
});

const known = (value: string) => ({ state: "known", value });

async function register(hospital: Hospital): Promise<void> {
  const { name, founderClass, licensedBeds, model, version } = hospital;
  const profile = { name, medicalInstitutionCode: null, prefecture: "27", founderClass, licensedBeds };
  hospital.id = (await session.send<{ id: string }>("POST", "/api/v1/facilities", profile)).id;
  const add = (kind: string, fields: object) =>
    session.send("POST", `/api/v1/facilities/${hospital.id}/records/${kind}`, { fields, reason: "棚卸し" });
  await add("vendor", { name: known(hospital.vendor), contact: known(hospital.address) });
  await add("asset", {
    kind: known("firewall"),
    maker: known("フォーティネット"),
    model: known(model),
    softwareVersion: version === null ? { state: "unknown" } : known(version),
    maintenanceVendor: known(hospital.vendor),
  });
}

interface Picture {
  hospitals: number;
  figures: { measures: Record<string, { hospitals: number; of: number } | null> } | null;
}
const picture = () =>
  session.send<Picture>("GET", `/api/v1/national/vulnerability/products/${encodeURIComponent(product)}`);

async function until<Found>(
  find: () => Promise<Found | undefined> | Found | undefined,
  patienceMs = 60_000,
): Promise<Found> {
  for (
    const start = Date.now();
    Date.now() - start < patienceMs;
    await new Promise((resolve) => setTimeout(resolve, 250))
  ) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error("waited in vain");
}

/** Pages tell of what the server did meanwhile when they are loaded again. */
const shown = (path: string, words: RegExp | string) =>
  until(async () => {
    await page.goto(path);
    await settled(page);
    return (await page.getByText(words).count()) > 0 ? true : undefined;
  });

test("the feed arrives: within a minute every hospital concerned has its notice, and those that had patched have none", async () => {
  writeFileSync(feedFile, JSON.stringify(advisory));
  await page.goto("/administration?part=feeds");
  const arrivedAt = Date.now();
  await page.getByRole("button", { name: "「NVD」を今すぐ読み込む" }).click();
  const concerned = [akebono, isonami, uguisu, oboro];
  const noticeOf = ({ name }: Hospital) => mails.received.find(({ subject }) => subject.includes(name));
  await until(() => (concerned.every(noticeOf) ? true : undefined));
  const last = Math.max(...concerned.map((hospital) => noticeOf(hospital)?.at.getTime() ?? Number.NaN));
  console.log(
    `  CVE-2022-40684: from the feed to the last of ${concerned.length} notices ${((last - arrivedAt) / 1000).toFixed(1)} s`,
  );
  expect(last - arrivedAt).toBeLessThan(60_000);
  expect(mails.received).toHaveLength(concerned.length);
  expect(noticeOf(akebono)?.subject).toContain("至急");
  expect(noticeOf(akebono)?.text).toContain(`${server.address}/f/${akebono.id}/cases/`);
  expect(mails.received.map(({ raw }) => raw).join()).not.toMatch(/7\.0\.|100F/);
});

test("the case says which devices are concerned and why, and the notice stands in it with its time", async () => {
  await openCase(akebono);
  await page
    .getByText(/7\.0\.5/)
    .first()
    .waitFor();
  await page.getByText("悪用確認済み").first().waitFor();
  await page.getByText(`${administrator.name} にメールで知らせた`).waitFor();
  await lookAt(page, "B0-live-case");
});

test("before anybody answers, the national picture shows four concerned and none that acted", async () => {
  const { figures } = await until(async () => {
    const now = await picture();
    return now.figures?.measures.concerned?.hospitals === 4 ? now : undefined;
  });
  expect(figures?.measures.handled?.hospitals).toBe(0);
  await page.goto(`/national/products/${encodeURIComponent(product)}`);
  await lookAt(page, "B1-live-picture-before");
});

test("the vendors answer through their links: the new version is in the ledger, and the cases close", async () => {
  for (const [hospital, version] of [
    [akebono, "7.0.7"],
    [isonami, "7.0.7"],
    [uguisu, "7.2.2"],
  ] as const) {
    const link = await askVendor(hospital, "該当する 1 台の更新を依頼する");
    await answer(link, version);
    await shown(`/f/${hospital.id}/cases`, "該当する案件はありません");
    const assets = await session.send<{ items: { fields: Record<string, { value: unknown }> }[] }>(
      "GET",
      `/api/v1/facilities/${hospital.id}/records/asset`,
    );
    expect([assets.items[0]?.fields.softwareVersion?.value].flat()).toEqual([version]);
  }
});

test("the one of which nobody knew the version turns out to be affected, and then is patched by the hospital itself", async () => {
  const link = await askVendor(oboro, "要確認の 1 台の版数を照会する");
  await answer(link, "7.0.4");
  await openCase(oboro);
  await shown(page.url(), /台帳の版数は 7\.0\.4/);
  await page.getByRole("button", { name: "対応を記録する" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /対応/ }).click();
  await page.getByRole("option", { name: "更新した" }).click();
  await page
    .getByRole("dialog")
    .getByRole("textbox", { name: /（7\.0\.4）$/ })
    .fill("7.0.7");
  await page.getByRole("button", { name: "記録する", exact: true }).click();
  await page.getByText("記録しました").waitFor();
  await shown(`/f/${oboro.id}/cases`, "該当する案件はありません");
});

test("the national picture has moved: all four are done", async () => {
  const { figures } = await until(async () => {
    const now = await picture();
    return now.figures?.measures.handled?.hospitals === 4 ? now : undefined;
  });
  expect(figures?.measures.concerned?.hospitals).toBe(4);
  await page.goto(`/national/products/${encodeURIComponent(product)}`);
  await page.getByText("4 のうち 4 が対応済み").waitFor();
  await lookAt(page, "B2-live-picture-after");
});

async function openCase({ id }: Hospital): Promise<void> {
  await page.goto(`/f/${id}/cases`);
  await page
    .getByRole("row", { name: /FortiOS/ })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("heading", { name: "FortiOS", level: 1 }).waitFor();
}

/** @returns the link, out of the mail that reached the vendor */
async function askVendor(hospital: Hospital, button: string): Promise<string> {
  await openCase(hospital);
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("dialog").getByLabel("病院の同意を得た日").fill("2026-04-01");
  await page.getByRole("dialog").getByRole("button", { name: "照会する" }).click();
  await page.getByRole("button", { name: "完了" }).click();
  const mail = await until(() => mails.received.find(({ to }) => to === hospital.address));
  expect(mail.subject + mail.text).not.toMatch(/CVE|Forti|7\.0/);
  return /http\S+\/answer#\S+/.exec(mail.text)?.[0] ?? "no link";
}

async function answer(link: string, version: string): Promise<void> {
  await vendor.goto("about:blank");
  await vendor.goto(link);
  await vendor.getByRole("textbox", { name: "ソフトウェア・ファームウェア版数" }).fill(version);
  await vendor.getByLabel("お名前").fill("架空 次郎");
  await vendor.getByLabel("会社・部署").fill("架空保守株式会社");
  await vendor.getByRole("button", { name: "回答を提出する" }).click();
  await vendor.getByRole("heading", { name: "回答を受け付けました" }).waitFor();
}
