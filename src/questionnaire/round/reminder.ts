import { daysBetween } from "../../shared/day.ts";

/** Of one who is asked: what decides whether a mail goes out. Days are ISO days in Japan. */
export interface Invited {
  id: string;
  hasAddress: boolean;
  stopped: boolean;
  answered: boolean;
  /** Days on which a mail went out, the invitation first. */
  mailedOn: readonly string[];
}

export interface ReminderRule {
  /** Days that pass between two mails to the same respondent. */
  afterDays: number;
  /** Reminders that one gets at most, whatever the batches. */
  atMost: number;
}

export type MailingKind = "invitation" | "reminder";

/** Why somebody gets no mail in this batch; null: gets one. */
export type LeftOut =
  | "no_address"
  | "stopped"
  | "answered"
  | "invited_already"
  | "not_invited"
  | "too_soon"
  | "often_enough";

export function leftOut(one: Invited, kind: MailingKind, rule: ReminderRule, today: string): LeftOut | null {
  if (!one.hasAddress) return "no_address";
  if (one.stopped) return "stopped";
  if (one.answered) return "answered";
  const last = one.mailedOn.at(-1);
  if (kind === "invitation") return last === undefined ? null : "invited_already";
  if (last === undefined) return "not_invited";
  if (one.mailedOn.length - 1 >= rule.atMost) return "often_enough";
  return daysBetween(last, today) < rule.afterDays ? "too_soon" : null;
}

/** How many would get a mail now, and why the others would not. */
export function mailingPreview(invited: readonly Invited[], kind: MailingKind, rule: ReminderRule, today: string) {
  const reasons = invited.map((one) => leftOut(one, kind, rule, today));
  const left = new Map<LeftOut, number>();
  for (const reason of reasons) if (reason) left.set(reason, (left.get(reason) ?? 0) + 1);
  return {
    mails: reasons.filter((reason) => reason === null).length,
    leftOut: [...left].map(([reason, count]) => ({ reason, count })),
  };
}
