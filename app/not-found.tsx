import type { Metadata } from 'next';
import { EmptyState } from './_ui/empty-state.tsx';
import { LinkButton } from './_ui/link-button.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <EmptyState title="There is nothing at this address" level="h1">
      <p>The run, view, model or page may have another name. The lists have everything that exists.</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <LinkButton href="/runs">Runs</LinkButton>
        <LinkButton href="/features">Features</LinkButton>
        <LinkButton href="/models">Models</LinkButton>
      </div>
    </EmptyState>
  );
}
