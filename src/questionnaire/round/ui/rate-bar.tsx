import { useText } from "../../../web/language.ts";
import type { RoundSummary } from "../route-contracts.ts";
import { countText, percentText } from "./percent.ts";
import { roundTexts } from "./round-texts.ts";

/** The response rate: what came in of all, with its interval as a bracket on the bar. */
export function RateBar({
  answered,
  asked,
  rate,
  large,
}: Pick<RoundSummary, "answered" | "asked" | "rate"> & { large?: boolean }) {
  const t = useText(roundTexts);
  if (!rate || asked === null)
    return (
      <div className="text-sm">
        <p className={large ? "text-2xl font-bold tabular-nums" : "font-bold tabular-nums"}>
          {t.answers(countText(answered))}
        </p>
        {large && <p className="text-ink-soft">{t.noRate}</p>}
      </div>
    );
  const [share, low, high] = [rate.share, rate.low, rate.high].map((one) => Math.min(1, one) * 100) as [
    number,
    number,
    number,
  ];
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={large ? "text-3xl font-bold tabular-nums" : "font-bold tabular-nums"}>
          {t.rate(percentText(rate.share))}
        </span>
        <span className="tabular-nums text-ink-soft">{t.of(countText(answered), countText(asked))}</span>
        {large && (
          <span className="tabular-nums text-ink-soft">
            {t.interval(percentText(rate.low), percentText(rate.high))}
          </span>
        )}
      </p>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className={large ? "h-6 w-full" : "h-3 w-full"}
        aria-hidden="true"
      >
        <rect x="0" y="1" width="100" height="4" className="fill-solid-gray-100" />
        <rect x="0" y="1" width={share} height="4" className="fill-accent" />
        <rect x={low} y="2.6" width={Math.max(0.4, high - low)} height="0.8" className="fill-ink" />
        <rect x={low} y="0" width="0.3" height="6" className="fill-ink" />
        <rect x={Math.max(0, high - 0.3)} y="0" width="0.3" height="6" className="fill-ink" />
      </svg>
    </div>
  );
}
