/** The check in a worker of the page: files stay on the machine, and the page does not freeze. */
import { runCheck, type CheckJob, type CheckResult } from '../../checking/job.ts';

export type News =
  | { readonly kind: 'reading'; readonly file: string; readonly share: number }
  | { readonly kind: 'done'; readonly result: CheckResult }
  | { readonly kind: 'failed'; readonly reason: string };

const tell = (news: News): void => self.postMessage(news);

self.addEventListener('message', ({ data }: MessageEvent<CheckJob>) => {
  try {
    const result = runCheck(data, (file, index, count) =>
      tell({ kind: 'reading', file, share: index / Math.max(1, count) }),
    );
    tell({ kind: 'done', result });
  } catch (error) {
    tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
