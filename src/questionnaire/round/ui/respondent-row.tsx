import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { useText } from "../../../web/language.ts";
import type { Respondent } from "../route-contracts.ts";
import { respondentTexts } from "./respondent-texts.ts";

const looks = {
  added: { tone: "neutral", shape: "ring" },
  mailed: { tone: "accent", shape: "halfFilled" },
  answered: { tone: "good", shape: "tick" },
  stopped: { tone: "neutral", shape: "slash" },
} as const;

export function RespondentRow(props: { respondent: Respondent; anonymous: boolean; onStop: (() => void) | null }) {
  const t = useText(respondentTexts);
  const { respondent, anonymous, onStop } = props;
  const state = respondent.state ?? (respondent.stopped ? "stopped" : null);
  const name = respondent.name ?? t.nameless;
  return (
    <tr className="border-t border-line">
      <th scope="row" className="h-10 px-3 font-normal">
        {name}
      </th>
      <td className="px-3">{respondent.email ?? "—"}</td>
      <td className="px-3">{state ? <Chip {...looks[state]}>{t.states[state]}</Chip> : "—"}</td>
      {!anonymous && <td className="whitespace-nowrap px-3 tabular-nums">{respondent.mailedOn?.at(-1) ?? "—"}</td>}
      <td className="px-3 text-right">
        {onStop && (
          <Button look="quiet" aria-label={t.stopLabel(name)} onPress={onStop}>
            {t.stop}
          </Button>
        )}
      </td>
    </tr>
  );
}
