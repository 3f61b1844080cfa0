import { RoundsToday } from "../questionnaire/round/ui/rounds-today.tsx";
import { ProgrammesToday } from "../survey/programme/ui/programmes-today.tsx";
import { inOrganisation } from "./addresses.ts";
import { LinkButton } from "./components/button.tsx";
import { useText } from "./language.ts";
import { useMayHere, useOrganisation } from "./session.ts";
import { Page } from "./shell/page.tsx";
import { shellTexts } from "./shell/texts.ts";

/** What an organisation has in hand today, as far as this person's tasks in it go. */
export function OrganisationHome() {
  const t = useText(shellTexts);
  const { organisationId, name } = useOrganisation();
  const rounds = useMayHere("questionnaire.read");
  const programmes = useMayHere("programme.read");
  return (
    <Page
      title={name}
      actions={rounds && <LinkButton href={inOrganisation(organisationId, "rounds")}>{t.allRounds}</LinkButton>}
    >
      {programmes && <ProgrammesToday />}
      {rounds && <RoundsToday />}
    </Page>
  );
}
