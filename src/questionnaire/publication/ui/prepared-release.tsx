import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import { FigureList } from "../../tabulation/ui/figure-list.tsx";
import type { Preview } from "../route-contracts.ts";
import { HiddenFigures } from "./hidden-figures.tsx";
import { prepareTexts } from "./prepare-texts.ts";

/** What came out: may it be published, what does it cost, and how it would look. */
export function PreparedRelease({ preview }: { preview: Preview }) {
  const t = useText(prepareTexts);
  return (
    <>
      <Verdict verdict={preview.verdict} />
      <LossLine loss={preview.loss} />
      <HiddenFigures figures={preview.verdict.figures} />
      <h2 className="text-lg font-bold">{t.preview}</h2>
      <FigureList tables={preview.report.tables} />
    </>
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
  const always = [
    [t.figures, loss.figures],
    [t.primary, loss.primary],
    [t.complementary, loss.complementary],
  ] as const;
  const sometimes = [
    [t.removed, loss.removed],
    [t.rounded, loss.rounded],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-3" aria-label={t.loss}>
      {[...always, ...sometimes.filter(([, count]) => count > 0)].map(([name, count]) => (
        <div key={name} className="min-w-36 flex-1 rounded-8 border border-line bg-white p-3">
          <dt className="text-xs text-ink-soft">{name}</dt>
          <dd className="text-lg font-bold tabular-nums">{t.places(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
