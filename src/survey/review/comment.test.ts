import { expect, test } from "vitest";
import { openSteps, type Thread, takeStep } from "./comment.ts";

const returned: Thread = { state: "open", openedBy: "reviewer", returned: "needsDetail" };
const remark: Thread = { state: "open", openedBy: "company", returned: null };

test("the company answers what was returned to it, and the reviewer resolves it", () => {
  expect(takeStep(returned, "answer", "company", "FG-60F 7.2.8")).toEqual({ ok: true, value: "answered" });
  expect(takeStep({ ...returned, state: "answered" }, "resolve", "reviewer", "")).toEqual({
    ok: true,
    value: "resolved",
  });
});

test("the company cannot close what was returned to it, only a remark of its own", () => {
  expect(takeStep(returned, "resolve", "company", "")).toEqual({ ok: false, error: "only_reviewer" });
  expect(takeStep(remark, "resolve", "company", "")).toEqual({ ok: true, value: "resolved" });
});

test("a reviewer who asks on makes an answered thread open again; a word of the company does not", () => {
  const answered: Thread = { ...returned, state: "answered" };
  expect(takeStep(answered, "say", "reviewer", "版数は")).toEqual({ ok: true, value: "open" });
  expect(takeStep(answered, "say", "company", "追記")).toEqual({ ok: true, value: "answered" });
});

test("a resolved thread takes nothing more until the reviewer reopens it", () => {
  const resolved: Thread = { ...returned, state: "resolved" };
  for (const step of ["say", "answer", "resolve"] as const)
    expect(takeStep(resolved, step, "reviewer", "語")).toEqual({ ok: false, error: "resolved_already" });
  expect(takeStep(resolved, "reopen", "company", "語")).toEqual({ ok: false, error: "only_reviewer" });
  expect(takeStep(resolved, "reopen", "reviewer", "語")).toEqual({ ok: true, value: "open" });
});

test("only resolving may go without a word", () => {
  expect(takeStep(returned, "answer", "company", " ")).toEqual({ ok: false, error: "text_missing" });
  expect(takeStep(returned, "say", "reviewer", "")).toEqual({ ok: false, error: "text_missing" });
});

test("exactly the steps that would be taken are offered", () => {
  expect(openSteps(returned, "company")).toEqual(["answer", "say"]);
  expect(openSteps(returned, "reviewer")).toEqual(["say", "resolve"]);
  expect(openSteps({ ...returned, state: "resolved" }, "reviewer")).toEqual(["reopen"]);
  expect(openSteps({ ...returned, state: "resolved" }, "company")).toEqual([]);
});
