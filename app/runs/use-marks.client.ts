'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import type { MarkRuns } from '#server/runs/mark-runs';
import type { FoundRun } from '#server/runs/search-runs';
import { callApi } from './call-api.client.ts';
import type { RunPages } from './use-run-pages.client.ts';

interface Marks {
  /** Why the last mark was not taken; null where it was. */
  readonly failure: string | null;
  readonly mark: (marks: MarkRuns) => void;
  /** Puts a star on a run, or takes it off. */
  readonly star: (run: FoundRun) => void;
}

/** What can be put on runs, and `remark` shows once the server has taken it. The functions stay the same, as rows need. */
export function useMarks(remark: RunPages['remark']): Marks {
  const router = useRouter();
  const [failure, setFailure] = useState<string | null>(null);
  const mark = useCallback(
    (marks: MarkRuns) =>
      void callApi('/api/v1/runs/marks', { body: marks }).then(
        () => {
          setFailure(null);
          remark(marks);
          // Which runs the list has may be another matter now.
          if (marks.archived !== undefined) router.refresh();
        },
        (error: Error) => setFailure(error.message),
      ),
    [router, remark],
  );
  const star = useCallback((run: FoundRun) => mark({ runs: [run.id], starred: !run.starred }), [mark]);
  return { failure, mark, star };
}
