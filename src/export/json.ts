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

/** GeoJSON, one feature to a line, so that two releases can be compared. */
export function geoJsonText(collection: { features: readonly unknown[] }): string {
  const { features, ...head } = collection;
  const start = JSON.stringify(head).slice(0, -1);
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `${start},"features":[\n${lines}\n]}\n`;
}

export function geoJsonResponse(collection: { features: readonly unknown[] }): Response {
  return new Response(geoJsonText(collection), {
    headers: { 'content-type': 'application/geo+json; charset=utf-8' },
  });
}

/** CSV whose text already begins with its byte order mark. */
export function csvResponse(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'text/csv; charset=utf-8' } });
}
