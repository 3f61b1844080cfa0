/** An NVD file of `records` invented records; every `step`-th is about FortiOS before 7.0.14, the rest about products that nobody has. */
export function inventedFeed(records: number, step: number, year = 2097): string {
  const vulnerabilities = Array.from({ length: records }, (_, at) => {
    const product = at % step === step - 1 ? "o:fortinet:fortios" : `a:kakuu:product_${at}`;
    return { cve: record(`CVE-${year}-${10_000 + at}`, product) };
  });
  return JSON.stringify({ format: "NVD_CVE", version: "2.0", vulnerabilities });
}

const record = (id: string, product: string) => ({
  id,
  published: "2026-11-20T00:00:00.000",
  lastModified: "2026-11-20T00:00:00.000",
  vulnStatus: "Analyzed",
  // What is seen in attacks is told at once and not the next morning.
  cisaExploitAdd: "2026-11-21",
  cisaActionDue: "2026-12-12",
  cisaRequiredAction: "Update.",
  cisaVulnerabilityName: "An invented weakness",
  descriptions: [{ lang: "en", value: "An invented weakness." }],
  metrics: {
    cvssMetricV31: [
      {
        source: "nvd@nist.gov",
        type: "Primary",
        cvssData: { version: "3.1", vectorString: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", baseScore: 9.8 },
      },
    ],
  },
  configurations: [
    {
      nodes: [
        {
          operator: "OR",
          cpeMatch: [
            {
              vulnerable: true,
              criteria: `cpe:2.3:${product}:*:*:*:*:*:*:*:*`,
              matchCriteriaId: `ROW-${id}`,
              versionStartIncluding: "7.0.0",
              versionEndExcluding: "7.0.14",
            },
          ],
        },
      ],
    },
  ],
});
