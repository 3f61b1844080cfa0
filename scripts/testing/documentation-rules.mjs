import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../prepare.mjs";
import { sourceFiles } from "./source-files.mjs";

/** What the pages for people promise must be there. Same shape as the checks of checks.mjs. */
export const documentationRules = [
  { name: "README commands exist", run: readmeCommands },
  { name: "glossary words are used", run: glossaryWords },
];

const read = (...path) => readFileSync(join(projectFolder, ...path), "utf8");

async function readmeCommands() {
  const { scripts } = JSON.parse(read("package.json"));
  const commands = new Set(
    [...read("src", "app", "cli.ts").matchAll(/^ {2}(\w+): \{/gm)].map((match) => match[1]).concat("start"),
  );
  const variables = read("src", "platform", "config.ts");
  const complaints = [];
  let seen = 0;
  for (const page of ["README.md", "README.en.md"]) {
    const text = read(page);
    const named = [
      ...[...text.matchAll(/npm (?:run )?(start|test|dev|bench|[a-z]+)(?= |`|\n)/g)].map(([, name]) => [
        `npm ${name}`,
        name in scripts,
      ]),
      ...[...text.matchAll(/\.\/sekisho (\w+)/g)].map(([, name]) => [`./sekisho ${name}`, commands.has(name)]),
      ...[...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => [name, variables.includes(name)]),
    ];
    seen += named.length;
    for (const [what, exists] of named) if (!exists) complaints.push(`${page}: ${what} does not exist`);
  }
  if (seen < 10) complaints.push("hardly any command was found in the README pages");
  return { complaints: [...new Set(complaints)], note: `${seen} mentions` };
}

async function glossaryWords() {
  const words = new Set([...read("docs", "glossary.md").matchAll(/`(\w+)`/g)].map(([, word]) => word));
  const code = sourceFiles()
    .map((file) => read(file))
    .join("\n");
  const used = new Set(code.match(/\w+/g));
  const complaints = [...words]
    .filter((word) => !used.has(word))
    .map((word) => `docs/glossary.md: \`${word}\` is not in src/`);
  if (words.size === 0) complaints.push("the glossary has no words");
  return { complaints, note: `${words.size} words` };
}
