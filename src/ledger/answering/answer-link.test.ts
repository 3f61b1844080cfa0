import { expect, test } from "vitest";
import { linkEnds } from "../../shared/answer-link.ts";
import { answeredMail, answerLinkMail, linkState } from "./answer-link.ts";

const link = {
  expiresAt: linkEnds("2026-04-08"),
  openedAt: null,
  savedAt: null,
  answeredAt: null,
  revokedAt: null,
};
const at = new Date("2026-04-03T01:00:00Z");

test("a link ends as the thirtieth day after the due date ends in Japan", () => {
  expect(linkEnds("2026-04-08").toISOString()).toBe("2026-05-08T15:00:00.000Z");
  expect(linkState(link, "2026-05-08")).toBe("made");
  expect(linkState(link, "2026-05-09")).toBe("expired");
});

test("a link shows the furthest it has come, and an answer outlives revocation and expiry", () => {
  const opened = { ...link, openedAt: at };
  const saved = { ...opened, savedAt: at };
  expect([opened, saved].map((one) => linkState(one, "2026-04-04"))).toEqual(["opened", "saved"]);
  expect(linkState({ ...saved, revokedAt: at }, "2026-04-04")).toBe("revoked");
  expect(linkState({ ...saved, answeredAt: at }, "2027-01-01")).toBe("answered");
});

test("the mail says who asks, how much and until when, in both languages, and the link once", () => {
  const address = "https://sekisho.example/answer#abc";
  const { subject, text } = answerLinkMail({
    hospital: "つばめ沢病院",
    sender: "山田 花子",
    dueOn: "2026-04-08",
    questions: 3,
    link: address,
  });
  for (const words of ["つばめ沢病院", "山田 花子", "3項目", "2026-04-08", "3 question(s)"])
    expect(text).toContain(words);
  expect(subject).toBe("【関所】つばめ沢病院 からの照会（回答期限 2026-04-08）");
  expect(text.split(address)).toHaveLength(2);
});

test("the notice of an answer leads to the inquiries and tells nothing of it", () => {
  const page = "https://sekisho.example/f/1/inquiries";
  const { subject, text } = answeredMail({ hospital: "つばめ沢病院", number: 4, page });
  expect(subject).toBe("【関所】回答が届きました（照会 4）");
  expect(text).toContain(page);
});
