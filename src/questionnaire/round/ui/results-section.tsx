import { addressOfCall } from "../../../web/call.ts";
import { LinkButton } from "../../../web/components/button.tsx";
import { useText } from "../../../web/language.ts";
import { useMayHere } from "../../../web/session.ts";
import { Section } from "../../../web/shell/page.tsx";
import { exportAnswers, exportContacts, type RoundView } from "../route-contracts.ts";
import { countText } from "./percent.ts";
import { type RoundKey, roundPath } from "./round-queries.ts";
import { roundTexts } from "./round-texts.ts";

/** Where the answers go: tables, publication, files. */
export function ResultsSection({ round, at }: { round: RoundView; at: RoundKey }) {
  const t = useText(roundTexts);
  const mayAnalyse = useMayHere("questionnaire.analyse");
  const mayManage = useMayHere("questionnaire.manage");
  return (
    <Section title={t.results}>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={roundPath(at, "tables")}>{t.tables}</LinkButton>
        <LinkButton href={roundPath(at, "releases")}>{t.releases}</LinkButton>
        {mayAnalyse && (
          <LinkButton look="quiet" download href={addressOfCall(exportAnswers, { params: at })}>
            {t.exportAnswers}
          </LinkButton>
        )}
        {mayManage && round.contacts > 0 && (
          <LinkButton look="quiet" download href={addressOfCall(exportContacts, { params: at })}>
            {t.exportContacts(countText(round.contacts))}
          </LinkButton>
        )}
      </div>
    </Section>
  );
}
