/**
 * Cuts out of Pyodide's script what nothing in it reaches once no library of compiled code can be loaded: two thirds
 * of it, among them OpenGL, SDL and all names that such libraries would look for.
 *
 * Taken apart are the statements of the script's one large function. A name counts as used wherever it is written in
 * what is kept, be it as a property or in a text: what is used may be kept in vain, but is never lost.
 */

const FACTORY = "_createPyodideModule";
const EXPORTS = "assignWasmExports";
const IMPORTS = "wasmImports";

/** The script composes the name of this one. */
const ENTRY = "_main";

/** What drives animations and their sound, which no worker has. */
const MAIN_LOOP = /^(?:MainLoop|registerPostMainLoop\b|Module\["\w+"\]=MainLoop\b)/;

/** What Emscripten has for pages alone. The script asks whether the first is there, and warns of the second. */
const FOR_PAGES = ["Browser", "SDL"];

/** Places in the table of functions that only OpenGL would call all get this one. */
const OPEN_GL = /^emscripten_gl/;
const NO_OPEN_GL = "noOpenGL";

/**
 * @typedef {object} Piece of the large function
 * @property {string} text
 * @property {string} [before] what stands between it and the last piece of the same statement
 * @property {string[]} [declares] the names for whose sake alone it is there; a piece without them is always kept
 *
 * @param {string} script pyodide.asm.mjs
 * @param {object} given
 * @param {string[]} given.others scripts that use its module object
 * @param {string[]} given.imports names of what the wasm imports
 * @param {typeof import("acorn").parse} given.parse
 * @returns {{script: string, exported: (name: string) => boolean}} and which exports of the wasm are left in it
 */
export function cutScript(script, { others, imports, parse }) {
  const program = parse(script, { ecmaVersion: "latest", sourceType: "module" });
  const factory = named(program, FACTORY).body;
  const text = (/** @type {any} */ node) => script.slice(node.start, node.end);
  const statements = factory.body.filter((/** @type {any} */ one) => !MAIN_LOOP.test(text(one)));
  const pieces = statements.map((/** @type {any} */ statement) => piecesOf(statement, text, new Set(imports)));
  const kept = reached(pieces.flat(), wordsIn([...others, ENTRY].join(" ")));
  const body = pieces.map((/** @type {Piece[]} */ all) => joined(all.filter((piece) => kept.has(piece))));
  const short = `${script.slice(0, factory.start)}{${body.join("")}}${script.slice(factory.end)}`;
  const mentions = short.matchAll(/wasmExports(?:\["(\w+)"\]|\.(\w+))/g);
  const mentioned = new Set(Array.from(mentions, ([, quoted, dotted]) => quoted ?? dotted));
  return { script: short, exported: (name) => mentioned.has(name) };
}

/**
 * @param {any} statement
 * @param {(node: any) => string} text
 * @param {Set<string>} imports
 * @returns {Piece[]}
 */
function piecesOf(statement, text, imports) {
  if (statement.type === "FunctionDeclaration") {
    if (statement.id.name === EXPORTS) return exportsOf(statement, text);
    return [{ text: text(statement), declares: [statement.id.name] }];
  }
  if (statement.type === "VariableDeclaration")
    return statement.declarations.map((/** @type {any} */ one, /** @type {number} */ number) => ({
      text: changed(one, text, imports),
      before: number ? "," : `${statement.kind} `,
      declares: one.id.type === "Identifier" && isInert(one.init) ? [one.id.name] : undefined,
    }));
  const target = statement.type === "ExpressionStatement" && namedByAssignment(statement.expression);
  return [{ text: text(statement), declares: target ? [target] : undefined }];
}

/** A declarator, the two that are not left as they are included. */
function changed(/** @type {any} */ one, /** @type {(node: any) => string} */ text, /** @type {Set<string>} */ imports) {
  if (FOR_PAGES.includes(one.id.name)) return one.id.name;
  return one.id.name === IMPORTS ? importsOf(one, text, imports) : text(one);
}

/** The name for whose sake `name.detail = …` or `Module["name"] = name` is there. */
function namedByAssignment(/** @type {any} */ { type, operator, left, right }) {
  if (type !== "AssignmentExpression" || operator !== "=" || left.type !== "MemberExpression") return;
  if (left.object.name === "Module") return right.type === "Identifier" ? right.name : undefined;
  return left.object.type === "Identifier" && !left.computed && isInert(right) ? left.object.name : undefined;
}

/**
 * Whether nothing happens when this is evaluated, apart from its value.
 * @returns {boolean}
 */
function isInert(/** @type {any} */ node) {
  return (
    !node ||
    /^(?:Literal|Identifier|FunctionExpression|ArrowFunctionExpression)$/.test(node.type) ||
    (node.type === "MemberExpression" && !node.computed && isInert(node.object)) ||
    (node.type === "ArrayExpression" && node.elements.every(isInert)) ||
    (node.type === "ObjectExpression" && node.properties.every(isInertEntry))
  );
}

const isInertEntry = (/** @type {any} */ { type, computed, value }) => type === "Property" && !computed && isInert(value);

/** The object that the wasm gets its imports from, without those that it does not ask for. */
function importsOf(/** @type {any} */ { id, init }, /** @type {(node: any) => string} */ text, /** @type {Set<string>} */ imports) {
  const asked = init.properties.filter((/** @type {any} */ one) => imports.has(nameOf(one.key)));
  const entries = asked.map((/** @type {any} */ one) =>
    OPEN_GL.test(nameOf(one.key)) ? `${text(one.key)}:${NO_OPEN_GL}` : text(one),
  );
  const stub = `${NO_OPEN_GL}=Object.assign(()=>{throw new Error("no OpenGL")},{sig:"v"})`;
  return `${stub},${id.name}={${entries.join(",")}}`;
}

const nameOf = (/** @type {any} */ key) => key.name ?? key.value;

/** The function that assigns to variables what the wasm exports: each assignment is there for its variable. */
function exportsOf(/** @type {any} */ { params, body }, /** @type {(node: any) => string} */ text) {
  return [
    { text: `function ${EXPORTS}(${params.map(text)}){` },
    ...body.body.map((/** @type {any} */ statement) => ({
      text: text(statement),
      declares: [statement.expression.left.name],
    })),
    { text: "}" },
  ];
}

/**
 * @param {Piece[]} pieces
 * @param {Iterable<string>} words that are used elsewhere
 * @returns {Set<Piece>} those that are always kept or whose names are used by others that are kept
 */
function reached(pieces, words) {
  /** @type {Map<string, Piece[]>} */
  const declaring = new Map();
  for (const piece of pieces)
    for (const name of piece.declares ?? []) declaring.set(name, [...(declaring.get(name) ?? []), piece]);
  const kept = new Set(pieces.filter(({ declares }) => !declares));
  const open = new Set([...words, ...[...kept].flatMap(({ text }) => wordsIn(text))]);
  // Names that are put into the set while it is walked through are walked through as well.
  for (const word of open)
    for (const piece of declaring.get(word) ?? []) {
      if (kept.has(piece)) continue;
      kept.add(piece);
      for (const next of wordsIn(piece.text)) open.add(next);
    }
  return kept;
}

const wordsIn = (/** @type {string} */ text) => text.match(/[\w$]+/g) ?? [];

/** The pieces of one statement as a statement again. */
function joined(/** @type {Piece[]} */ pieces) {
  if (pieces[0]?.before === undefined) return pieces.map(({ text }) => text).join("");
  const kind = pieces[0].before === "," ? "var " : pieces[0].before;
  return `${kind}${pieces.map(({ text }) => text).join(",")};`;
}

/** @returns {any} the function of this name */
function named(/** @type {any} */ program, /** @type {string} */ name) {
  const found = program.body.find((/** @type {any} */ one) => one.type === "FunctionDeclaration" && one.id.name === name);
  if (!found) throw new Error(`Pyodide's script has changed: no function '${name}' in it`);
  return found;
}
