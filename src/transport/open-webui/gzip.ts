/** The text as gzip. Only called where the browser has `CompressionStream`. */
export function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

/** Statuses by which servers refuse a body that they cannot unpack; Open WebUI says 400. */
const refusals = [400, 411, 415, 422, 501];

/** Whether the answer may mean that the server does not unpack bodies. */
export function mayRefuseGzip({ status }: Response): boolean {
  return refusals.includes(status);
}
