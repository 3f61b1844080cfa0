import { LinkToken } from "../../identity/contract.ts";

/** The secret of a one-time link, which stands behind the # of the address; null when the link was cut short. */
export function linkToken(): string | null {
  const parsed = LinkToken.safeParse(location.hash.slice(1));
  return parsed.success ? parsed.data : null;
}
