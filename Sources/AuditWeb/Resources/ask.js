// Requests to the audit's server, which refuses those of a window that belongs to another audit.

const AUDIT = document.body.dataset.audit;

/** @param body With one it is a POST of JSON. */
export const send = (path, body) => fetch(path, {
  method: body ? "POST" : "GET",
  headers: { "aside-audit": AUDIT, ...(body ? { "content-type": "application/json" } : {}) },
  body: body && JSON.stringify(body),
});

/** The answer as a value; what the server says against it is thrown. */
export const ask = async (path, body) => {
  const response = await send(path, body);
  const answer = await response.json();
  if (!response.ok) throw new Error(`[${answer.code}] ${answer.message}`);
  return answer;
};
