'use client';

import { useState } from 'react';
import { Button } from '../_ui/button.tsx';

/** Hands the address of this page to what the phone shares with; where it shares with nothing, it is copied. */
export function ShareAddress() {
  const [answer, setAnswer] = useState('Share');
  const share = async () => {
    if (typeof navigator.share === 'function') {
      // Whoever closes the list of apps has not failed.
      await navigator.share({ title: document.title, url: location.href }).catch(() => undefined);
      return;
    }
    // Browsers keep the clipboard from pages without https.
    if (isSecureContext) await navigator.clipboard.writeText(location.href);
    setAnswer(isSecureContext ? 'Copied' : 'Copy the address');
  };
  return (
    <Button onClick={share} className="justify-center">
      <span role="status">{answer}</span>
    </Button>
  );
}
