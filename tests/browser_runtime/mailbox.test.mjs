import assert from "node:assert/strict";
import { test } from "node:test";
import { Mailbox } from "../../plugins/dragoman/runtime/browser/mailbox.mjs";

function setUp() {
  const posted = [];
  const mailbox = new Mailbox((id, request) => posted.push({ id, request }));
  return { mailbox, posted, requests: () => posted.map(({ request }) => request) };
}
const [one, other] = [{}, {}];

test("holds questions back until it is opened", async () => {
  const { mailbox, posted } = setUp();
  const answer = mailbox.ask(one, "a");
  assert.deepEqual(posted, []);
  assert.equal(mailbox.expecting, false);
  mailbox.open();
  assert.equal(mailbox.expecting, true);
  mailbox.deliver({ id: posted[0].id, response: "A" });
  assert.equal(await answer, "A");
  assert.equal(mailbox.expecting, false);
});

test("sends only the newest of what waited", async () => {
  const { mailbox, requests } = setUp();
  const answers = ["a", "b", "c"].map((request) => mailbox.ask(one, request));
  mailbox.open();
  assert.deepEqual(requests(), ["c"]);
  assert.deepEqual(await Promise.all(answers.slice(0, 2)), [undefined, undefined]);
});

test("drops an answer that has been overtaken, then asks what waited", async () => {
  const { mailbox, posted, requests } = setUp();
  mailbox.open();
  const [first, second] = [mailbox.ask(one, "a"), mailbox.ask(one, "b")];
  assert.deepEqual(requests(), ["a"]);
  mailbox.deliver({ id: posted[0].id, response: "A" });
  assert.equal(await first, undefined);
  assert.deepEqual(requests(), ["a", "b"]);
  mailbox.deliver({ id: posted[1].id, response: "B" });
  assert.equal(await second, "B");
});

test("keeps senders apart", async () => {
  const { mailbox, posted } = setUp();
  mailbox.open();
  const answers = [mailbox.ask(one, "a"), mailbox.ask(other, "b")];
  for (const { id, request } of [...posted].reverse()) mailbox.deliver({ id, response: request.toUpperCase() });
  assert.deepEqual(await Promise.all(answers), ["A", "B"]);
});

test("asks again after a restart, but only what is still wanted", async () => {
  const { mailbox, requests, posted } = setUp();
  mailbox.open();
  const [stale, fresh, lone] = [mailbox.ask(one, "a"), mailbox.ask(one, "b"), mailbox.ask(other, "c")];
  mailbox.close();
  assert.equal(await stale, undefined);
  mailbox.open();
  assert.deepEqual(requests(), ["a", "c", "b", "c"]);
  mailbox.deliver({ id: posted[2].id, response: "B" });
  mailbox.deliver({ id: posted[3].id, response: "C" });
  assert.deepEqual(await Promise.all([fresh, lone]), ["B", "C"]);
});

test("hands on errors, and refuses everything when it must", async () => {
  const { mailbox, posted } = setUp();
  mailbox.open();
  const failing = mailbox.ask(one, "a");
  mailbox.deliver({ id: posted[0].id, error: "no such thing" });
  await assert.rejects(failing, /no such thing/);
  const [away, waiting] = [mailbox.ask(one, "b"), mailbox.ask(other, "c")];
  mailbox.refuse(new Error("gone"));
  await assert.rejects(away, /gone/);
  await assert.rejects(waiting, /gone/);
});

test("ignores answers to nothing it asked", () => {
  const { mailbox } = setUp();
  mailbox.open();
  mailbox.deliver({ id: 42, response: "?" });
  mailbox.deliver({ id: 0, response: "?" });
});
