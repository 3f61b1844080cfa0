import { Notice, ProgressBar, Refusal } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { ProtectionChoice } from "../../disclosure/protection.ts";
import type { ShownTable } from "../../report/shown-table.ts";
import { FigureList } from "../../tabulation/ui/figure-list.tsx";
import type { Preview } from "../route-contracts.ts";
import { HiddenFigures } from "./hidden-figures.tsx";
import { prepareTexts } from "./prepare-texts.ts";
import { ProtectionWays } from "./protection-ways.tsx";

/** What came out: may it be published, what does it cost, what else could be done, and how it would look. */
export function PreparedRelease(props: {
  /** The last one that was worked out; while the next is computed it stays in sight. */
  preview: Preview | null;
  /** As they are before anything is hidden, for their names. */
  tables: readonly ShownTable[];
  error: Error | null;
  isComputing: boolean;
  choice: ProtectionChoice;
  onChoice: (choice: ProtectionChoice) => void;
}) {
  const { preview, tables, error, isComputing, choice, onChoice } = props;
  const t = useText(prepareTexts);
  return (
    <section aria-busy={isComputing} className={`flex flex-col gap-4 ${isComputing && preview ? "opacity-60" : ""}`}>
      {isComputing && <ProgressBar label={t.computing} value={null} />}
      {!isComputing && <Refusal error={error} />}
      {preview && !error && (
        <>
          <Verdict verdict={preview.verdict} />
          <LossLine loss={preview.loss} />
          <ProtectionWays proposals={preview.proposals} tables={tables} choice={choice} onChoice={onChoice} />
          <HiddenFigures figures={preview.verdict.figures} />
          <h2 className="text-lg font-bold">{t.preview}</h2>
          <FigureList tables={preview.report.tables} />
        </>
      )}
    </section>
  );
}

function Verdict({ verdict }: { verdict: Preview["verdict"] }) {
  const t = useText(prepareTexts);
  const unsafe = verdict.figures.filter(({ safe }) => !safe).length;
  return (
    <Notice tone={verdict.safe ? "good" : "alert"}>
      <p className="font-bold">{verdict.safe ? t.safe : t.notSafe(unsafe)}</p>
      {verdict.alreadyTold.length > 0 && (
        <p>
          {t.alreadyTold(verdict.alreadyTold.length)} {verdict.alreadyTold.slice(0, 5).join("、")}
        </p>
      )}
      {!verdict.exact && <p>{t.notExact}</p>}
    </Notice>
  );
}

/** Places, not respondents: of how many figures, how many are gone and why. */
function LossLine({ loss }: { loss: Preview["loss"] }) {
  const t = useText(prepareTexts);
  const parts = [
    [t.figures, loss.figures],
    [t.primary, loss.primary],
    [t.complementary, loss.complementary],
    [t.removed, loss.removed],
    [t.rounded, loss.rounded],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-3" aria-label={t.loss}>
      {parts
        .filter(([, count], index) => index < 3 || count > 0)
        .map(([name, count]) => (
          <div key={name} className="min-w-36 flex-1 rounded-8 border border-line bg-white p-3">
            <dt className="text-xs text-ink-soft">{name}</dt>
            <dd className="text-lg font-bold tabular-nums">{t.places(count)}</dd>
          </div>
        ))}
    </dl>
  );
}
