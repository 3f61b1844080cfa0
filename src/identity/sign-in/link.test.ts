import { expect, test } from "vitest";
import { openLink } from "./link.ts";

const now = new Date("2026-04-01T00:00:00Z");
const later = new Date("2026-04-02T00:00:00Z");
const link = { expiresAt: later, usedAt: null, revokedAt: null };

test("a fresh link opens, and every other state is told apart", () => {
  expect(openLink(link, now)).toEqual({ ok: true, value: link });
  expect(openLink(undefined, now)).toEqual({ ok: false, error: "link_wrong" });
  expect(openLink({ ...link, usedAt: now }, later)).toEqual({ ok: false, error: "link_used" });
  expect(openLink({ ...link, revokedAt: now }, now)).toEqual({ ok: false, error: "link_revoked" });
  expect(openLink(link, later)).toEqual({ ok: false, error: "link_expired" });
});
