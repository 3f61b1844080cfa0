import { Chip } from "../../../web/components/chip.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/language.ts";
import type { RoundSummary } from "../route-contracts.ts";
import { RateBar } from "./rate-bar.tsx";
import { roundPath } from "./round-queries.ts";
import { RoundState } from "./round-state.tsx";
import { roundTexts } from "./round-texts.ts";

/** One round in a list: what it is, until when, and how much came in. */
export function RoundLine({ organisationId, round }: { organisationId: string; round: RoundSummary }) {
  const t = useText(roundTexts);
  const { opensOn, closesOn } = round;
  return (
    <li className="grid gap-x-6 gap-y-2 border-line py-4 not-first:border-t md:grid-cols-[1fr_18rem]">
      <div className="flex min-w-0 flex-col gap-1 text-sm">
        <Link href={roundPath({ organisationId, roundId: round.id })} place="text-base font-bold">
          {round.title}
        </Link>
        <p className="flex flex-wrap items-center gap-2">
          <RoundState {...round} />
          {round.anonymous && <Chip shape="ring">{t.anonymous}</Chip>}
          <span className="text-ink-soft">
            {t.access[round.access]}　{t.period(opensOn ?? t.atOnce, closesOn ?? t.untilClosed)}
          </span>
        </p>
      </div>
      {round.state !== "draft" && <RateBar {...round} />}
    </li>
  );
}
