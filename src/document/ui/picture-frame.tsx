import { useRouter } from "@tanstack/react-router";
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "../../web/components/button.tsx";
import { useText } from "../../web/language.ts";
import { pictureTexts } from "./picture-texts.ts";

interface Props {
  /** Size of the drawing in CSS pixels. */
  width: number;
  height: number;
  actions?: ReactNode;
  children: ReactNode;
}

const steps = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6, 2];

/** A drawing that fits the window's width and can be enlarged; its links go without reloading the page. */
export function PictureFrame({ width, height, actions, children }: Props) {
  const t = useText(pictureTexts);
  const router = useRouter();
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(width);
  const [chosen, setChosen] = useState<number | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = chosen ?? Math.min(1, room / width);
  const larger = steps.find((step) => step > scale + 0.01);
  const smaller = steps.findLast((step) => step < scale - 0.01);
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href");
    if (!address || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(address);
  };
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="no-print flex flex-wrap items-center gap-1">
        <Button look="quiet" isDisabled={larger === undefined} onPress={() => setChosen(larger ?? scale)}>
          {t.zoomIn}
        </Button>
        <Button look="quiet" isDisabled={smaller === undefined} onPress={() => setChosen(smaller ?? scale)}>
          {t.zoomOut}
        </Button>
        <Button look="quiet" isDisabled={chosen === null} onPress={() => setChosen(null)}>
          {t.fit}
        </Button>
        <span className="flex-1" />
        {actions}
      </div>
      <section
        ref={frame}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        aria-label={t.pictures}
        className="overflow-auto rounded-8 border border-line bg-white"
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the links inside are the controls; this only keeps them within the app */}
        <div className="print-picture" onClick={follow} style={{ width: width * scale, height: height * scale }}>
          <div style={{ width, height, transform: `scale(${scale})`, transformOrigin: "0 0" }}>{children}</div>
        </div>
      </section>
    </div>
  );
}
