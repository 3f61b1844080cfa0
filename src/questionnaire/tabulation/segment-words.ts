import { classesOf } from "../../vulnerability/contract.ts";

const dimensions: Readonly<Record<string, { title: string; dimension: keyof typeof classesOf }>> = {
  bedClass: { title: "病床規模", dimension: "beds" },
  founderClass: { title: "開設者", dimension: "founder" },
  region: { title: "地方厚生局", dimension: "bureau" },
};

/** What a segment of the directory is called, and its classes in their order. A segment nobody named is shown as it is. */
export function segmentWords(name: string) {
  const known = dimensions[name];
  const classes = known ? classesOf[known.dimension] : [];
  return {
    title: known?.title ?? name,
    label: (value: string): string => classes.find(({ id }) => id === value)?.label.ja ?? value,
    /** Unknown ones last. */
    rank(value: string): number {
      const place = classes.findIndex(({ id }) => id === value);
      return place < 0 ? classes.length : place;
    },
  };
}
