import { type Agent, request } from "node:http";
import type { Course } from "./made-answers.ts";

export type Step = "read" | "save" | "hand-in";
export interface Felt {
  step: Step;
  /** From sending to the last byte at the one who asked: waiting for the shared processors included. */
  ms: number;
  /** Milliseconds since the beginning of the run at which it was sent. */
  at: number;
}

/** Where the server is just now; null while it is down. */
export interface Place {
  address: string | null;
}

interface Draft {
  answers: { values: object };
  handedIn: boolean;
}

/**
 * One person with the form: opens it, saves after each page, hands in. When the server cannot be reached the form tries again every two
 * seconds, as the real one does; after that the form is opened anew, and what had been acknowledged must be there.
 */
export async function respondent({
  agent,
  place,
  token,
  course,
  think,
  felt,
  since,
}: {
  agent: Agent;
  place: Place;
  token: string;
  course: Course;
  /** Until the next page is filled in. */
  think: () => number;
  felt: Felt[];
  since: number;
}): Promise<void> {
  let saved = 0;
  async function ask<Reply>(step: Step, body: object): Promise<Reply> {
    for (let broken = false; ; broken = true) {
      if (broken && saved > 0) await expectDraft();
      const start = performance.now();
      const reply = await post(agent, place, step, { token, ...body });
      if (reply === null) {
        await sleep(2000);
        continue;
      }
      felt.push({ step, ms: performance.now() - start, at: start - since });
      return JSON.parse(reply) as Reply;
    }
  }
  /** @throws when the server has forgotten what it had acknowledged */
  async function expectDraft(): Promise<void> {
    const reply = await post(agent, place, "read", { token });
    if (reply === null) return;
    const { answers, handedIn } = JSON.parse(reply) as Draft;
    const kept = Object.keys(answers.values).length;
    const acknowledged = Object.keys(course[saved - 1]?.values ?? {}).length;
    if (!handedIn && kept < acknowledged)
      throw new Error(`an acknowledged save is lost: ${kept} of ${acknowledged} answers`);
  }

  await ask("read", {});
  for (const answers of course) {
    await sleep(think());
    await ask("save", { answers, section: null });
    saved += 1;
  }
  await sleep(think());
  await ask("hand-in", { answers: course.at(-1), seconds: 1200 });
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** @returns null when the server cannot be reached or is gone in the middle @throws when it answers anything but 200 */
function post(agent: Agent, place: Place, step: Step, body: object): Promise<string | null> {
  if (place.address === null) return Promise.resolve(null);
  const payload = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(payload) };
    const sent = request(
      `${place.address}/api/v1/answering/${step}`,
      { agent, method: "POST", headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", () => resolve(null));
        response.on("end", () => {
          const text = Buffer.concat(parts).toString("utf8");
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${step}: ${response.statusCode} ${text.slice(0, 200)}`));
        });
      },
    );
    sent.on("error", () => resolve(null));
    sent.end(payload);
  });
}
