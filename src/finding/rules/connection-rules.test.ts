import { describe, expect, test } from "vitest";
import type { RuleId } from "../contract.ts";
import { ledgerFindings } from "../ledger-findings.ts";
import { type GivenFields, ledgerOf, recordId } from "../testing/ledger-builder.ts";

const today = "2026-08-31";

/** Rules about one connection; each line gives the fields and whether the rule speaks. */
const found = (rule: RuleId, fields: GivenFields): boolean => {
  const { findings, completeness } = ledgerFindings(ledgerOf({ connection: [fields] }), today);
  const facts = [...findings, ...completeness].filter((fact) => fact.rule === rule);
  for (const fact of facts) expect(fact).toMatchObject({ on: "connection", ref: recordId("connection", 1) });
  return facts.length > 0;
};

const unknown = { state: "unknown" } as const;
const none = { state: "none" } as const;
const notApplicable = { state: "notApplicable" } as const;
const conflict = {
  state: "conflict",
  claims: [
    { state: "known", value: true },
    { state: "known", value: false },
  ],
} as const;
const contradicting = { ...conflict, claims: [...conflict.claims] };

describe.each<[RuleId, string, GivenFields[], GivenFields[]]>([
  [
    "FR-01",
    "is found on an ISDN line and on no other",
    [{ accessLine: "isdn" }],
    [{ accessLine: "ip_vpn" }, { accessLine: unknown }, {}],
  ],
  [
    "FR-02",
    "needs a mobile line that is known not to pass the firewall",
    [{ accessLine: "lte", passesHospitalFirewall: false }],
    [
      { accessLine: "lte", passesHospitalFirewall: true },
      { accessLine: "lte", passesHospitalFirewall: unknown },
      { accessLine: "lte" },
      { accessLine: "mobile_closed", passesHospitalFirewall: false },
    ],
  ],
  [
    "FR-09",
    "needs a claim of anonymisation and data that stay linkable",
    [
      { anonymisationClaim: "yes", linkable: true },
      { anonymisationClaim: { state: "known", value: "yes", raw: "匿名化済み。ただし患者番号は残る" } },
      { anonymisationClaim: { state: "known", value: "yes", raw: "対応表を先方が保管" } },
      { anonymisationClaim: "yes", comment: "the patient number stays in the file" },
    ],
    [
      { anonymisationClaim: "yes", linkable: false, comment: "患者番号は残る" },
      { anonymisationClaim: "yes", linkable: unknown },
      { anonymisationClaim: "no", linkable: true },
      { anonymisationClaim: { state: "known", value: "yes", raw: "対応表は院内のみで保管" } },
      { anonymisationClaim: { state: "known", value: "yes", raw: "患者番号は含まない" } },
      { anonymisationClaim: notApplicable },
    ],
  ],
  [
    "FR-10",
    "is found where no device of the hospital ends the SSL-VPN",
    [
      { tunnel: "ssl_vpn", deviceKind: "terminal" },
      { tunnel: "ssl_vpn", deviceKind: none },
      { tunnel: { state: "known", value: "ssl_vpn", raw: "SSL-VPN（業者ｈｔｔｐｓサーバ）" } },
    ],
    [
      { tunnel: "ssl_vpn", deviceKind: "firewall" },
      { tunnel: "ssl_vpn", deviceKind: unknown },
      { tunnel: "ssl_vpn" },
      { tunnel: "ipsec_vpn", deviceKind: "terminal" },
    ],
  ],
  [
    "FR-12",
    "needs a statement that the administrator did not know",
    [{ knownToAdministratorBefore: false }],
    [{ knownToAdministratorBefore: true }, { knownToAdministratorBefore: unknown }, {}],
  ],
  [
    "FR-16",
    "needs an always-open line that is known to need no permission",
    [
      { alwaysOn: true, permissionEachTime: false },
      { alwaysOn: true, permissionEachTime: none },
    ],
    [
      { alwaysOn: true, permissionEachTime: unknown },
      { alwaysOn: true, permissionEachTime: notApplicable },
      { alwaysOn: true, permissionEachTime: contradicting },
      { alwaysOn: false, permissionEachTime: false },
      { alwaysOn: true },
    ],
  ],
  ["FR-29", "needs an account known to be shared", [{ sharedAccount: true }], [{ sharedAccount: unknown }, {}]],
  [
    "FR-34",
    "is found where an answer about the device is too vague",
    [{ firmwareVersion: { state: "vague", text: "最新版" } }, { model: { state: "vague", text: "箱" } }],
    [{ firmwareVersion: unknown }, { comment: { state: "vague", text: "いろいろ" } }, {}],
  ],
  ["FC-02", "asks for a counterpart", [{}, { counterpart: unknown }], [{ counterpart: "架空社" }]],
  [
    "FC-04",
    "counts five open answers",
    [{ carrier: unknown, maker: unknown, model: unknown, logKept: unknown, tunnel: { state: "checking" } }],
    [{ carrier: unknown, maker: unknown, model: unknown, logKept: unknown, tunnel: none }],
  ],
  ["FC-05", "asks for the line unless the tunnel tells", [{ accessLine: unknown }, {}], [{ tunnel: "ipsec_vpn" }]],
  [
    "FC-07",
    "asks for a contract that exists or was never asked about",
    [{}, { contractExists: true }],
    [{ contractExists: false }],
  ],
])("%s", (rule, title, positive, negative) => {
  test(title, () => {
    for (const fields of positive) expect.soft(found(rule, fields), JSON.stringify(fields)).toBe(true);
    for (const fields of negative) expect.soft(found(rule, fields), JSON.stringify(fields)).toBe(false);
  });
});
