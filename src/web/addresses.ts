/** Addresses of the screens, so that every list, filter and record can be linked to and sent to a colleague. */
export const home = (facilityId: string): string => `/f/${facilityId}`;
export const inFacility = (facilityId: string, screen: string): string => `/f/${facilityId}/${screen}`;
export const organisationHome = (organisationId: string): string => `/o/${organisationId}`;
export const inOrganisation = (organisationId: string, screen: string): string => `/o/${organisationId}/${screen}`;
export const ledgerList = (facilityId: string, kind: string, search: Record<string, string> = {}): string =>
  withSearch(`/f/${facilityId}/ledger/${kind}`, search);
export const ledgerRecord = (
  facilityId: string,
  kind: string,
  recordId: string,
  search: Record<string, string> = {},
): string => withSearch(`/f/${facilityId}/ledger/${kind}/${recordId}`, search);

/** An address with its search part; empty values are left out. */
export function withSearch(path: string, search: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
