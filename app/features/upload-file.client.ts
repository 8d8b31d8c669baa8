'use client';

import { problemDetail } from '../_ui/request-job.client.ts';
import type { WatchedJob } from '../_ui/use-job.client.ts';

/**
 * Sends a raw file as the body of `POST /api/v1/ingests`, streamed from disk. XMLHttpRequest, because `fetch` cannot
 * say how much has been sent.
 *
 * @param onSent share of the file that has left, 0 to 1.
 * @throws Error with the server's own sentence when the file is refused.
 */
export function uploadFile(file: File, onSent: (share: number) => void): Promise<WatchedJob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/ingests?fileName=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => onSent(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Error('The connection broke while the file was being sent. Try again.'));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as WatchedJob);
      else reject(new Error(problemDetail(request.response) ?? `The server answered HTTP ${request.status}.`));
    };
    request.send(file);
  });
}
