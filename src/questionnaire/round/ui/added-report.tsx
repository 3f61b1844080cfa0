import { Notice } from "../../../web/components/feedback.tsx";
import { useText } from "../../../web/language.ts";
import type { Added } from "../route-contracts.ts";
import { countText } from "./percent.ts";
import { respondentTexts } from "./respondent-texts.ts";

/** What a list was read as: how many, a few of them, and the lines that are left out. */
export function AddedReport({ found }: { found: Added }) {
  const t = useText(respondentTexts);
  return (
    <div className="flex flex-col gap-3 text-sm">
      <Notice tone={found.added > 0 ? "good" : "attention"}>
        {t.fresh(countText(found.added))}
        {found.withoutAddress > 0 && ` ${t.withoutAddress(countText(found.withoutAddress))}`}
      </Notice>
      {found.examples.length > 0 && (
        <div>
          <p className="font-bold">{t.examples}</p>
          <ul>
            {found.examples.map(({ name, email }) => (
              <li key={`${name} ${email}`}>
                {name}　{email}
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.problems.length > 0 && (
        <div>
          <p className="font-bold">{t.left}</p>
          <ul className="max-h-48 overflow-y-auto">
            {found.problems.map(({ place, text, problem }) => (
              <li key={`${place} ${text}`}>
                {t.place(place)}　{t.problems[problem]}　<span className="text-ink-soft">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
