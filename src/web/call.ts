import type { z } from "zod";
import { Refusal, type RouteContract } from "../shared/route.ts";
import { currentLanguage } from "./language.ts";

/** What the server answered instead of the reply: `reason` for code, `message` and `place` for people. */
export class CallRefused extends Error {
  readonly status: number;
  readonly reason: string;
  readonly place: string | null;
  constructor(status: number, refusal: Refusal) {
    super(refusal.message);
    this.status = status;
    this.reason = refusal.reason;
    this.place = refusal.place;
  }
}

/** Heard by the shell, which then shows the sign-in page. */
export const signedOut = new EventTarget();

export interface CallInput<C extends RouteContract> {
  params?: z.input<C["params"]>;
  query?: z.input<C["query"]>;
  body?: z.input<C["body"]>;
  signal?: AbortSignal;
}

/** Calls a route by its contract. @throws CallRefused when the server says no or cannot be reached. */
export async function call<C extends RouteContract>(
  contract: C,
  input: CallInput<C> = {},
): Promise<z.output<C["reply"]>> {
  const response = await send(contract, input, input.body === undefined ? undefined : JSON.stringify(input.body), {
    ...(input.body === undefined ? {} : { "content-type": "application/json" }),
  });
  return readReply(contract, response);
}

/** Calls an upload route with a multipart form. @throws CallRefused */
export async function upload<C extends RouteContract>(
  contract: C,
  input: Pick<CallInput<C>, "params" | "query" | "signal"> & { form: FormData; headers?: Record<string, string> },
): Promise<z.output<C["reply"]>> {
  const response = await send(contract, input, input.form, input.headers ?? {});
  return readReply(contract, response);
}

/** Calls a route that answers with a file, and has the browser save it under `name`. @throws CallRefused */
export async function saveFile<C extends RouteContract>(contract: C, input: CallInput<C>, name: string): Promise<void> {
  const body = input.body === undefined ? undefined : JSON.stringify(input.body);
  const response = await send(contract, input, body, body === undefined ? {} : { "content-type": "application/json" });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A reply that does not fit the contract comes from a server of another version, and is told like any failure. */
async function readReply<C extends RouteContract>(contract: C, response: Response): Promise<z.output<C["reply"]>> {
  const reply = contract.reply.safeParse(response.status === 204 ? undefined : await response.json());
  if (reply.success) return reply.data as z.output<C["reply"]>;
  throw new CallRefused(response.status, { reason: "fault", message: broken[currentLanguage()], place: null });
}

async function send(
  contract: RouteContract,
  input: CallInput<RouteContract>,
  body: BodyInit | undefined,
  type: object,
) {
  let response: Response;
  try {
    response = await fetch(addressOfCall(contract, input), {
      method: contract.method,
      headers: { "accept-language": currentLanguage(), ...type },
      ...(body === undefined ? {} : { body }),
      ...(input.signal ? { signal: input.signal } : {}),
    });
  } catch (fault) {
    if (input.signal?.aborted) throw fault;
    throw new CallRefused(0, { reason: "unreachable", message: unreachable[currentLanguage()], place: null });
  }
  if (response.ok) return response;
  const refusal = Refusal.safeParse(await response.json().catch(() => null));
  if (response.status === 401) signedOut.dispatchEvent(new Event("signedOut"));
  throw new CallRefused(
    response.status,
    refusal.success
      ? refusal.data
      : { reason: "fault", message: `${broken[currentLanguage()]} (${response.status})`, place: null },
  );
}

const unreachable = {
  ja: "サーバに接続できません。ネットワークを確かめて、もう一度お試しください。",
  en: "The server cannot be reached. Check the network and try again.",
};
const broken = {
  ja: "サーバの応答を読み取れませんでした。時間をおいてもう一度お試しください。",
  en: "The server's answer could not be read. Please try again later.",
};

/** Address of a call: path parameters filled in, query without empty values. Also the address of a download. */
export function addressOfCall<C extends RouteContract>(
  contract: C,
  { params, query }: Pick<CallInput<C>, "params" | "query">,
): string {
  const values = new Map(Object.entries(params ?? {}));
  const path = contract.path.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(String(values.get(name) ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== "") search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}
