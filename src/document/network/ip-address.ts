/** An IPv4 range as a number and the length of its prefix. */
export interface IpRange {
  base: number;
  bits: number;
}

const address = /(?<![\d.])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?(?![\d.])/u;

/** The first IPv4 address or range written in a text, else undefined: 192.168.1.14, 10.1.0.0/16. */
export function ipRange(text: string): IpRange | undefined {
  const found = address.exec(text.normalize("NFKC"));
  if (!found) return undefined;
  const parts = found.slice(1, 5).map(Number);
  const bits = found[5] === undefined ? 32 : Number(found[5]);
  if (parts.some((part) => part > 255) || bits > 32) return undefined;
  return {
    base: cut(
      parts.reduce((sum, part) => sum * 256 + part, 0),
      bits,
    ),
    bits,
  };
}

/** Arithmetic, not bit operations: those are signed in JavaScript. */
const cut = (base: number, bits: number) => base - (base % 2 ** (32 - bits));

export const widened = ({ base }: IpRange, bits: number): IpRange => ({ base: cut(base, bits), bits });

export const includes = (outer: IpRange, inner: IpRange): boolean =>
  outer.bits <= inner.bits && cut(inner.base, outer.bits) === outer.base;

/** 10.1.0.0/16 */
export function ipText({ base, bits }: IpRange): string {
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${parts.join(".")}/${bits}`;
}
