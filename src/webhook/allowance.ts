/** What the operator lets webhooks reach beyond public addresses over https (SEKISHO_WEBHOOK_ALLOW). */
export interface Allowance {
  /** Host names, in lower case; whatever address they have. */
  hosts: ReadonlySet<string>;
  /** "10.20.0.0/16", "127.0.0.1/32", "fd00::/8". */
  networks: readonly { address: string; prefix: number; family: "ipv4" | "ipv6" }[];
}

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * Reads the operator's list: host names, addresses, networks, by commas or blanks.
 * @returns the entry that is none of these, where there is one
 */
export function readAllowance(list: string): Allowance | { unreadable: string } {
  const hosts = new Set<string>();
  const networks: Allowance["networks"][number][] = [];
  for (const entry of list.toLowerCase().split(/[\s,]+/)) {
    if (entry === "") continue;
    const network = networkOf(entry);
    if (network) networks.push(network);
    else if (hostName.test(entry) && !/^[\d.]+$/.test(entry)) hosts.add(entry);
    else return { unreadable: entry };
  }
  return { hosts, networks };
}

function networkOf(entry: string): Allowance["networks"][number] | null {
  const [address = "", written, ...rest] = entry.split("/");
  const family = familyOf(address);
  if (family === null || rest.length > 0) return null;
  const widest = family === "ipv4" ? 32 : 128;
  if (written === undefined) return { address, prefix: widest, family };
  const prefix = /^\d{1,3}$/.test(written) ? Number(written) : Number.NaN;
  return prefix <= widest ? { address, prefix, family } : null;
}

/** Of an address as URLs and the network write them; null: it is a name. */
export function familyOf(host: string): "ipv4" | "ipv6" | null {
  const parts = host.split(".");
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return "ipv4";
  return host.includes(":") && URL.canParse(`http://[${host}]/`) ? "ipv6" : null;
}

/** Host of a URL without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, "$1");
