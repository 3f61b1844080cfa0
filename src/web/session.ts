import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { readMe } from "../identity/contract.ts";
import type { OrganisationPermission, Permission } from "../shared/route.ts";
import { useFacilityId, usePathParam } from "./address-search.ts";
import { call } from "./call.ts";

export type Me = z.infer<typeof readMe.reply>;

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call(readMe, { signal }),
  staleTime: 60_000,
  retry: false,
});

/** The signed-in person; only within the signed-in part of the app, which has loaded it. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/** The national picture is open to whoever was given it, and to the instance administrator. */
export const mayReadNational = ({ isAdministrator, national }: Me): boolean => isAdministrator || national !== null;

/** Hospitals whose pages this person can enter; whoever is only handed reports reads them with their organisation. */
export const hospitalsToEnter = ({ facilities }: Me): Me["facilities"] =>
  facilities.filter(({ permissions }) => permissions.includes("ledger.read"));

/** The hospital of this address as this person may see it, with their permissions there. */
export function useFacility(): Me["facilities"][number] {
  const facilityId = useFacilityId();
  const found = useMe().facilities.find((facility) => facility.facilityId === facilityId);
  if (!found) throw new Error("the shell shows facility screens only for facilities of the person");
  return found;
}

export function useMay(permission: Permission): boolean {
  return useFacility().permissions.includes(permission);
}

/** The organisation of this address as this person may see it, with their permissions there. */
export function useOrganisation(): Me["organisations"][number] {
  const organisationId = usePathParam("organisationId");
  const found = useMe().organisations.find((organisation) => organisation.organisationId === organisationId);
  if (!found) throw new Error("the shell shows organisation screens only for organisations of the person");
  return found;
}

export const useMayHere = (permission: OrganisationPermission): boolean =>
  useOrganisation().permissions.includes(permission);
