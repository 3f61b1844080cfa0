import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** More stops than any screen has: beyond it the target cannot be reached by keyboard. */
const mostStops = 400;

/** A person without a mouse: everything here is a key press. */
export function keyboardOf(page: Page) {
  const press = (key: string) => page.keyboard.press(key);

  /** Walks with Tab until the target has the focus, and shows it. @throws when Tab never gets there */
  async function tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < mostStops; stop++) {
      if (await hasFocus(target)) return expectVisibleFocus(page);
      await press("Tab");
    }
    throw new Error(`Tab does not reach ${target}`);
  }

  return {
    press,
    tabTo,
    async activate(target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
      await tabTo(target);
      await press(key);
    },
    async typeInto(target: Locator, text: string): Promise<void> {
      await tabTo(target);
      await press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
  };
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Whoever cannot point must see where they are. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const look = await page.evaluate(() => {
    const ring = (element: Element | null | undefined) => {
      const style = element && getComputedStyle(element);
      return Boolean(style && (style.outlineStyle !== "none" || style.boxShadow !== "none"));
    };
    const { activeElement } = document;
    // A checkbox or radio is an invisible input; its frame carries the ring.
    const visible = ring(activeElement) || ring(activeElement?.closest("label"));
    const within = activeElement?.closest("label")?.querySelector("span");
    return { visible: visible || ring(within), html: activeElement?.outerHTML.slice(0, 200) };
  });
  expect(look.visible, `no visible focus on ${look.html}`).toBe(true);
}
