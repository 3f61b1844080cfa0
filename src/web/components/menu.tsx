import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button, type ButtonLook } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { optionClass } from "./select.tsx";

export interface MenuEntry {
  id: string;
  label: string;
  hint?: string;
  href?: string;
  onAction?: () => void;
}

/** Further actions behind one button. */
export function Menu(props: { label: ReactNode; entries: readonly MenuEntry[]; look?: ButtonLook; place?: string }) {
  return (
    <MenuTrigger>
      <Button look={props.look ?? "secondary"} {...(props.place ? { place: props.place } : {})}>
        {props.label}
        <Icon name="down" />
      </Button>
      <Popover className="min-w-48 rounded-6 border border-line bg-white p-1 shadow-2">
        <AriaMenu className="outline-none">
          {props.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              textValue={entry.label}
              className={optionClass}
              {...(entry.href ? { href: entry.href } : {})}
              {...(entry.onAction ? { onAction: entry.onAction } : {})}
            >
              <span>{entry.label}</span>
              {entry.hint && <span className="text-xs text-ink-faint">{entry.hint}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
