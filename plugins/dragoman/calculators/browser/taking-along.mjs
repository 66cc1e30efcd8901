/**
 * The buttons that take an answer along: as a link, as text, as a file, into the comparison, onto paper, onto another
 * site.
 */
import { copyText } from "./clipboard.mjs";
import { fileName, saveFile } from "./file-saving.mjs";
import { readInputs } from "./form.mjs";
import { offerEmbedding } from "./embed-offer.mjs";
import { today } from "../../facts/browser/dated.mjs";
import { cases } from "./kept-cases.mjs";
import { python } from "../../runtime/browser/python-runtime.mjs";

/**
 * @typedef {object} Context what a calculator's parts share
 * @property {HTMLFormElement} form
 * @property {DOMStringMap} texts and other settings that the page came with
 * @property {string} calculator
 * @property {import("./status-line.mjs").StatusLine} status
 * @property {import("./answer-address.mjs").AnswerAddress} address
 * @property {(from: object, op: string, more: object) => Promise<any>} request asks Python about this calculator; a
 *   newer question from the same object takes an older one's place, which then has no answer
 * @property {() => Promise<void> | undefined} catchUp has what was typed answered, if it still waits for that
 * @property {() => Promise<void>} complete has the answer shown, with how it was worked out
 * @property {(reason: unknown) => void} complain that Python could not answer
 *
 * @param {Context} context
 * @param {AbortSignal} signal
 */
export function takeAlong({ form, texts, calculator, status, address, request, catchUp, complete, complain }, signal) {
  const on = (/** @type {string} */ action, /** @type {(button: HTMLButtonElement) => unknown} */ act) => {
    const button = form.querySelector(`button[data-action=${action}]`);
    button?.addEventListener("click", () => void act(/** @type {HTMLButtonElement} */ (button)), { signal });
  };

  /** Asks about the inputs shown. The answer is nothing if there is none; then the reason has been said. */
  async function take(/** @type {HTMLButtonElement} */ button, /** @type {string} */ op, /** @type {object} */ more) {
    await catchUp();
    if (python.state === "starting") status.say(texts.textStarting);
    try {
      const told = await request(button, op, { inputs: readInputs(form), ...more });
      if (told?.ok) return told;
      if (told) status.sayNow(texts.textWrong);
    } catch (reason) {
      complain(reason);
    }
    return undefined;
  }

  on("share", async () => {
    // Without an await where none is needed: some browsers copy only during the click itself.
    const answering = catchUp();
    if (answering) await answering;
    const copied = await copyText(address.link);
    status.sayNow(copied ? texts.textCopied : texts.textCopyFailed);
  });

  on("copy", async (button) => {
    const telling = take(button, "export", { format: "text", day: today() });
    const text = telling.then((told) => told?.content ?? Promise.reject(new Error("there is no answer")));
    const copied = await copyText(text).catch(() => false);
    if (await telling) status.sayNow(copied ? button.dataset.done : button.dataset.failed);
  });

  for (const format of /** @type {const} */ (["csv", "json"])) {
    on(format, async (button) => {
      const told = await take(button, "export", { format, day: today() });
      if (!told) return;
      const name = fileName(calculator, texts.version ?? "", format);
      saveFile(name, format, told.content);
      status.sayNow(button.dataset.done?.replace("{name}", name));
    });
  }

  on("keep", async (button) => {
    // A page's presets would make the query mean something else on other pages.
    const told = await take(button, "answer", { presets: {}, working: false });
    if (!told) return;
    const { how, number } = cases.keep(calculator, told.query);
    status.sayNow(button.dataset[how]?.replace("{number}", String(number)));
  });

  const code = form.querySelector("textarea[data-embed]");
  if (code instanceof HTMLTextAreaElement) {
    const follow = offerEmbedding(code, () => address.shared);
    form.closest("dragoman-calculator")?.addEventListener("dragoman:answer", follow, { signal });
    code.addEventListener("focus", () => code.select(), { signal });
    on("embed", async ({ dataset }) => {
      status.sayNow((await copyText(code.value)) ? dataset.done : dataset.failed);
    });
  }

  on("print", async () => {
    await complete();
    print();
  });
}
