import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { PythonRuntime } from "../../plugins/dragoman/runtime/browser/python-runtime.mjs";

/** @type {FakeWorker[]} */
let workers;

class FakeWorker {
  sent = [];
  terminated = false;
  constructor(address, options) {
    Object.assign(this, { address, options });
    workers.push(this);
  }
  postMessage(message) {
    this.sent.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  say(data) {
    this.onmessage({ data });
  }
}

function setUp(options = {}) {
  const python = new PythonRuntime({ Worker: FakeWorker, snapshot: true, ...options });
  const states = [];
  python.addEventListener("state", () => states.push(python.state));
  python.start("https://a.example/runtime/0123456789/", ["he"]);
  return { python, states };
}

beforeEach(() => {
  workers = [];
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});
afterEach(() => mock.timers.reset());

test("starts one module worker of the bundle, with the snapshot", () => {
  const { python, states } = setUp();
  python.start("https://elsewhere.example/");
  assert.equal(workers.length, 1);
  assert.equal(workers[0].address, "https://a.example/runtime/0123456789/worker.mjs");
  assert.equal(workers[0].options.type, "module");
  assert.deepEqual(workers[0].sent, [{ start: "quick", parts: ["he"] }]);
  assert.deepEqual(states, ["starting"]);
});

test("sends questions once Python is ready, and hands back its answers", async () => {
  const { python, states } = setUp();
  const answer = python.ask({}, { op: "answer" });
  assert.equal(workers[0].sent.length, 1);
  workers[0].say({ stage: "ready", snapshot: true, milliseconds: 400 });
  const { id, request } = workers[0].sent[1];
  assert.deepEqual(JSON.parse(request), { op: "answer" });
  workers[0].say({ id, response: '{"ok": true}' });
  assert.deepEqual(await answer, { ok: true });
  assert.deepEqual(states, ["starting", "ready"]);
});

test("waits as long as there are signs of life", () => {
  const { python } = setUp();
  for (let second = 0; second < 120; second += 15) {
    mock.timers.tick(15_000);
    workers[0].say({ stage: "fetching", part: second / 240 });
  }
  assert.equal(workers.length, 1);
  assert.equal(python.progress, 105 / 240);
  assert.equal(python.state, "starting");
});

test("tries once more, without the snapshot, when nothing is heard; then gives up", async () => {
  const { python, states } = setUp();
  const answer = python.ask({}, {});
  mock.timers.tick(20_000);
  assert.equal(workers[0].terminated, true);
  assert.deepEqual(workers[1].sent, [{ start: "whole", parts: ["he"] }]);
  mock.timers.tick(20_000);
  assert.equal(workers.length, 2);
  assert.equal(workers[1].terminated, true);
  await assert.rejects(answer, /nothing heard for 20 seconds/);
  assert.deepEqual(states, ["starting", "unavailable"]);
  await assert.rejects(python.ask({}, {}), /not available/);
});

test("asks again after a restart in the middle of an answer", async () => {
  const { python } = setUp();
  workers[0].say({ stage: "ready" });
  const answer = python.ask({}, { agents: 5 });
  mock.timers.tick(20_000);
  assert.equal(python.state, "starting");
  workers[1].say({ stage: "ready" });
  const { id, request } = workers[1].sent[1];
  assert.equal(request, '{"agents":5}');
  workers[1].say({ id, response: "5" });
  assert.equal(await answer, 5);
});

test("may fail again once it has answered", async () => {
  const { python } = setUp();
  for (const number of [0, 1, 2]) {
    workers[number].say({ stage: "ready" });
    const answer = python.ask({}, { agents: number });
    const { id } = workers[number].sent[1];
    workers[number].say({ id, response: "5" });
    assert.equal(await answer, 5);
    workers[number].onerror({ message: "killed" });
    assert.equal(python.state, "starting");
  }
  workers[3].onerror({ message: "killed" });
  assert.equal(python.state, "unavailable");
});

test("has all the time in the world while nothing is asked", () => {
  const { python } = setUp();
  workers[0].say({ stage: "ready" });
  mock.timers.tick(3_600_000);
  assert.equal(python.state, "ready");
  assert.equal(workers.length, 1);
});

test("gives up when the worker fails twice, or cannot be loaded", () => {
  const { python } = setUp();
  workers[0].say({ stage: "failed", reason: "no wasm" });
  workers[1].onerror({ message: "" });
  assert.equal(python.state, "unavailable");
  assert.match(python.report.reason, /could not be loaded/);
});

test("does without workers, or with one that may not be made", () => {
  assert.equal(setUp({ Worker: undefined }).python.state, "unavailable");
  class Forbidden {
    constructor() {
      throw new Error("not allowed");
    }
  }
  assert.equal(setUp({ Worker: Forbidden }).python.state, "unavailable");
});
