import type { RoundSettings, RoundView } from "../route-contracts.ts";

/** What a round is set to, as the form holds it: empty fields are null. */
export type Settings = Pick<RoundSettings, "title" | "editable" | "opensOn" | "closesOn" | "population"> & {
  remindAfterDays: number | null;
  remindersAtMost: number | null;
};

export const newSettings: Settings = {
  title: "",
  editable: false,
  opensOn: null,
  closesOn: null,
  population: null,
  remindAfterDays: 7,
  remindersAtMost: 2,
};

export const settingsOf = (round: RoundView): Settings => ({
  title: round.title,
  editable: round.editable,
  opensOn: round.opensOn,
  closesOn: round.closesOn,
  population: round.population,
  remindAfterDays: round.remindAfterDays,
  remindersAtMost: round.remindersAtMost,
});

/** As the server takes them: what was emptied goes back to what is usual. */
export const complete = (settings: Settings) => ({
  ...settings,
  remindAfterDays: settings.remindAfterDays ?? 7,
  remindersAtMost: settings.remindersAtMost ?? 2,
});
