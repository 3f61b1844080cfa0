import { useLabel, useText } from "../../../web/language.ts";
import { placeholders } from "../placeholder.ts";
import { agreementTexts } from "./agreement-texts.ts";

/** What a text may name, and what it stands for by now. */
export function PlaceholderList(props: { values: Readonly<Record<string, string>>; onChoose: (name: string) => void }) {
  const t = useText(agreementTexts);
  const label = useLabel();
  return (
    <details className="rounded-6 border border-line">
      <summary className="flex min-h-10 cursor-pointer items-center px-3 text-sm font-bold">{t.placeholders}</summary>
      <p className="px-3 pb-2 text-xs text-ink-soft">{t.placeholdersLead}</p>
      <ul className="grid gap-x-2 px-1 pb-2 desk:grid-cols-2">
        {Object.entries(placeholders).map(([name, words]) => (
          <li key={name}>
            <button
              type="button"
              className="flex min-h-10 w-full flex-wrap items-baseline gap-x-2 rounded-4 px-2 py-1 text-left text-sm hover:bg-accent-soft"
              onClick={() => props.onChoose(name)}
            >
              <span>{label(words)}</span>
              <code className="text-xs text-ink-soft">{`{{${name}}}`}</code>
              <span className="text-xs text-ink-soft">{props.values[name] ?? t.notKnown}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
