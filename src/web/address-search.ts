import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FacilityId } from "../ledger/contract.ts";
import { withSearch } from "./addresses.ts";

/** The search part of an address as plain text values: `?q=abc&sort=name`. */
export const parseSearch = (search: string): Record<string, string> => Object.fromEntries(new URLSearchParams(search));
export const writeSearch = (search: Record<string, unknown>): string => {
  const entries = Object.entries(search).map(([name, value]) => [name, value === undefined ? "" : String(value)]);
  return withSearch("", Object.fromEntries(entries));
};

/** The search part of this address, and a way to change some of it. `replace` leaves no step in the browser's history. */
export function useAddressSearch(): [
  Readonly<Record<string, string>>,
  (patch: Record<string, string | undefined>, options?: { replace?: boolean }) => void,
] {
  const found: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = Object.fromEntries(Object.entries(found).map(([name, value]) => [name, String(value)]));
  return [
    search,
    (patch, options) => {
      const next = Object.entries({ ...search, ...patch }).filter(([, value]) => value !== undefined && value !== "");
      navigate({ to: ".", search: Object.fromEntries(next), replace: options?.replace ?? false });
    },
  ];
}

/** A path parameter of this address. @throws when the address has none of that name */
export function usePathParam(name: string): string {
  const found: Record<string, unknown> = useParams({ strict: false });
  const value = found[name];
  if (typeof value !== "string") throw new Error(`the address has no ${name}`);
  return value;
}

/** The hospital this address is about. */
export const useFacilityId = (): FacilityId => FacilityId.parse(usePathParam("facilityId"));
