// Keeps what goes wrong in a page for whoever drives the browser.
globalThis.noticed ??= [];
addEventListener(
  "securitypolicyviolation",
  ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
    noticed.push(["violation", `${effectiveDirective}: ${blockedURI} (${sourceFile}:${lineNumber}) ${sample}`]),
  true,
);
