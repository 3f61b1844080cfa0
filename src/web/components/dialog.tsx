import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useText } from "../language.ts";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { componentTexts } from "./texts.ts";

export interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

/** A small task in front of the page. Escape and a click outside close it. */
export function Dialog({ wide, ...props }: DialogProps) {
  return (
    <Layer
      {...props}
      overlay="flex items-center justify-center p-4"
      modal={classNames(
        "max-h-full overflow-auto rounded-12 bg-white shadow-4",
        wide ? "w-full max-w-3xl" : "w-full max-w-lg",
      )}
    />
  );
}

/** A side sheet for a task that looks at the page beside it; from below on a tablet. */
export function Drawer({ wide, ...props }: DialogProps) {
  return (
    <Layer
      {...props}
      overlay="flex items-end justify-end desk:items-stretch"
      modal={classNames(
        "max-h-[85vh] w-full overflow-auto rounded-t-12 bg-white shadow-4 desk:h-full desk:max-h-none desk:rounded-none",
        wide ? "desk:max-w-2xl" : "desk:max-w-md",
      )}
    />
  );
}

function Layer(props: DialogProps & { overlay: string; modal: string }) {
  const t = useText(componentTexts);
  return (
    <ModalOverlay
      isOpen={props.open}
      onOpenChange={(open) => !open && props.onClose()}
      isDismissable
      className={classNames("fixed inset-0 z-40 bg-black/40", props.overlay)}
    >
      <Modal className={props.modal}>
        <AriaDialog className="flex flex-col gap-4 p-5 outline-none">
          <div className="flex items-start justify-between gap-4">
            <Heading slot="title" className="pt-1 text-lg font-bold">
              {props.title}
            </Heading>
            <IconButton label={t.close} onPress={props.onClose}>
              <Icon name="close" />
            </IconButton>
          </div>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons that ends a form or dialog: the main one first in reading order at the right. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>;
}
