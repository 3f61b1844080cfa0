import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Preview } from "../route-contracts.ts";
import { prepareTexts } from "./prepare-texts.ts";

/** May it be published, or what can be worked out. */
export function ReleaseVerdict({ verdict }: { verdict: Preview["verdict"] }) {
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

/** What it costs. Places, not respondents: of how many figures, how many are gone and why. */
export function ReleaseLoss({ loss }: { loss: Preview["loss"] }) {
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
