import { unsafeHeaders, reportStatus } from '../api/http';
import { ApiError, toProblem } from '../api/problem';
import type { Job } from '../api/types';

export interface Upload { done: Promise<Job>; abort: () => void }

/** The content type by the file's name; the service looks at the content anyway. */
export function archiveType(name: string): string {
  if (/\.(tar\.gz|tgz|gz)$/i.test(name)) return 'application/gzip';
  if (/\.tar$/i.test(name)) return 'application/x-tar';
  if (/\.zip$/i.test(name)) return 'application/zip';
  return 'application/octet-stream';
}

/** Sends an archive; XMLHttpRequest, because fetch does not tell how much has been sent. */
export function upload(address: string, file: File, key: string, onProgress: (sent: number, total: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Job>((resolve, reject) => {
    request.open('POST', address);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Content-Type', archiveType(file.name));
    request.setRequestHeader('Idempotency-Key', key);
    for (const [name, value] of Object.entries(unsafeHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded, event.lengthComputable ? event.total : file.size);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as Job);
        return;
      }
      reportStatus(request.status);
      reject(new ApiError(toProblem(request.status, request.getResponseHeader('Content-Type'), request.responseText)));
    };
    request.onerror = () => reject(new ApiError({ title: '', status: 0, code: 'unreachable' }));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.send(file);
  });
  return { done, abort: () => request.abort() };
}
