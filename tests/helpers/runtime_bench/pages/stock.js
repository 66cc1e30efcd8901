globalThis.firstAnswer = async ({ request }) => {
  const begun = performance.now();
  const worker = new Worker("stock-worker.js", { type: "module" });
  const answer = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(JSON.parse(data));
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.postMessage(JSON.stringify(request));
  const { status } = await answer;
  return { milliseconds: performance.now() - begun, status };
};
