/** The lines that show a calculator on another site, kept in step with the inputs that it has here. */
import { VERSION } from "./share-link.mjs";

/**
 * @param {HTMLTextAreaElement} code the lines as served; its `data-embed` is the frame's address within them
 * @param {() => string} query share query of the answer shown
 * @returns {() => void} brings the lines up to date
 */
export function offerEmbedding(code, query) {
  const { embed = "" } = code.dataset;
  const served = code.defaultValue; // the value may be one that the browser has put back
  const follow = () => {
    const fields = new URLSearchParams(query());
    // A frame shows the data of the day it is looked at, so it is no link that grows old.
    fields.delete(VERSION);
    const search = fields.toString().replaceAll("&", "&amp;");
    code.value = search ? served.replace(embed, () => `${embed}?${search}`) : served;
  };
  follow();
  return follow;
}
