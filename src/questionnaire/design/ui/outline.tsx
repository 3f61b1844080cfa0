import { useEffect, useRef } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { Button } from "../../../web/components/button.tsx";
import { classNames } from "../../../web/components/class-names.ts";
import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/language.ts";
import type { Instrument, Question, Section } from "../../instrument/instrument.ts";
import type { InstrumentProblem } from "../../instrument/instrument-problem.ts";
import { useWording } from "../../respond/ui/wording.ts";
import { moveQuestionInto, moveQuestionTo, moveSectionTo, sectionOf } from "../editing.ts";
import { designTexts } from "./design-texts.ts";
import { type Item, itemText } from "./item.ts";

interface Props {
  draft: Instrument;
  problems: readonly InstrumentProblem[];
  selected: Item;
  readOnly: boolean;
  onSelect: (item: Item) => void;
  /** Enter or a tap: on to its fields. */
  onOpen: (item: Item) => void;
  onChange: (draft: Instrument) => void;
  onAddQuestion: () => void;
  onAddSection: () => void;
}

type Row =
  | { key: string; item: Item; is: "section"; section: Section }
  | { key: string; item: Item; is: "question"; question: Question };

const rowsOf = ({ sections }: Instrument): Row[] =>
  sections.flatMap((section): Row[] => {
    const item: Item = { is: "section", id: section.id };
    const questions = section.questions.map((question): Row => {
      const own: Item = { is: "question", id: question.id };
      return { key: itemText(own), item: own, is: "question", question };
    });
    return [{ key: itemText(item), item, is: "section", section }, ...questions];
  });

/** All sections and questions in their order; questions are dragged, or moved by the buttons of their fields. */
export function Outline(props: Props) {
  const { draft, problems, selected, readOnly, onSelect, onOpen, onChange } = props;
  const t = useText(designTexts);
  const word = useWording();
  const rows = rowsOf(draft);
  const rowAt = (key: unknown) => rows.find((row) => row.key === String(key));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": String(key) })),
    onReorder: ({ keys, target }) => {
      const [key] = keys;
      const dragged = rowAt(key);
      const onto = rowAt(target.key);
      if (dragged && onto && target.dropPosition !== "on") onChange(dropped(draft, dragged, onto, target.dropPosition));
    },
  });
  const list = useRef<HTMLElement>(null);
  const key = itemText(selected);
  useEffect(() => {
    list.current?.querySelector(`[data-key="${CSS.escape(key)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [key]);
  return (
    <section ref={list} aria-label={t.outline} className="flex flex-col gap-2">
      <Button look="quiet" place="!justify-start" onPress={() => onOpen({ is: "title" })}>
        {t.wholeForm}
      </Button>
      <GridList
        aria-label={t.outline}
        items={rows}
        dependencies={[t, problems, draft]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[key]}
        onSelectionChange={(keys) => {
          const row = keys === "all" ? undefined : rowAt([...keys][0]);
          if (row) onSelect(row.item);
        }}
        onAction={(key) => {
          const row = rowAt(key);
          if (row) onOpen(row.item);
        }}
        {...(readOnly ? {} : { dragAndDropHooks })}
        className="max-h-72 overflow-auto rounded-8 border border-line bg-white outline-none desk:max-h-[calc(100dvh-17rem)]"
      >
        {(row) => (
          <GridListItem
            id={row.key}
            textValue={textOf(row, word)}
            className={classNames(
              "ring-inside flex min-h-9 items-center gap-1.5 border-b border-line px-2 py-1 text-sm data-[dragging]:opacity-60 data-[selected]:bg-accent-soft",
              row.is !== "question" && "bg-ground font-bold",
            )}
          >
            {!readOnly && (
              <AriaButton
                slot="drag"
                aria-label={t.drag(textOf(row, word))}
                className="size-6 shrink-0 cursor-grab rounded-4 text-ink-faint"
              >
                ⠿
              </AriaButton>
            )}
            <span className="min-w-0 flex-1">
              {row.is === "question" && <span className="mr-1.5 text-xs text-ink-soft">{row.question.id}</span>}
              {textOf(row, word)}
            </span>
            {row.is === "question" && row.question.show && (
              <span className="shrink-0 rounded-4 border border-line px-1 text-xs text-ink-soft">{t.conditional}</span>
            )}
            <ProblemMark problems={problems} row={row} />
          </GridListItem>
        )}
      </GridList>
      {!readOnly && (
        <div className="flex flex-wrap gap-2">
          <Button onPress={props.onAddQuestion}>
            <Icon name="plus" />
            {t.addQuestion}
          </Button>
          <Button look="quiet" onPress={props.onAddSection}>
            {t.addSection}
          </Button>
        </div>
      )}
    </section>
  );
}

/** A question onto the name of a section: to its beginning, or to the end of the one before. */
function dropped(draft: Instrument, row: Row, onto: Row, where: "before" | "after"): Instrument {
  if (row.is === "section") {
    const target = onto.is === "section" ? onto.section : sectionOf(draft, onto.question.id);
    return target ? moveSectionTo(draft, row.section.id, target.id) : draft;
  }
  const { id } = row.question;
  if (onto.is === "question") return moveQuestionTo(draft, id, { id: onto.question.id, where });
  if (where === "after") return moveQuestionInto(draft, id, onto.section.id, "first");
  const before = draft.sections[draft.sections.findIndex((section) => section.id === onto.section.id) - 1];
  return before ? moveQuestionInto(draft, id, before.id, "last") : draft;
}

function textOf(row: Row, word: ReturnType<typeof useWording>): string {
  return word(row.is === "section" ? row.section.label : row.question.label);
}

function ProblemMark({ problems, row }: { problems: readonly InstrumentProblem[]; row: Row }) {
  const t = useText(designTexts);
  const place = row.is === "section" ? row.section.id : row.question.id;
  const own = problems.filter((problem) => problem.place === place);
  if (own.length === 0) return null;
  const isWrong = own.some(({ weight }) => weight === "error");
  return (
    <span className={classNames("shrink-0 font-bold", isWrong ? "text-alert" : "text-attention")}>
      <span aria-hidden="true">{isWrong ? "✕" : "△"}</span>
      <span className="sr-only">{isWrong ? t.hasError : t.hasCaution}</span>
    </span>
  );
}
