// For an engine that tells nothing of the console: errors and warnings, in the page.
addEventListener("error", ({ message, target }) =>
  noticed.push(["complaint", message ?? `not loaded: ${target.src ?? target.href}`]), true);
addEventListener("unhandledrejection", ({ reason }) => noticed.push(["complaint", `unhandled: ${reason}`]));
for (const kind of ["error", "warn"]) {
  const plain = console[kind];
  console[kind] = (...things) => {
    noticed.push(["complaint", things.map(String).join(" ")]);
    plain.apply(console, things);
  };
}
