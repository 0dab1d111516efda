/** The headers of an event stream. */
export const sse = { 'content-type': 'text/event-stream' };

/** A frame with a piece of the answer. */
export function token(text: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text }, finish_reason: null }] })}\n\n`;
}

/** The last two frames of an answer. */
export const finish = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;
