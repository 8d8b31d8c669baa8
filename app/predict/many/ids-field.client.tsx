'use client';

import { type DragEvent, useState } from 'react';
import { describedBy, Field } from '../../_ui/field.tsx';

interface IdsFieldProps {
  readonly joinKey: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onFile: (file: File | undefined) => void;
}

/** Where ids are pasted, or a file of them is dropped. */
export function IdsField({ joinKey, text, onChange, onFile }: IdsFieldProps) {
  const [isOver, setOver] = useState(false);
  const field = {
    id: 'many',
    label: 'Customers',
    hint: `One id a line or with commas, or a CSV with a column ${joinKey}.`,
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <Field {...field}>
      <textarea
        {...describedBy(field)}
        id={field.id}
        rows={6}
        required
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`field font-mono text-sm ${isOver ? 'outline-2 outline-accent' : ''}`}
      />
    </Field>
  );
}
