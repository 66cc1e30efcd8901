import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { cutScript } from "../../plugins/dragoman/runtime/build/script-cutting.mjs";

const { parse } = createRequire(`${process.env.RUNTIME_MODULES}/`)("acorn");

const cut = (body, { others = [], imports = [] } = {}) => {
  const script = `async function _createPyodideModule(moduleArg={}){var Module=moduleArg;${body}return Module}export default _createPyodideModule;`;
  const short = cutScript(script, { others, imports, parse });
  const [, between] = short.script.match(/var Module=moduleArg;(.*)return Module\}/s);
  return { ...short, between };
};

test("keeps what happens, what that reaches, and what other scripts name", () => {
  const body =
    "var a=()=>b(),unused=1,c=5;function b(){return d.e}var d={e:1};function lost(){return a()}b.sig='i';lost.sig='v';" +
    'Module["b"]=b;Module["lost"]=lost;const table=new Map;function named(){}a();';
  assert.equal(
    cut(body, { others: ["module.named()"] }).between,
    "var a=()=>b();function b(){return d.e}var d={e:1};b.sig='i';Module[\"b\"]=b;const table=new Map;function named(){}a();",
  );
});

test("keeps a name that is only composed of text or used as a property", () => {
  assert.equal(cut('var one=1;var two=2;run("one",Module.two);').between, 'var one=1;var two=2;run("one",Module.two);');
});

test("keeps of the exports those that are used, and _main", () => {
  const body =
    "var _a,_b,_main;function assignWasmExports(wasmExports){" +
    '_a=Module["_a"]=wasmExports["a"];_b=Module["_b"]=wasmExports["b"].value>>>0;' +
    '_main=Module["_main"]=wasmExports["__main_argc_argv"]}assignWasmExports(it);wasmExports["d"]();wasmExports.e();_a();';
  const { between, exported } = cut(body);
  assert.equal(
    between,
    "var _a,_main;function assignWasmExports(wasmExports){" +
      '_a=Module["_a"]=wasmExports["a"];_main=Module["_main"]=wasmExports["__main_argc_argv"]}' +
      'assignWasmExports(it);wasmExports["d"]();wasmExports.e();_a();',
  );
  assert.deepEqual(["a", "b", "d", "e", "__main_argc_argv"].filter(exported), ["a", "d", "e", "__main_argc_argv"]);
});

test("keeps of the imports what the wasm asks for, and one place for all of OpenGL", () => {
  const body =
    'function _time(){}function _sound(){}function _emscripten_glClear(){}_emscripten_glClear.sig="v";' +
    "var wasmImports={time:_time,sound:_sound,emscripten_glClear:_emscripten_glClear};use(wasmImports);";
  const { between } = cut(body, { imports: ["time", "emscripten_glClear"] });
  assert.match(between, /^function _time\(\)\{\}var noOpenGL=.*,wasmImports=\{time:_time,emscripten_glClear:noOpenGL\};use/);
});

test("leaves out what only a page has", () => {
  const body =
    "var SDL={audio:GLctx};var GLctx;var Browser={sound:SDL};var MainLoop={};MainLoop.init();" +
    'registerPostMainLoop(()=>SDL.audio());Module["pauseMainLoop"]=MainLoop.pause;if(typeof Browser!="undefined")Browser.init();';
  assert.equal(cut(body).between, 'var Browser;if(typeof Browser!="undefined")Browser.init();');
});

test("says when Pyodide's script is another", () => {
  assert.throws(() => cutScript("function other(){}", { others: [], imports: [], parse }), /Pyodide's script has changed/);
});
