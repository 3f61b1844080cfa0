import type { DeviceText } from "../../src/vulnerability/product/device-text.ts";

const plain = { kind: null, os: null, osVersion: { state: "none" } } as const;

/** A device as a ledger writes it: maker, model and the versions of its software. */
export const written = (maker: string, model: string, ...versions: string[]): DeviceText => ({
  ...plain,
  maker,
  model,
  softwareVersion: { state: "known", versions, several: "units" },
});

/** Devices about which advisories have nothing to say: what most of a ledger is. */
export const otherTexts = (count: number): DeviceText[] =>
  Array.from({ length: count }, (_, at) => written("架空製作所", `第${at}型`, "1.0"));

/** An invented gate on ten versions, of which text comparison gets half wrong: 7.0.10 comes after 7.0.9. */
export const gateTexts = (maker: string): DeviceText[] =>
  Array.from({ length: 10 }, (_, at) => written(maker, "Gate", `7.0.${at + 3}`));

/**
 * Distinct products and versions that real records name, no more than `perProduct` of each: a country has many products and few versions
 * of each. Taken from what a ledger could say: every bound and every exact version of a CPE row.
 */
export function namedReleases(
  rows: Iterable<{ product: string; version: string }>,
  wanted: number,
  perProduct: number,
): DeviceText[] {
  const byProduct = new Map<string, Set<string>>();
  for (const { product, version } of rows) {
    const versions = byProduct.get(product) ?? new Set();
    if (versions.size < perProduct) versions.add(version);
    byProduct.set(product, versions);
  }
  const texts: DeviceText[] = [];
  for (const [product, versions] of byProduct) {
    const [, vendor = "", name = ""] = product.split(":");
    for (const version of versions) texts.push(written(words(vendor), words(name), version));
  }
  return texts.slice(0, wanted);
}

const words = (name: string) => name.replaceAll("_", " ").replaceAll("\\", "");
