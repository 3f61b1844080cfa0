import { BlockList } from "node:net";
import { type Allowance, familyOf, hostOf } from "./allowance.ts";
import type { WebhookRefusalReason } from "./contract.ts";

/**
 * Addresses that are not on the internet: own machine, own network, the cloud's metadata, tunnels into these. Source: IANA's registries
 * of special-purpose addresses. Of IPv6 only what is handed out (2000::/3) counts as the internet, less these.
 */
const internal = new BlockList();
for (const network of [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
]) {
  const [address = "", prefix] = network.split("/");
  internal.addSubnet(address, Number(prefix), address.includes(":") ? "ipv6" : "ipv4");
}
const handedOut = new BlockList();
handedOut.addSubnet("2000::", 3, "ipv6");

/** Whether a webhook may be sent to addresses and names; both of what a person enters and of what a name leads to. */
export interface AddressGuard {
  /** What stands against an address that a person enters; null: nothing, as far as can be told without asking for its name. */
  objection(url: URL): Exclude<WebhookRefusalReason, "not_found"> | null;
  /** Whether a connection of that host may go to that address. */
  mayConnect(host: string, address: string): boolean;
}

export function addressGuard({ hosts, networks }: Allowance): AddressGuard {
  const allowed = new BlockList();
  for (const { address, prefix, family } of networks) allowed.addSubnet(address, prefix, family);
  const isListed = (host: string): boolean => {
    const family = familyOf(host);
    return family === null ? hosts.has(host) : allowed.check(host, family);
  };
  const mayConnect = (host: string, address: string): boolean => {
    const plain = mappedIpv4(address) ?? address;
    const family = familyOf(plain);
    if (family === null) return false;
    if (hosts.has(host.toLowerCase()) || allowed.check(plain, family)) return true;
    return !internal.check(plain, family) && (family === "ipv4" || handedOut.check(plain, family));
  };
  return {
    mayConnect,
    objection(url) {
      if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "" || url.hash !== "")
        return "url_not_usable";
      const host = hostOf(url);
      if (url.protocol === "http:" && !isListed(mappedIpv4(host) ?? host)) return "http_not_allowed";
      const isInternalName = /(^|\.)(localhost|local|internal)$/.test(host) && !hosts.has(host);
      const isInternalAddress = familyOf(host) !== null && !mayConnect(host, host);
      return isInternalName || isInternalAddress ? "address_not_allowed" : null;
    },
  };
}

/** "::ffff:127.0.0.1" is 127.0.0.1, and a URL writes it "::ffff:7f00:1". */
function mappedIpv4(address: string): string | null {
  if (familyOf(address) !== "ipv6") return null;
  const written = new URL(`http://[${address}]/`).hostname;
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(written) ?? [];
  if (high === undefined || low === undefined) return null;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255].join(".");
}
