import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kinds } from "../../src/ledger/catalogue.ts";
import { expectAccessible, launchedBrowser, lookAt, settled, watchForFaults } from "./harness/browser.ts";
import { person, signedInState } from "./harness/first-person.ts";
import { hospitalNamed, hospitalNames, registerHospital } from "./harness/hospitals.ts";

const browser = launchedBrowser();
let page: Page;
let faults: string[];
let hospital: string;
let connection: string;
beforeAll(async () => {
  page = await (await browser.newContext(signedInState())).newPage();
  faults = watchForFaults(page);
  await page.goto("/");
  hospital = await hospitalNamed(page, "海松浜");
  const list = await page.request.get(`/api/v1/facilities/${hospital}/records/connection?limit=5`);
  connection = ((await list.json()) as { items: { id: string }[] }).items[4]?.id ?? "";
});
afterAll(() => expect(faults).toEqual([]));

const open = async (path: string) => {
  await page.goto(path.startsWith("/") ? path : `/f/${hospital}/${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
};
const press = (name: string | RegExp) => page.getByRole("button", { name }).first().click();
const dialog = () => page.getByRole("dialog").waitFor();

test.each([
  ["ledger/connection", "60-filter", () => press("絞り込む")],
  ["ledger/connection", "61-views", () => press("保存した表示")],
  ["ledger/connection", "62-columns", () => press("表示する列")],
  ["people", "63-invite", () => press("招待する")],
  ["people", "64-role", () => press("役割を与える")],
  ["webhooks", "75-webhook-new", () => press("送り先を加える")],
  ["documents", "65-issue", () => press("発行する")],
  ["/administration", "66-hospital", () => press("医療機関を登録する")],
  ["/administration", "67-appoint", () => press(/^システム管理者を任命する/)],
])("the dialog over %s is accessible and closes with Escape (%s)", async (path, picture, show) => {
  await open(path);
  await show();
  await dialog();
  await lookAt(page, picture);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
});

test("dialogs that depend on what is shown are accessible: bulk edit, inquiry, retirement, acceptance", async () => {
  await open("ledger/connection");
  await page.getByRole("row").nth(2).waitFor();
  await page
    .getByRole("checkbox", { name: /^\d+ .*を選ぶ$/ })
    .first()
    .click();
  await press("まとめて編集");
  await dialog();
  await lookAt(page, "68-bulk");
  await page.keyboard.press("Escape");
  await press("照会を作る");
  await dialog();
  await lookAt(page, "69-inquiry");
  await open(`ledger/connection/${connection}`);
  await press("台帳から外す");
  await dialog();
  await lookAt(page, "70-retire");
  await open(`ledger/connection/${connection}?tab=findings`);
  await page.locator("summary").first().click();
  await press("受け入れる");
  await dialog();
  await lookAt(page, "71-accept");
});

test("a finding is accepted with its reason and until when, and its history says so", async () => {
  await page.getByLabel("理由").fill("回線の廃止を来年4月に予定");
  await page.getByLabel("期限").fill("2099-04-01");
  await page.getByRole("dialog").getByRole("button", { name: "受け入れる" }).click();
  await page.getByText("2099-04-01まで受け入れ").first().waitFor();
  await page
    .getByText(/受け入れた　.*回線の廃止を来年4月に予定/)
    .first()
    .waitFor();
});

test.each(["state", "people", "mail", "audit"])("the administration's part %s is accessible", async (part) => {
  await open(`/administration?part=${part}`);
  await page.getByRole("tab", { selected: true }).waitFor();
  await lookAt(page, `72-administration-${part}`);
});

test("the national picture says that nobody is concerned yet, and what that does not mean", async () => {
  await open("/national");
  await page.getByText("該当した医療機関はまだありません").waitFor();
  await page.getByText("安全とは言えません").waitFor();
  await lookAt(page, "72-national-empty");
});

test("the audit logs prove themselves on screen", async () => {
  for (const path of ["/administration?part=audit", "audit"]) {
    await open(path);
    await press("つながりを確かめる");
    await page.getByText("監査記録はすべてつながっています。").waitFor();
  }
});

test("on a tablet nothing runs out of the page, and what a thumb needs is there", async () => {
  await page.setViewportSize({ width: 820, height: 1180 });
  for (const path of [
    "",
    "map",
    "ledger",
    "ledger/connection",
    `ledger/connection/${connection}`,
    "ledger/connection/new",
  ]) {
    await open(path);
    await lookAt(page, `73-tablet-${path.replaceAll("/", "-").slice(0, 30)}`);
    await expectNoSideways(path);
  }
  for (const path of [
    "unknowns",
    "inquiries",
    "findings",
    "documents",
    "import",
    "history",
    "people",
    "webhooks",
    "audit",
    "/national",
  ]) {
    await open(path);
    await settled(page);
    await expectNoSideways(path);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

async function expectNoSideways(path: string, shown = page): Promise<void> {
  const beyond = await shown.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, path).toBe(0);
}

test("what cannot be shown says so in words, with the way on", async () => {
  const said = async (path: string, words: string) => {
    await page.goto(path);
    await page.getByText(words).first().waitFor();
    await expectAccessible(page);
  };
  await said("/nothing/here", "このページは見つかりません");
  await said(`/f/${hospital}/ledger/connection/${hospital}`, "この記録は見つかりません");
  await said("/f/00000000-0000-4000-8000-000000000000", "閲覧する権限がありません");
  await said("/answer", "リンクが途中で切れています");
  await said(`/answer?#${"x".repeat(43)}`, "このリンクは正しくありません");
  await page.route("**/api/**/findings**", (route) => route.abort());
  await said(`/f/${hospital}/findings`, "サーバに接続できません");
  await page.unrouteAll();
});

test("on a telephone one can sign in", async () => {
  const phone = await (await browser.newContext()).newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.goto("/sign-in");
  await lookAt(phone, "74-phone-sign-in");
  await expectNoSideways("sign-in", phone);
});

test("in English no screen speaks Japanese", async () => {
  const context = await browser.newContext(signedInState());
  await context.addInitScript(() => localStorage.setItem("sekisho.language", "en"));
  const english = await context.newPage();
  await english.goto("/");
  const empty = await registerHospital(english, "Harbour Clinic");
  const screens = [
    "",
    "map",
    "ledger",
    "unknowns",
    "inquiries",
    "findings",
    "documents",
    "import",
    "history",
    "people",
    "webhooks",
  ];
  const ofKinds = kinds.flatMap(({ kind }) => [`ledger/${kind}`, `ledger/${kind}/new`]);
  const elsewhere = ["/account", "/administration?part=state", "/national", "/nothing/here"];
  const names = [person.name, ...(await hospitalNames(english))];
  const found: string[] = [];
  for (const path of [...[...screens, ...ofKinds].map((screen) => `/f/${empty}/${screen}`), ...elsewhere]) {
    await english.goto(path);
    await english.getByRole("heading", { level: 1 }).waitFor();
    await settled(english);
    found.push(...(await japaneseWords(english, names)).map((words) => `${path}: ${words}`));
  }
  expect(found).toEqual([]);
  await expectAccessible(english);
});

/** Lines of the page with Japanese letters; what people and hospitals are called stays as it is. */
async function japaneseWords(english: Page, names: readonly string[]): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts, line by line
  const text = await english.locator("body").innerText();
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
  return text.split("\n").filter((line) => japanese.test(names.reduce((rest, name) => rest.replace(name, ""), line)));
}
