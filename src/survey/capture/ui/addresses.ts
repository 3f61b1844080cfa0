export interface WantedSurvey {
  facilityId: string;
  programmeId: string;
}

/** Where the page stands; below it nothing is kept but the page itself. */
export const capturePath = "/capture";

/** Behind the #, so that no server logs which hospital is prepared. */
export const prepareAddress = ({ facilityId, programmeId }: WantedSurvey): string =>
  `${capturePath}#${new URLSearchParams({ f: facilityId, p: programmeId })}`;

/** The survey that the address names; null: none. */
export function wantedSurvey(): WantedSurvey | null {
  const given = new URLSearchParams(location.hash.slice(1));
  const [facilityId, programmeId] = [given.get("f"), given.get("p")];
  return facilityId && programmeId ? { facilityId, programmeId } : null;
}

/** Comes back here after signing in. */
export const signInAddress = (wanted: WantedSurvey | null): string =>
  `/sign-in?${new URLSearchParams({ next: wanted?.facilityId ? prepareAddress(wanted) : capturePath })}`;
