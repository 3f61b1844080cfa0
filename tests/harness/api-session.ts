import { totpCode } from "../../src/identity/testing/totp.ts";

/** Speaks to a running server as a browser would: JSON in and out, cookies kept. */
export class ApiSession {
  readonly address: string;
  private readonly cookies: Map<string, string>;

  constructor(address: string, cookies = new Map<string, string>()) {
    this.address = address;
    this.cookies = cookies;
  }

  /** The same person at another address, e.g. after the server was started again on another port. */
  at(address: string): ApiSession {
    return new ApiSession(address, this.cookies);
  }

  /** For a browser that goes on as this person. */
  get cookieList(): { name: string; value: string; url: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value, url: this.address }));
  }

  /** @throws Error with the server's words when it does not answer 2xx */
  async send<T>(method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: object): Promise<T> {
    const headers: Record<string, string> = {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    };
    if (body && !(body instanceof FormData)) headers["content-type"] = "application/json";
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers,
      ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
    // The shape is the contract's; a test that reads another field fails by itself.
    return (text === "" ? null : JSON.parse(text)) as T;
  }
}

export const administrator = {
  name: "試験 管理者",
  email: "administrator@example.jp",
  password: "correct-horse-battery-staple-7",
};

/** Makes the first administrator by the one-time link and signs in with a second factor. */
export const becomeAdministrator = async (address: string, setupLink: string): Promise<ApiSession> =>
  (await becomeFirst(administrator, address, setupLink)).session;

/** The same for anybody. @returns also what their authenticator app knows */
export async function becomeFirst(
  person: typeof administrator,
  address: string,
  setupLink: string,
): Promise<{ session: ApiSession; totpUri: string }> {
  const session = new ApiSession(address);
  const token = setupLink.slice(setupLink.indexOf("#") + 1);
  await session.send("POST", "/api/v1/setup", { token, ...person });
  const { email, password } = person;
  await session.send("POST", "/api/auth/sign-in/email", { email, password });
  const { totpUri } = await session.send<{ totpUri: string }>("POST", "/api/auth/two-factor/enable", { password });
  await session.send("POST", "/api/auth/two-factor/verify-totp", { code: totpCode(totpUri) });
  return { session, totpUri };
}

export async function createFacility(session: ApiSession, name: string): Promise<string> {
  const profile = { name, medicalInstitutionCode: null, prefecture: null, founderClass: null, licensedBeds: null };
  return (await session.send<{ id: string }>("POST", "/api/v1/facilities", profile)).id;
}

type UploadedFile = { name: string; content: Uint8Array<ArrayBuffer> };

/** @returns the import's id; its files are read in the background */
export async function uploadFiles(
  session: ApiSession,
  facilityId: string,
  files: readonly UploadedFile[],
): Promise<string> {
  const form = new FormData();
  for (const { name, content } of files) form.append("files", new Blob([content]), name);
  return (await session.send<{ id: string }>("POST", `/api/v1/facilities/${facilityId}/imports`, form)).id;
}

/** Uploads files and waits until the dry run stands. @returns the import's id and its view */
export async function dryRun(
  session: ApiSession,
  facilityId: string,
  files: readonly UploadedFile[],
): Promise<{ id: string; view: ImportState }> {
  const id = await uploadFiles(session, facilityId, files);
  return { id, view: await waitWhile(session, facilityId, id, "reading") };
}

export interface ImportState {
  state: string;
  plan: { created: number; changed: number } | null;
  refusal: { message: string } | null;
}

export async function waitWhile(
  session: ApiSession,
  facilityId: string,
  importId: string,
  state: string,
): Promise<ImportState> {
  for (;;) {
    const view = await session.send<ImportState>("GET", `/api/v1/facilities/${facilityId}/imports/${importId}`);
    if (view.state !== state) return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
