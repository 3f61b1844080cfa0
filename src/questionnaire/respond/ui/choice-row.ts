/** A choice as wide as the phone and at least 48 pixels high, so that no thumb misses it. */
export const choiceRow =
  "group flex min-h-12 cursor-pointer items-center gap-3 rounded-8 border border-line bg-white px-3 py-2 leading-6 data-[selected]:border-accent data-[selected]:bg-accent-soft data-[disabled]:cursor-not-allowed data-[disabled]:bg-ground data-[disabled]:text-ink-faint data-[focus-visible]:outline-3 data-[focus-visible]:outline-black";

export const radioDot =
  "flex size-5 shrink-0 items-center justify-center rounded-full border-2 border-edge bg-white group-data-[selected]:border-accent";
export const radioCore = "size-2.5 rounded-full group-data-[selected]:bg-accent";
