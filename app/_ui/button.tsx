import type { ComponentProps } from 'react';
import { type ButtonTone, buttonStyle } from './button-style.ts';

/** A button; `type="button"` unless said otherwise, so that it never sends a form by accident. */
export function Button({
  tone = 'plain',
  type = 'button',
  className = '',
  ...rest
}: ComponentProps<'button'> & { tone?: ButtonTone }) {
  return <button type={type} className={`${buttonStyle(tone)} ${className}`} {...rest} />;
}
