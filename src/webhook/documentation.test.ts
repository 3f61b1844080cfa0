import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "../platform/config.ts";
import { CaseChange, EventType, testType, WebhookBody } from "./contract.ts";
import { newSecret, signedHeaders } from "./signature.worker.ts";

/** What receivers were promised is what is sent: the page's own example and code, not copies of them. */
const page = readFileSync(join(projectFolder, "docs", "webhooks.md"), "utf8");
const block = (language: string) => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

test("the example is a report that could be sent, with nothing left out", () => {
  const example = JSON.parse(block("json"));
  expect(WebhookBody.parse(example)).toEqual(example);
});

test("every kind of event and of change is told", () => {
  for (const word of [...EventType.options, testType, ...CaseChange.options]) expect(page).toContain(`\`${word}\``);
});

describe("the code for receivers", async () => {
  const source = `${block("js")}\nexport { isFromSekisho };`;
  const { isFromSekisho } = (await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(source).toString("base64")}`
  )) as { isFromSekisho(headers: Record<string, string>, body: string, secret: string): boolean };
  const [secret, another] = [newSecret(), newSecret()];
  const body = '{"x":"関所"}';
  const headers = signedHeaders("evt_a", body, [another, secret], new Date());

  test("accepts what is signed by either secret", () => {
    expect(isFromSekisho(headers, body, secret)).toBe(true);
    expect(isFromSekisho(headers, body, another)).toBe(true);
  });

  test("refuses another body, id, time or secret, and what is too old", () => {
    expect(isFromSekisho(headers, body.replace("x", "y"), secret)).toBe(false);
    expect(isFromSekisho({ ...headers, "webhook-id": "evt_b" }, body, secret)).toBe(false);
    expect(isFromSekisho({ ...headers, "webhook-timestamp": String(Date.now()) }, body, secret)).toBe(false);
    expect(isFromSekisho(headers, body, newSecret())).toBe(false);
    const old = signedHeaders("evt_a", body, [secret], new Date(Date.now() - 600_000));
    expect(isFromSekisho(old, body, secret)).toBe(false);
  });
});
