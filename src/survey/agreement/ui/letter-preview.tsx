import type { FilledBlock, FilledDocument } from "../filled-document.ts";

const lines = {
  to: "text-left",
  left: "text-left",
  right: "text-right",
  from: "text-right",
  center: "my-3 text-center",
};

/** The document as it will be printed, near enough to read it: pages are broken by the typesetter only. */
export function LetterPreview({ document }: { document: FilledDocument }) {
  return (
    <article
      lang="ja"
      className="flex flex-col gap-1.5 rounded-4 border border-line bg-white p-8 text-sm leading-relaxed shadow-1"
    >
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no name but their place
        <BlockView key={index} block={block} />
      ))}
    </article>
  );
}

function BlockView({ block }: { block: FilledBlock }) {
  switch (block.is) {
    case "title":
      return <p className="my-4 text-center text-lg font-bold">{block.text}</p>;
    case "heading":
      return <p className="mt-4 font-bold">{block.text}</p>;
    case "paragraph":
      return <p className="mt-1 indent-4">{block.text}</p>;
    case "item":
      return (
        <p className={block.level === 0 ? "flex gap-2" : "flex gap-2 pl-8"}>
          <span className="min-w-6 shrink-0">{block.marker}</span>
          <span>{block.text}</span>
        </p>
      );
    case "line":
      return <p className={lines[block.at]}>{block.text}</p>;
    case "table":
      return <TableView rows={block.rows} head={block.head} />;
    case "sign":
      return (
        <div className="mt-6 ml-auto flex w-2/3 flex-col gap-3">
          <p className="border-b border-ink">住所</p>
          <p className="border-b border-ink">名称　{block.name}</p>
          <p className="flex justify-between border-b border-ink">
            <span>代表者</span>
            <span>印</span>
          </p>
        </div>
      );
  }
}

function TableView({ rows, head }: { rows: readonly (readonly string[])[]; head: boolean }) {
  const [first, ...rest] = rows;
  const body = head ? rest : rows;
  const cell = "border border-edge px-2 py-1 text-left align-top font-normal";
  return (
    <table className="my-2 w-full border-collapse text-xs">
      {head && first && (
        <thead className="bg-ground">
          <tr>
            {first.map((text, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
              <th key={column} scope="col" className={`${cell} font-bold`}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {body.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
          <tr key={index}>
            {row.map((text, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place
              <td key={column} className={cell}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
