/** A request that is answered with an error before any scenario. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
  /** For the OpenAI style. */
  readonly code?: string;
}

/** Which server is played. */
export type PlayedServer = 'open-webui' | 'openai';

export function refusalResponse(refusal: Refusal, kind: PlayedServer): Response {
  const { status, text, code = null } = refusal;
  const body =
    kind === 'open-webui'
      ? { detail: text }
      : { error: { message: text, type: 'invalid_request_error', param: null, code } };
  return Response.json(body, { status });
}
