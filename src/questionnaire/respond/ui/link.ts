import { LinkToken } from "../../../identity/contract.ts";
import { linkToken } from "../../../web/by-link/link-token.ts";
import { Slug } from "../route-contracts.ts";

/** By what the server knows whose form this is: the secret of a link, or one this browser made for an open round. */
export interface Comer {
  token: string;
  slug?: string;
}

const ownKey = (slug: string) => `sekisho.comer.${slug}`;

/** Who comes by this address. Null: the address is cut off. */
export function comerOf(slug: string | null): Comer | null {
  const inAddress = linkToken();
  if (slug === null) return inAddress ? { token: inAddress } : null;
  if (!Slug.safeParse(slug).success) return null;
  const kept = LinkToken.safeParse(localStorage.getItem(ownKey(slug)));
  const token = inAddress ?? (kept.success ? kept.data : newSecret());
  keepComer(slug, token);
  return { token, slug };
}

/** Somebody else at the same device answers an open round. */
export function startAfresh(slug: string): void {
  forgetComer(slug);
  keepComer(slug, newSecret());
  location.reload();
}

/** After handing in: whoever opens the address next begins anew. */
export function forgetComer(slug: string): void {
  localStorage.removeItem(ownKey(slug));
}

/** The address then leads back to these answers, also from another device. */
function keepComer(slug: string, token: string): void {
  localStorage.setItem(ownKey(slug), token);
  history.replaceState(history.state, "", `${location.pathname}#${token}`);
}

/** 32 random bytes as base64url: 43 letters. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
