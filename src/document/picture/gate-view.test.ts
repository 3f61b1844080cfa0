import { describe, expect, test } from "vitest";
import type { Ledger } from "../../ledger/contract.ts";
import { boxOfText, contains, overlap } from "../../shared/picture/placed-text.ts";
import { aLedger } from "../testing/document-input.ts";
import { largeHospital } from "../testing/large-ledger.ts";
import { sharedHospital } from "../testing/shared-hospital.ts";
import type { PictureFinding } from "./finding-marks.ts";
import { measuresFor } from "./gate-layout.ts";
import { gateView } from "./gate-view.ts";

const hospitals: readonly (readonly [string, Ledger | null])[] = [
  ["an invented hospital with 47 connections", aLedger(largeHospital())],
  ["an empty ledger", aLedger()],
  ...(["clinic-small", "hospital-mid", "hospital-large"] as const).map(
    (folder) => [folder, sharedHospital(folder)?.ledger ?? null] as const,
  ),
];
const pictures = hospitals.flatMap(([name, ledger]) =>
  (["ja", "en"] as const).map((language) => ({ name, language, ledger })),
);

describe.each(pictures)("the gate view of $name ($language)", ({ ledger, language }) => {
  const input = ledger ?? aLedger();
  const findings = input.records.connection.map(
    ({ id, number }): PictureFinding => ({ rule: "FR-01", severity: number % 2 ? "high" : "low", ref: id }),
  );
  const layout = gateView(input, findings, { language });
  const labels = [
    ...layout.headings,
    ...layout.bands.flatMap(({ texts }) => texts),
    ...layout.rows.flatMap(({ texts, tag }) => [...texts, ...(tag ? [tag.text] : [])]),
  ].map((text) => ({ words: text.lines.join("/"), box: boxOfText(text) }));

  test.skipIf(ledger === null)("has no two labels over each other", () => {
    const found = labels.flatMap((one, index) =>
      labels
        .slice(index + 1)
        .filter((other) => overlap(one.box, other.box))
        .map((other) => `${one.words} × ${other.words}`),
    );
    expect(found).toEqual([]);
  });

  test.skipIf(ledger === null)("has every connection as one gate within the picture", () => {
    const picture = { x: 0, y: 0, width: layout.width, height: layout.height };
    expect(layout.rows.map(({ facts }) => facts.number).sort((a, b) => a - b)).toEqual(
      input.records.connection.map(({ number }) => number),
    );
    const half = measuresFor(layout.rows.length).opening / 2;
    for (const { plate, box } of layout.rows) {
      expect(contains(picture, { x: plate.x - half, y: plate.y - half, width: 2 * half, height: 2 * half })).toBe(true);
      expect(contains(picture, box)).toBe(true);
    }
    expect(labels.filter(({ box }) => !contains(picture, box)).map(({ words }) => words)).toEqual([]);
  });
});
