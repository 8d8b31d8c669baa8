import { request as ask, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, type Running } from './s3-server.ts';

/** What becomes of one request on its way. */
export type Fault =
  /** Answered so, without asking the server. */
  | { readonly answer: number; readonly code: string }
  /** The connection ends before an answer. */
  | { readonly hangUp: true }
  /** Nobody ever answers. */
  | { readonly silence: true }
  /** So many bytes of the body, then nothing more, the connection open. */
  | { readonly stall: number }
  /** So many bytes of the body, then the connection ends. */
  | { readonly cut: number }
  /** One byte of the answer's body is another; the checksum of the whole goes with it where one is given. */
  | { readonly flip: number; readonly sha256?: string };

/** Chooses the fault of a request by what it asks; undefined lets it through. */
export type Choose = (request: {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** 1 for the first of its method and URL. */
  readonly attempt: number;
}) => Fault | undefined;

export interface FaultyProxy extends Running {
  choose: Choose;
  /** `METHOD /path?query` of every request, in order. */
  readonly asked: string[];
}

/** Stands in front of an S3 server and does to requests what networks and overloaded servers do. */
export async function startFaultyProxy(target: string): Promise<FaultyProxy> {
  const asked: string[] = [];
  const running = await listen((request, response) => {
    const [method, url] = [request.method!, request.url!];
    const line = `${method} ${url}`;
    asked.push(line);
    const attempt = asked.filter((one) => one === line).length;
    const fault = proxy.choose({ method, url, headers: request.headers, attempt });
    if (fault && 'answer' in fault) return refuse(request, response, fault);
    if (fault && 'hangUp' in fault) return void request.socket.destroy();
    if (fault && 'silence' in fault) return void request.resume();
    forward(target, request, response, fault);
  });
  const proxy: FaultyProxy = { ...running, asked, choose: () => undefined };
  return proxy;
}

function refuse(request: IncomingMessage, response: ServerResponse, fault: { answer: number; code: string }): void {
  request.resume().on('end', () => {
    response.writeHead(fault.answer, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>${fault.code} it is</Message></Error>`,
    );
  });
}

/** The `host` header goes along: it is part of what S3 requests sign. */
function forward(target: string, request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): void {
  const { hostname, port } = new URL(target);
  const onward = ask(
    { hostname, port, method: request.method, path: request.url, headers: request.headers },
    async (answer) => {
      const sum = fault && 'flip' in fault && fault.sha256 ? { 'x-amz-checksum-sha256': fault.sha256 } : {};
      response.writeHead(answer.statusCode!, { ...answer.headers, ...sum });
      const body = Buffer.concat(await answer.toArray());
      if (fault && 'stall' in fault) return void response.write(body.subarray(0, fault.stall));
      if (fault && 'cut' in fault) return response.write(body.subarray(0, fault.cut), () => response.destroy());
      if (fault && 'flip' in fault) body[fault.flip]! ^= 1;
      response.end(body);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
