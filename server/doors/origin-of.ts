/** As the one who asks calls this server: Next puts its own name into the address of a request. */
export function originOf(request: Request): string {
  const url = new URL(request.url);
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? url.host;
  const scheme = request.headers.get('x-forwarded-proto') ?? url.protocol.replace(':', '');
  return `${scheme}://${host}`;
}
