import { type Block, prepareMarkdown, type Span } from './prepare-markdown.ts';
import { ScrollX } from './scroll-x.tsx';

/** Markdown as people and generated cards write it. Its headings begin below that of the section it stands in. */
export function Markdown({ source, label }: { source: string; label: string }) {
  return (
    <div className="grid max-w-prose grid-cols-[minmax(0,1fr)] gap-3 text-sm leading-6">
      {prepareMarkdown(source).map((block) => (
        <MarkdownBlock key={block.at} block={block} label={label} />
      ))}
    </div>
  );
}

function MarkdownBlock({ block, label }: { block: Block; label: string }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level <= 2 ? 'h3' : 'h4';
      return (
        <Heading className="mt-1 font-semibold">
          <Spans line={block.text} />
        </Heading>
      );
    }
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List className={`grid gap-1 pl-5 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
          {block.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items of a text never change places.
            <li key={i} className="min-w-0 wrap-anywhere">
              <Spans line={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return (
        <ScrollX label={`Code of ${label}`}>
          <pre className="rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs leading-5">
            {block.text}
          </pre>
        </ScrollX>
      );
    case 'table':
      return <MarkdownTable head={block.head} rows={block.rows} label={label} />;
    case 'quote':
      return (
        <blockquote className="border-l-2 border-line pl-3 text-ink-soft">
          <Spans line={block.text} />
        </blockquote>
      );
    default:
      return (
        <p className="whitespace-pre-wrap wrap-anywhere">
          <Spans line={block.text} />
        </p>
      );
  }
}

type TableProps = Pick<Extract<Block, { kind: 'table' }>, 'head' | 'rows'> & { label: string };

function MarkdownTable({ head, rows, label }: TableProps) {
  return (
    <ScrollX label={`Table of ${label}`}>
      <table className="border-collapse text-sm">
        <thead>
          <tr className="border-b border-line">
            {head.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of a text never change places.
              <th key={i} scope="col" className="eyebrow px-2 py-1 text-left first:pl-0">
                <Spans line={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <tr key={i} className="border-b border-line/70 last:border-0">
              {row.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={j} className="px-2 py-1 first:pl-0">
                  <Spans line={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Spans({ line }: { line: readonly Span[] }) {
  return line.map((span) => <MarkdownSpan key={span.at} span={span} />);
}

function MarkdownSpan({ span: { kind, text, href } }: { span: Span }) {
  if (kind === 'code') return <code className="font-mono text-xs">{text}</code>;
  if (kind === 'strong') return <strong>{text}</strong>;
  if (kind === 'emphasis') return <em>{text}</em>;
  if (kind === 'link') {
    return (
      <a href={href} rel="noreferrer" className="text-accent underline">
        {text}
      </a>
    );
  }
  return text;
}
