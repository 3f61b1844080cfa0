import { describe, expect, test } from "vitest";
import { protect } from "./protect.worker.ts";
import { attack } from "./testing/attack.ts";
import { figuresOf, randomRelease } from "./testing/random-release.ts";

const releases = 1000;

describe("a thousand random releases", () => {
  test("give no hidden figure away to somebody who follows all combinations of answers", {
    timeout: 600_000,
  }, async () => {
    const found: string[] = [];
    let hidden = 0;
    let refused = 0;
    let primary = 0;
    for (let seed = 1; seed <= releases; seed += 1) {
      const release = randomRelease(seed);
      const threshold = seed % 2 === 0 ? 3 : 5;
      const made = await protect({
        tables: release.report.tables,
        respondents: release.report.respondents,
        rule: { threshold, dominance: null, extremes: "hidden" },
        earlier: [],
        choice: { kind: "suppress" },
        propose: false,
      });
      if (!made.ok) {
        refused += 1;
        continue;
      }
      const figures = figuresOf(release, made.value.tables);
      const asked = figures.filter(({ told }) => told === "X");
      const trueCount = ({ counts }: { counts: readonly number[] }) =>
        release.answers.reduce((sum, one) => sum + (counts[release.combinations.indexOf(one)] ?? 0), 0);
      const reaches = attack(
        release.combinations.length,
        figures,
        asked,
        (low, high) => high >= threshold && high - low >= threshold - 1,
      );
      if (!reaches) throw new Error(`seed ${seed}: the released tables fit nobody`);
      for (const figure of figures) if (figure.told !== "X") expect(figure.told, figure.name).toBe(trueCount(figure));
      hidden += asked.length;
      primary += made.value.loss.primary;
      for (const [i, { name, low, high }] of reaches.entries()) {
        const figure = asked[i];
        const count = figure ? trueCount(figure) : 0;
        const small = count < threshold;
        if (low === high || (small && (high < threshold || high - low < threshold - 1)))
          found.push(`seed ${seed}, threshold ${threshold}: ${name} = ${count} in [${low}, ${high}]`);
      }
      if (!made.value.verdict.safe) found.push(`seed ${seed}: the auditor says no`);
    }
    console.log(`${releases} releases, ${refused} refused, ${hidden} figures hidden, ${primary} of them small`);
    expect(found).toEqual([]);
    // Refusing is safe and no use: it has to stay rare.
    expect(refused).toBeLessThan(releases / 50);
  });
});
