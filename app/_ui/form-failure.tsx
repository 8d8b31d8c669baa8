import { Callout } from './callout.tsx';

/** Why a form was refused, above its button; read out when it appears. */
export function FormFailure({ title, message }: { title: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <Callout tone="failure" title={title} role="alert">
      {message}
    </Callout>
  );
}
