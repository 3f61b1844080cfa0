import { showToast } from "../../../web/components/toast.tsx";
import { useText } from "../../../web/language.ts";
import { duplicateQuestion, findQuestion, moveQuestionBy, removeQuestion, sectionOf } from "../editing.ts";
import { DerivedEditor } from "./derived-editor.tsx";
import { designTexts } from "./design-texts.ts";
import type { Item } from "./item.ts";
import { type EditorProps, QuestionEditor } from "./question-editor.tsx";
import { RankingEditor } from "./ranking-editor.tsx";
import { SectionEditor } from "./section-editor.tsx";
import { TitleEditor } from "./title-editor.tsx";

/** The fields of whatever is chosen in the list. */
export function ItemEditor({ item, ...props }: EditorProps & { item: Item }) {
  const { draft, onChange, onSelect } = props;
  const t = useText(designTexts);
  switch (item.is) {
    case "section": {
      const section = draft.sections.find(({ id }) => id === item.id);
      return section ? <SectionEditor {...props} section={section} /> : null;
    }
    case "derived": {
      const derived = draft.derived?.find(({ id }) => id === item.id);
      return derived ? <DerivedEditor {...props} derived={derived} /> : null;
    }
    case "ranking": {
      const ranking = draft.rankings?.find(({ id }) => id === item.id);
      return ranking ? <RankingEditor {...props} ranking={ranking} /> : null;
    }
    case "question": {
      const question = findQuestion(draft, item.id);
      if (!question) return null;
      const remove = () => {
        const section = sectionOf(draft, item.id);
        onChange(removeQuestion(draft, item.id));
        if (section) onSelect({ is: "section", id: section.id });
        showToast(t.removed(item.id));
      };
      const duplicate = () => {
        const made = duplicateQuestion(draft, item.id);
        if (!made) return;
        onChange(made.instrument);
        onSelect({ is: "question", id: made.id });
      };
      return (
        <QuestionEditor
          {...props}
          question={question}
          onMove={(step) => onChange(moveQuestionBy(draft, item.id, step))}
          onDuplicate={duplicate}
          onRemove={remove}
        />
      );
    }
    default:
      return <TitleEditor {...props} />;
  }
}
