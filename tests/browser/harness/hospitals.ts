import type { Page } from "playwright-core";

/** The hospitals of whoever is signed in. */
async function hospitals(page: Page): Promise<readonly { facilityId: string; name: string }[]> {
  const me = await page.request.get("/api/v1/me");
  return ((await me.json()) as { facilities: { facilityId: string; name: string }[] }).facilities;
}

export const hospitalNames = async (page: Page): Promise<string[]> => (await hospitals(page)).map(({ name }) => name);

/** Id of the signed-in person's hospital whose name holds these words. */
export async function hospitalNamed(page: Page, part: string): Promise<string> {
  const found = (await hospitals(page)).find((facility) => facility.name.includes(part));
  if (!found) throw new Error(`this person has no hospital named ${part}`);
  return found.facilityId;
}

export async function registerHospital(page: Page, name: string): Promise<string> {
  const made = await page.request.post("/api/v1/facilities", {
    headers: { origin: new URL(page.url()).origin },
    data: { name, medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: null },
  });
  if (!made.ok()) throw new Error(`${made.status()} ${await made.text()}`);
  return ((await made.json()) as { id: string }).id;
}
