import { useDeferredValue, useRef, useState } from "react";
import { useAddressSearch } from "../../../web/address-search.ts";
import { inOrganisation } from "../../../web/addresses.ts";
import { Checkbox } from "../../../web/components/checkbox.tsx";
import { useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import type { Instrument } from "../../instrument/instrument.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { draftProblems } from "../draft-problems.ts";
import { addQuestion, addSection, sectionOf } from "../editing.ts";
import type { InstrumentView } from "../route-contracts.ts";
import { designTexts } from "./design-texts.ts";
import { EditionActions } from "./edition-actions.tsx";
import type { Edition } from "./instrument-queries.ts";
import { type Item, itemOf, itemText } from "./item.ts";
import { ItemEditor } from "./item-editor.tsx";
import { Outline } from "./outline.tsx";
import { Preview, TryForm } from "./preview.tsx";
import { OwnProblems, ProblemList } from "./problem-list.tsx";
import { SavingNotice, SavingWords } from "./saving-words.tsx";
import { useEditing } from "./use-editing.ts";
import { WritesEnglish } from "./wording-field.tsx";

/** The list of questions, the fields of one of them, and how respondents see it. */
export function Designer({ edition, view }: { edition: Edition; view: InstrumentView }) {
  const t = useText(designTexts);
  const word = useWording();
  const readOnly = view.state === "fixed" || !view.mayManage;
  const editing = useEditing(edition, view);
  const { draft, change } = editing;
  const [search, setSearch] = useAddressSearch();
  const [english, setEnglish] = useState(() => hasEnglish(draft));
  const [trying, setTrying] = useState(false);
  const fields = useRef<HTMLHeadingElement>(null);
  const item = itemOf(search.item, draft);
  const checked = useDeferredValue(draft);
  const problems = draftProblems(checked);
  const place = item.is === "title" ? "" : item.id;
  const select = (next: Item) => setSearch({ item: itemText(next) }, { replace: true });
  const open = (next: Item) => {
    select(next);
    // After the fields of the other item stand there.
    setTimeout(() => fields.current?.focus());
  };
  const add = () => {
    const question = item.is === "question" ? item.id : null;
    const section = (question && sectionOf(draft, question)?.id) ?? (item.is === "section" ? item.id : null);
    const into = section ?? draft.sections.at(-1)?.id;
    if (!into) return;
    const made = addQuestion(draft, into, question, t.newQuestion);
    change(made.instrument);
    open({ is: "question", id: made.id });
  };
  const addOneSection = () => {
    const made = addSection(draft, t.newSection, t.newQuestion);
    change(made.instrument);
    open({ is: "section", id: made.id });
  };
  return (
    <Page
      title={word(draft.title) || t.untitled}
      lead={
        <>
          {t.editionOf(edition.edition)}　{view.state === "fixed" ? t.isFixed : <SavingWords editing={editing} />}
        </>
      }
      crumbs={[{ label: t.list, href: inOrganisation(edition.organisationId, "instruments") }]}
      actions={<EditionActions edition={edition} view={view} editing={editing} problems={problems} />}
    >
      <SavingNotice edition={edition} editing={editing} />
      <div className="grid items-start gap-4 desk:grid-cols-[17rem_minmax(0,1fr)] xl:grid-cols-[18rem_minmax(0,1fr)_24rem]">
        <div className="flex flex-col gap-3 desk:sticky desk:top-4">
          <ProblemList draft={draft} problems={problems} onOpen={open} />
          <Outline
            draft={draft}
            problems={problems}
            selected={item}
            readOnly={readOnly}
            onSelect={select}
            onOpen={open}
            onChange={change}
            onAddQuestion={add}
            onAddSection={addOneSection}
          />
        </div>
        <section
          aria-labelledby="fields-heading"
          className="flex min-w-0 flex-col gap-4 rounded-8 border border-line bg-white p-4"
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="fields-heading" ref={fields} tabIndex={-1} className="scroll-mt-4 font-bold outline-none">
              {t.fieldsOf[item.is]}
              {place && `　${place}`}
            </h2>
            <Checkbox checked={english} onChange={setEnglish}>
              {t.english}
            </Checkbox>
          </div>
          <OwnProblems problems={problems.filter((problem) => problem.place === place)} />
          <WritesEnglish value={english}>
            <ItemEditor
              key={itemText(item)}
              item={item}
              draft={draft}
              before={view.before}
              readOnly={readOnly}
              onChange={change}
              onSelect={open}
            />
          </WritesEnglish>
        </section>
        <div className="min-w-0 desk:col-start-2 xl:sticky xl:top-4 xl:col-start-3 xl:max-h-[calc(100dvh-5rem)] xl:overflow-auto">
          <Preview draft={draft} item={item} onTry={() => setTrying(true)} />
        </div>
      </div>
      {trying && <TryForm draft={draft} onClose={() => setTrying(false)} />}
    </Page>
  );
}

/** A title alone is translated for lists; who translated a question means to translate the form. */
const hasEnglish = ({ sections }: Instrument): boolean =>
  sections.some(({ questions }) => questions.some(({ label }) => label.en !== undefined));
