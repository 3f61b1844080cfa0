import { type ReactNode, useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Actions } from "../../../web/components/dialog.tsx";
import { Refusal } from "../../../web/components/feedback.tsx";
import { Form } from "../../../web/components/form.tsx";
import { TextField } from "../../../web/components/text-field.tsx";

/** Ends something, with the reason that is kept. `children` say what will follow. */
export function ReasonForm(props: {
  label: string;
  hint?: string;
  /** What the button says. */
  action: string;
  ending: { mutate: (why: string) => void; isPending: boolean; error: Error | null };
  children?: ReactNode;
}) {
  const { label, hint, action, ending, children } = props;
  const [why, setWhy] = useState("");
  return (
    <Form onSubmit={() => ending.mutate(why)}>
      {children}
      <TextField
        label={label}
        {...(hint ? { hint } : {})}
        value={why}
        onChange={setWhy}
        maxLength={500}
        required
        autoFocus
      />
      <Refusal error={ending.error} />
      <Actions>
        <Button look="danger" type="submit" isDisabled={why.trim() === "" || ending.isPending}>
          {action}
        </Button>
      </Actions>
    </Form>
  );
}
