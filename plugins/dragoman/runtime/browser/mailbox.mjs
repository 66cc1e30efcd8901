/**
 * Questions on their way to Python. Each sender has at most one question under way and one waiting; a newer
 * question takes the place of the waiting one, and an answer that has been overtaken is dropped.
 *
 * @typedef {object} Letter
 * @property {any} question
 * @property {(response: string | undefined) => void} resolve with nothing, if a newer question took its place
 * @property {(reason: Error) => void} reject
 */
export class Mailbox {
  #post;
  #open = false;
  #lastId = 0;
  /** @type {Map<object, {id: number, away?: Letter, waiting?: Letter}>} */
  #senders = new Map();

  /** @param {(id: number, question: any) => void} post */
  constructor(post) {
    this.#post = post;
  }

  /** Whether an answer is still to come. */
  get expecting() {
    return [...this.#senders.values()].some((sender) => sender.away);
  }

  /**
   * @param {object} from whose question it is
   * @param {any} question
   * @returns {Promise<string | undefined>}
   */
  ask(from, question) {
    return new Promise((resolve, reject) => {
      const sender = this.#senders.get(from) ?? { id: 0 };
      this.#senders.set(from, sender);
      sender.waiting?.resolve(undefined);
      sender.waiting = { question, resolve, reject };
      this.#send(sender);
    });
  }

  /** Send what waits, from now on at once. */
  open() {
    this.#open = true;
    for (const sender of this.#senders.values()) this.#send(sender);
  }

  /** Hold everything back; what is under way will be asked again. */
  close() {
    this.#open = false;
    for (const sender of this.#senders.values()) {
      if (sender.waiting) sender.away?.resolve(undefined);
      else sender.waiting = sender.away;
      sender.away = undefined;
    }
  }

  /** @param {{id: number, response?: string, error?: string}} answer */
  deliver({ id, response, error }) {
    const sender = [...this.#senders.values()].find((one) => one.away && one.id === id);
    if (!sender?.away) return;
    if (sender.waiting) sender.away.resolve(undefined);
    else if (error === undefined) sender.away.resolve(response);
    else sender.away.reject(new Error(error));
    sender.away = undefined;
    this.#send(sender);
  }

  /** @param {Error} reason why nothing will be answered any more */
  refuse(reason) {
    for (const { away, waiting } of this.#senders.values()) {
      away?.reject(reason);
      waiting?.reject(reason);
    }
    this.#senders.clear();
    this.#open = false;
  }

  /** @param {{id: number, away?: Letter, waiting?: Letter}} sender */
  #send(sender) {
    if (!this.#open || sender.away || !sender.waiting) return;
    sender.away = sender.waiting;
    sender.waiting = undefined;
    sender.id = ++this.#lastId;
    this.#post(sender.id, sender.away.question);
  }
}
