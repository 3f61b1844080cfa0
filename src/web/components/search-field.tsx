import type { Ref } from "react";
import { SearchField as AriaSearchField, Button, Input } from "react-aria-components";
import { useText } from "../language.ts";
import { Icon } from "./icon.tsx";
import { componentTexts } from "./texts.ts";

/** Search box of a list. `onChange` comes with every key; the caller waits before it asks the server. */
export function SearchField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
}) {
  const t = useText(componentTexts);
  return (
    <AriaSearchField
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      className="group relative w-full max-w-80"
    >
      <Icon name="search" place="absolute top-3 left-3 text-ink-faint" />
      <Input
        ref={props.inputRef ?? null}
        placeholder={props.label}
        className="field-box pr-10 pl-9 placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
      />
      <Button
        aria-label={t.clear}
        className="absolute top-0 right-0 flex size-10 items-center justify-center group-data-[empty]:hidden"
      >
        <Icon name="close" />
      </Button>
    </AriaSearchField>
  );
}
