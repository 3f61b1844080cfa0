import { expect, test } from "vitest";
import { totpCode } from "./totp.ts";

test("codes are those of RFC 6238, appendix B (last six digits)", () => {
  const uri = "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(totpCode(uri, 0, 59_000)).toBe("287082");
  expect(totpCode(uri, 0, 1_111_111_109_000)).toBe("081804");
  expect(totpCode(uri, 0, 20_000_000_000_000)).toBe("353130");
});
