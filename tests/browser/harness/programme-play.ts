import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { SignedInPerson } from "../../../src/identity/testing/sign-in.ts";
import { japanDay } from "../../../src/shared/japan-day.ts";
import { expectAccessible, launchedBrowser, settled, takePicture, watchForFaults } from "./browser.ts";
import { cookieOf } from "./own-server.ts";
import { type PlayedHospital, stage } from "./played-programme.ts";

/**
 * The stage of a whole programme: secretariat, supervising company, two survey companies, the ministry's reader and three hospitals, each
 * with a browser. Call at the top level of the test file; acts share it and follow each other.
 */
export async function programmePlay() {
  const browser = launchedBrowser();
  const at = await stage();
  const pages = new Map<SignedInPerson, Page>();
  const faults: string[][] = [];
  const bodies = {
    secretariat: await at.organisation("secretariat", "架空遠隔医療協会"),
    supervisor: await at.organisation("supervising_company", "監督セキュリティ株式会社"),
    first: await at.organisation("survey_company", "あけぼの調査株式会社"),
    second: await at.organisation("survey_company", "ゆうなぎ情報株式会社"),
    ministry: await at.organisation("ministry", "厚生労働省担当室（架空）"),
  };
  const people = {
    secretariat: await at.member(bodies.secretariat, "surveyManager"),
    supervisor: await at.member(bodies.supervisor, "surveyManager"),
    first: await at.member(bodies.first, "surveyManager"),
    second: await at.member(bodies.second, "investigator"),
    ministry: await at.member(bodies.ministry, "analyst"),
  };
  const hospitals: PlayedHospital[] = [];
  const hospital = (n: number): PlayedHospital => {
    const found = hospitals[n];
    if (!found) throw new Error("a hospital is missing");
    return found;
  };
  beforeAll(async () => {
    for (const [folder, name] of [
      ["hospital-mid", "鈴懸浜記念病院"],
      ["hospital-large", "北斗星総合病院"],
      ["clinic-small", "こもれび内科病院"],
    ] as const)
      hospitals.push(await at.hospital(folder, name));
  });
  afterAll(() => expect(faults.flat()).toEqual([]));

  /** The browser of somebody, always the same one. */
  async function as(person: SignedInPerson): Promise<Page> {
    const known = pages.get(person);
    if (known) return known;
    const context = await browser.newContext(undefined, at.server.address);
    await context.addCookies([cookieOf(person, at.server.address)]);
    const page = await context.newPage();
    faults.push(watchForFaults(page));
    pages.set(person, page);
    return page;
  }

  async function look(page: Page, name: string): Promise<void> {
    await settled(page);
    await takePicture(page, `18-${name}`);
    await expectAccessible(page);
  }

  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
  const choose = async (page: Page, label: string | RegExp, option: string | RegExp) => {
    await page.getByRole("button", { name: label }).last().click();
    await page.getByRole("option", { name: option }).first().click();
  };

  const held = { programmeId: "" };
  /** Who surveys which hospital. */
  const company = (n: number): SignedInPerson => (n === 2 ? people.second : people.first);
  const companyId = (n: number): string => (n === 2 ? bodies.second : bodies.first);
  const of = (n: number) => ({ facilityId: hospital(n).id, programmeId: held.programmeId });
  const forAll = async (work: (n: number) => Promise<void>) => {
    for (const n of [0, 1, 2]) await work(n);
  };
  /** One presses the button; the others take the step over the same route. */
  async function inBrowser(page: Page, button: string | RegExp): Promise<void> {
    await press(page, button);
    await page.getByRole("dialog").getByRole("button", { name: button }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await settled(page);
  }
  const surveyPage = (n: number, page = "") => `/f/${hospital(n).id}/survey/${held.programmeId}${page}`;
  const today = japanDay(new Date());

  return {
    at,
    browser,
    bodies,
    people,
    /** In the order in which they were invited; none before the first act is played. */
    hospitals,
    hospital,
    company,
    companyId,
    today,
    faults,
    /** Of the programme, once it is founded. */
    get programmeId() {
      return held.programmeId;
    },
    set programmeId(id: string) {
      held.programmeId = id;
    },
    of,
    forAll,
    surveyPage,
    as,
    look,
    press,
    choose,
    inBrowser,
  };
}

export type ProgrammePlay = Awaited<ReturnType<typeof programmePlay>>;
