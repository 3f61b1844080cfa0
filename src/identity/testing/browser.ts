import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { totpCode } from "./totp.ts";

/** Keeps cookies from answer to answer as a browser does. */
export interface Browser {
  cookies: Map<string, string>;
  get(url: string): Promise<LightMyRequestResponse>;
  post(url: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  delete(url: string): Promise<LightMyRequestResponse>;
}

let browsers = 0;

/** Each browser knocks from an address of its own unless told otherwise, since addresses are rate limited. */
export function browser(app: FastifyInstance, address = `10.0.${browsers++ >> 8}.${browsers & 255}`): Browser {
  const cookies = new Map<string, string>();
  async function send(
    method: "GET" | "POST" | "DELETE",
    url: string,
    body?: object,
    extra: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie ? { cookie } : {}), ...extra };
    const reply = await app.inject({
      method,
      url,
      headers,
      remoteAddress: address,
      ...(body ? { payload: body } : {}),
    });
    for (const line of [reply.headers["set-cookie"] ?? []].flat()) {
      const [pair = ""] = line.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return reply;
  }
  return {
    cookies,
    get: (url) => send("GET", url),
    post: (url, body, headers) => send("POST", url, body, headers),
    delete: (url) => send("DELETE", url),
  };
}

export const signInWith = (at: Browser, email: string, password: string): Promise<LightMyRequestResponse> =>
  at.post("/api/auth/sign-in/email", { email, password });

/** Sets up TOTP in a session that is signed in with a password. */
export async function enrolTotp(at: Browser, password: string): Promise<{ totpUri: string; recoveryCodes: string[] }> {
  const started = await at.post("/api/auth/two-factor/enable", { password });
  const enrolment: { totpUri: string; recoveryCodes: string[] } = started.json();
  await at.post("/api/auth/two-factor/verify-totp", { code: totpCode(enrolment.totpUri) });
  return enrolment;
}
