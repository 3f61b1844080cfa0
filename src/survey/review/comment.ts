import { ok, type Result, refuse } from "../../shared/result.ts";
import type { CommentState, CommentStep, ReturnReason, ReviewSide } from "./contract.ts";

/** A thread of the review, as far as its rules go. */
export interface Thread {
  state: CommentState;
  openedBy: ReviewSide;
  returned: ReturnReason | null;
}

export type StepRefusal = "resolved_already" | "not_resolved" | "only_reviewer" | "only_company" | "text_missing";

/**
 * What a step makes of a thread. The company answers; the supervising side resolves and reopens. A remark that the company itself began
 * it may also close itself; what was returned to it never.
 */
export function takeStep(
  thread: Thread,
  step: CommentStep,
  by: ReviewSide,
  text: string,
): Result<CommentState, StepRefusal> {
  if (step !== "resolve" && text.trim() === "") return refuse("text_missing");
  if (step === "reopen") {
    if (thread.state !== "resolved") return refuse("not_resolved");
    return by === "reviewer" ? ok("open") : refuse("only_reviewer");
  }
  if (thread.state === "resolved") return refuse("resolved_already");
  if (step === "answer") return by === "company" ? ok("answered") : refuse("only_company");
  if (step === "resolve") {
    const own = thread.openedBy === "company" && thread.returned === null;
    return by === "reviewer" || own ? ok("resolved") : refuse("only_reviewer");
  }
  // A reviewer who asks on sends the ball back; whatever the company adds leaves it where it is.
  return ok(by === "reviewer" ? "open" : thread.state);
}

/** Steps to offer, given what the rules allow. */
export const openSteps = (thread: Thread, by: ReviewSide): CommentStep[] =>
  (["answer", "say", "resolve", "reopen"] as const).filter((step) => takeStep(thread, step, by, "…").ok);
