/** Files as responses of the build. */

/** JSON with a final newline, so that a text editor and a diff are content. */
export function jsonText(data: unknown): string {
  return `${JSON.stringify(data)}\n`;
}

export function jsonResponse(data: unknown): Response {
  return new Response(jsonText(data), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}

/** CSV whose text already begins with its byte order mark. */
export function csvResponse(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
