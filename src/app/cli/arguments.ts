import { parseArgs } from "node:util";

/** Wrong use of the command line: exit code 2. */
export class WrongUse extends Error {}

/** Something the input does not allow; nothing was changed: exit code 1. */
export class RefusedInput extends Error {
  readonly reason: string;
  readonly place: string | null;
  constructor(reason: string, message: string, place: string | null = null) {
    super(message);
    this.reason = reason;
    this.place = place;
  }
}

export interface Arguments {
  positional: string[];
  option(name: string): string | undefined;
  flag(name: string): boolean;
}

/** `--name value` and `--name=value` for options, `--json` and the like for flags; anything unknown is wrong use. */
export function readArguments(
  args: readonly string[],
  options: readonly string[],
  flags: readonly string[],
): Arguments {
  const known = {
    ...Object.fromEntries(options.map((name) => [name, { type: "string" as const }])),
    ...Object.fromEntries(flags.map((name) => [name, { type: "boolean" as const }])),
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    const given = new Map<string, unknown>(Object.entries(values));
    return {
      positional: positionals,
      option: (name) => {
        const value = given.get(name);
        return typeof value === "string" ? value : undefined;
      },
      flag: (name) => given.get(name) === true,
    };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
