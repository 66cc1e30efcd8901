/**
 * The gate for scripts that know nothing of Trusted Types, such as the theme's: where a page demands trusted types, a
 * text that would become markup or the address of a script comes here first. Our own scripts have a policy of their
 * own, "dragoman", and do not pass here.
 *
 * Loaded before every other script, as a classic one, so that nothing runs earlier.
 */
(() => {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (!types?.createPolicy || types.defaultPolicy) return;

  const RUNS = "script, iframe, frame, object, embed, base, meta, link, style, portal";
  const ADDRESSES = new Set(["href", "src", "action", "formaction", "xlink:href", "data", "to", "values"]);

  const unread = types.createPolicy("dragoman-guard", { createHTML: (/** @type {string} */ html) => html });
  const shelf = document.implementation.createHTMLDocument("");

  /** @param {Attr} attribute */
  const isLive = ({ name, value }) =>
    name.startsWith("on") ||
    name === "srcdoc" ||
    name === "style" ||
    // Browsers pass over white space and control characters in a scheme.
    (ADDRESSES.has(name) && /^(?:javascript|vbscript|data):/i.test(value.replace(/[\u0000-\u0020]/g, "")));

  /**
   * The markup without what could run, fetch or restyle.
   * @param {string} html
   */
  function harmless(html) {
    if (!html.includes("<")) return html;
    const template = shelf.createElement("template");
    template.innerHTML = unread.createHTML(html);
    let changed = false;
    const clean = (/** @type {DocumentFragment} */ content) => {
      for (const element of content.querySelectorAll("*")) {
        if (element.matches(RUNS)) {
          element.remove();
          changed = true;
          continue;
        }
        for (const attribute of [...element.attributes].filter(isLive)) {
          element.removeAttributeNode(attribute);
          changed = true;
        }
        if (element instanceof HTMLTemplateElement) clean(element.content);
      }
    };
    clean(template.content);
    return changed ? template.innerHTML : html;
  }

  types.createPolicy("default", {
    // What a parser makes is a document of its own in which nothing runs: how the theme reads its next page.
    createHTML: (/** @type {string} */ html, /** @type {string} */ _, /** @type {string} */ sink) =>
      sink === "DOMParser parseFromString" ? html : harmless(html),
    // Null refuses.
    createScriptURL: (/** @type {string} */ address) =>
      new URL(address, document.baseURI).origin === location.origin ? address : null,
    // Code that is not in a file runs only if its digest is in the Content-Security-Policy, and eval never.
    createScript: (/** @type {string} */ code) => code,
  });
})();
