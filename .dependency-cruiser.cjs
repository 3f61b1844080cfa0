// Who may import whom: ui and routes → rules → shared. No folder is named, so a new capability is guarded from its first day.
// The front door of a capability: what it does (api), what crosses the wire (contract), and its words (catalogue, vocabulary).
const capability = "^src/(?!app/|web/|platform/|shared/)([^/]+)/";
/** Files that touch the outside world say so in their name. */
const adapter = "[./](store|routes|jobs|api|worker|cli)\\.tsx?$";
const io = [adapter, "^src/platform/"];
const notDomain = [adapter, "[./](test|bench)\\.tsx?$", "/ui/", "/testing/"];
const error = (name, from, to) => ({ name, severity: "error", from, to });

module.exports = {
  forbidden: [
    error("no-cycles", {}, { circular: true }),
    // A test may set its stage with the stores of other capabilities, as the app would.
    error("front-door-only", { path: capability, pathNot: ["[./]test\\.tsx?$", "/testing/"] }, { path: capability, pathNot: ["^src/$1/", "/(api|contract|route-contracts|catalogue|vocabulary)\\.ts$"] }),
    error("domain-is-pure", { path: capability, pathNot: notDomain }, { path: [...io, "/ui/", "node_modules/(?!zod/)"], pathNot: "node_modules/(@types/)?react/" }),
    error("domain-is-pure-of-node", { path: capability, pathNot: notDomain }, { dependencyTypes: ["core"] }),
    error("ui-asks-the-server", { path: "^src/.+/ui/" }, { path: io }),
    error("ground-floor", { path: "^src/(platform|shared)/" }, { path: capability }),
    error("shared-is-lowest", { path: "^src/shared/", pathNot: "[./]test\\.tsx?$" }, { path: "^src/(platform|app|web)/" }),
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" }, doNotFollow: { path: "node_modules" } },
};
