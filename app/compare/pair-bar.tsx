import Link from 'next/link';
import { buttonStyle } from '../_ui/button-style.ts';
import type { ComparedRun } from './prepare-comparison.ts';
import type { Pair } from './prepare-pair.ts';
import { ShareAddress } from './share-address.client.tsx';

/** What a phone has at hand for the challenger one looks at. */
export function PairBar({ pair, challenger }: { pair: Pair; challenger: ComparedRun }) {
  const asBase = pair.bases.find(({ id }) => id === challenger.id)!;
  return (
    <nav
      aria-label="With this run"
      className="sticky bottom-0 z-20 -mx-4 grid grid-cols-3 gap-2 border-t border-line bg-surface px-4 py-2 text-center sm:hidden"
    >
      <Link href={asBase.href} scroll={false} prefetch={false} className={buttonStyle('plain')}>
        Set baseline
      </Link>
      <ShareAddress />
      <Link href={`/runs/${challenger.id}#promote`} prefetch={false} className={buttonStyle('plain')}>
        Promote
      </Link>
    </nav>
  );
}
