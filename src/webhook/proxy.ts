/** Of the environment, in either case, as other programs read them. */
export interface ProxyEnvironment {
  [name: string]: string | undefined;
}

/**
 * The proxy by which an address is reached; null: straight. What NO_PROXY names is reached straight: a host, the hosts of a domain
 * (".byoin.example"), with a port or without, or everything ("*").
 */
export function proxyFor(url: URL, environment: ProxyEnvironment): string | null {
  const proxy = named(environment, url.protocol === "https:" ? "https_proxy" : "http_proxy");
  return proxy && !isExcepted(url, named(environment, "no_proxy") ?? "") ? proxy : null;
}

const named = (environment: ProxyEnvironment, name: string): string | undefined =>
  environment[name] || environment[name.toUpperCase()] || undefined;

function isExcepted(url: URL, exceptions: string): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return exceptions
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((exception) => exception !== "")
    .some((exception) => {
      if (exception === "*") return true;
      const [, host = "", onlyPort] = /^(.*?)(?::(\d+))?$/.exec(exception) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      const domain = host.replace(/^\*?\./, "");
      return url.hostname === host || url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    });
}
