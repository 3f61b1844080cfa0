import { Button } from "../../../web/components/button.tsx";
import { Notice } from "../../../web/components/feedback.tsx";
import { showFailure, showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { Section } from "../../../web/shell/page.tsx";
import type { RoundView } from "../route-contracts.ts";
import { DayChart } from "./day-chart.tsx";
import { countText } from "./percent.ts";
import { RateBar } from "./rate-bar.tsx";
import { roundTexts } from "./round-texts.ts";

/** How much has come in, from where, and when. */
export function ProgressSection({ round }: { round: RoundView }) {
  const t = useText(roundTexts);
  const { origins, begun, suspect, days } = round;
  const parts = (["form", "paper", "import"] as const).filter((origin) => origins[origin] > 0);
  return (
    <Section title={t.progress}>
      {round.path && <PublicAddress path={round.path} />}
      <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="flex flex-col gap-3">
          <div role="status" aria-label={t.rateLabel}>
            <RateBar {...round} large />
          </div>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm tabular-nums text-ink-soft">
            {parts.map((origin) => (
              <span key={origin}>
                {t.origin[origin]} {countText(origins[origin])}
              </span>
            ))}
            {round.taking && <span>{t.begun(countText(begun))}</span>}
            {suspect > 0 && <span>{t.suspect(countText(suspect))}</span>}
          </p>
          {round.anonymous && round.state === "open" && <Notice tone="neutral">{t.waitingToStir}</Notice>}
        </div>
        <DayChart days={days} />
      </div>
    </Section>
  );
}

function PublicAddress({ path }: { path: string }) {
  const t = useText(roundTexts);
  const address = new URL(path, globalThis.location.origin).toString();
  const copy = () => navigator.clipboard.writeText(address).then(() => showToast(t.copied), showFailure);
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm">
      <span className="font-bold">{t.address}</span>
      <code className="break-all">{address}</code>
      <Button look="quiet" onPress={copy}>
        {t.copy}
      </Button>
    </p>
  );
}
