import { Agent, request } from "node:http";

export interface Answer {
  what: string;
  /** From arrival at the server to the last of its work, as the server says in its Server-Timing header. */
  serverMs: number;
  /** From sending to the last byte at the one who asked: waiting for the shared processors included. */
  feltMs: number;
}

export interface Crowd {
  addresses: readonly { what: string; url: string }[];
  /** One person each, signed in by a token, or by the cookie of a session. */
  tokens: readonly string[];
  signedInBy?: "token" | "cookie";
  /** Pause after each answer. */
  thinkMs: number;
  rounds: number;
}

/** So many people asking at once, each on a connection of their own, the addresses taken in turn from a different start. */
export async function crowd({ addresses, tokens, thinkMs, rounds, signedInBy = "token" }: Crowd): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: tokens.length });
  const answers: Answer[] = [];
  const person = async (token: string, who: number) => {
    // Nobody starts at the same instant as all others.
    await sleep((who / tokens.length) * thinkMs);
    for (let round = 0; round < rounds; round++) {
      const asked = addresses[(who + round) % addresses.length];
      if (!asked) return;
      answers.push({ what: asked.what, ...(await get(agent, asked.url, headersOf(signedInBy, token))) });
      if (thinkMs > 0) await sleep(thinkMs);
    }
  };
  await Promise.all(tokens.map(person));
  agent.destroy();
  return answers;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const headersOf = (by: NonNullable<Crowd["signedInBy"]>, secret: string) =>
  by === "cookie" ? { cookie: secret } : { authorization: `Bearer ${secret}` };

function get(agent: Agent, url: string, headers: Record<string, string>): Promise<Omit<Answer, "what">> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const sent = request(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () => {
        const timing = /dur=([\d.]+)/.exec(String(response.headers["server-timing"]))?.[1];
        if (response.statusCode !== 200 || timing === undefined) reject(new Error(`${response.statusCode} ${url}`));
        else resolve({ serverMs: Number(timing), feltMs: performance.now() - start });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
