import { z } from "zod";

/**
 * JSON Schema of a file format, as text of a file of `reference/` that is made from the zod schema and held equal to it by a test:
 * `await expect(publishedSchema(…)).toMatchFileSnapshot(path)`; `vitest run --update` writes it again after a change.
 * @param named types that get a definition of their own under a name people understand
 */
export function publishedSchema(
  type: z.ZodType,
  head: { title: string; description: string },
  named: Readonly<Record<string, z.ZodType>> = {},
): string {
  const names = z.registry<{ id: string }>();
  for (const [id, one] of Object.entries(named)) names.add(one, { id });
  const { $schema, ...rest } = z.toJSONSchema(type, { io: "input", metadata: names });
  return `${JSON.stringify({ $schema, ...head, ...rest }, null, 2)}\n`;
}
