import { expect, test } from "vitest";
import { invitationMail, linkMark, linkMarkPattern } from "./invitation-mail.ts";

const text = {
  kind: "invitation" as const,
  organisation: "つばめ協会",
  title: "遠隔保守の実態調査",
  closesOn: "2026-12-18",
  anonymous: true,
  link: "https://sekisho.example/q#abc",
};

test("the mail says who asks, what, until when, and holds the link once, in both languages", () => {
  const { subject, text: body } = invitationMail(text);
  expect(subject).toBe("【関所】アンケート「遠隔保守の実態調査」ご協力のお願い（2026-12-18 まで）");
  for (const words of ["つばめ協会", "2026-12-18", "無記名", "anonymous", "“遠隔保守の実態調査” by 2026-12-18"])
    expect(body).toContain(words);
  expect(body.split(text.link)).toHaveLength(2);
});

test("a reminder says that it is one, and only an anonymous round is called so", () => {
  const reminder = invitationMail({ ...text, kind: "reminder", anonymous: false, closesOn: null });
  expect(reminder.subject).toContain("再度のお知らせ");
  expect(reminder.text).not.toMatch(/無記名|anonymous|null/);
});

test("the mark of a link is found again, and no text of a mail is taken for one", () => {
  const ids = [
    "0190a0de-0000-4000-8000-000000000001",
    "0190a0de-0000-4000-8000-000000000002",
    "0190a0de-0000-4000-8000-000000000003",
  ] as const;
  expect(linkMarkPattern.exec(`x ${linkMark(...ids)} y`)?.slice(1)).toEqual([...ids]);
  expect(linkMarkPattern.test(invitationMail(text).text)).toBe(false);
});
