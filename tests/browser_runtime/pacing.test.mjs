import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { afterQuiet } from "../../plugins/dragoman/calculators/browser/pacing.mjs";

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

test("acts once, after things have calmed down", () => {
  const act = mock.fn();
  const pace = afterQuiet(120, act);
  for (let time = 0; time < 5; time++) {
    pace.soon();
    mock.timers.tick(100);
  }
  assert.equal(act.mock.callCount(), 0);
  mock.timers.tick(20);
  assert.equal(act.mock.callCount(), 1);
});

test("acts at once and not again, or not at all", () => {
  const act = mock.fn();
  const pace = afterQuiet(120, act);
  pace.soon();
  pace.now();
  mock.timers.tick(500);
  assert.equal(act.mock.callCount(), 1);
  pace.soon();
  pace.cancel();
  mock.timers.tick(500);
  assert.equal(act.mock.callCount(), 1);
});
