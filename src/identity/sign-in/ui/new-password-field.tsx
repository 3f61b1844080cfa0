import { TextField } from "../../../web/components/text-field.tsx";
import { useText } from "../../../web/language.ts";
import { signInTexts } from "../../ui/texts.ts";
import { passwordProblem } from "../password.ts";

/** A new password, judged while it is typed by the rule the server applies. */
export function NewPasswordField(props: {
  value: string;
  onChange: (value: string) => void;
  person: { name: string; email: string };
}) {
  const t = useText(signInTexts);
  const problem = props.value === "" ? null : passwordProblem(props.value, props.person);
  return (
    <TextField
      label={t.newPassword}
      hint={t.newPasswordHint}
      type="password"
      name="new-password"
      autoComplete="new-password"
      value={props.value}
      onChange={props.onChange}
      error={problem && t.problems[problem]}
    />
  );
}
