import type { Definition, List, Nodes, Parent, RootContent } from 'mdast';
import { createElement, Fragment, type ReactNode } from 'react';
import { passageDirection } from '../../../../db/text/direction.ts';
import { findNoteLinks } from '../../../../db/text/note-links.ts';
import { AddressView } from './AddressView.tsx';
import { NoteLinkView, QuoteView } from './NoteLinkView.tsx';
import styles from './NotePreview.module.css';
import { TaskView } from './TaskView.tsx';

/** Where link definitions are found, by their names in lower case. */
type Definitions = ReadonlyMap<string, Definition>;

/**
 * Draws the structure of a note as elements. Nothing of it becomes markup: HTML is text, pictures are told and not shown,
 * and an address is a text to be copied, because nothing in a note may lead out of Sanad.
 */
export function MarkdownNodes({ nodes }: { readonly nodes: readonly RootContent[] }) {
  const definitions = new Map(
    nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier, node] as const] : [])),
  );
  return <>{drawAll(nodes, definitions)}</>;
}

function drawAll(nodes: readonly Nodes[], definitions: Definitions): ReactNode {
  return nodes.map((node) => (
    <Fragment key={`${node.type}-${node.position?.start.offset ?? 0}`}>{draw(node, definitions)}</Fragment>
  ));
}

function draw(node: Nodes, definitions: Definitions): ReactNode {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'code':
    case 'thematicBreak':
      return drawBlock(node, definitions);
    case 'link':
      return (
        <AddressView address={node.url}>
          {isOwnAddress(node) ? null : drawAll(node.children, definitions)}
        </AddressView>
      );
    case 'linkReference': {
      const definition = definitions.get(node.identifier);
      const words = drawAll(node.children, definitions);
      return definition === undefined ? words : <AddressView address={definition.url}>{words}</AddressView>;
    }
    case 'image':
      return <AddressView address={node.url}>{node.alt}</AddressView>;
    case 'imageReference': {
      const address = definitions.get(node.identifier)?.url;
      return address === undefined ? node.alt : <AddressView address={address}>{node.alt}</AddressView>;
    }
    case 'strong':
      return <strong>{drawAll(node.children, definitions)}</strong>;
    case 'emphasis':
      return <em>{drawAll(node.children, definitions)}</em>;
    case 'inlineCode':
      return <code className={styles.code}>{node.value}</code>;
    case 'break':
      return <br />;
    case 'noteLink':
      return drawLink(node.value);
    case 'definition':
      return null;
    case 'text':
    case 'html':
      return node.value;
    default:
      // What the parser makes of extensions that are not in use here.
      return 'children' in node ? drawAll(node.children, definitions) : null;
  }
}

type Block = Extract<
  Nodes,
  { type: 'paragraph' | 'heading' | 'blockquote' | 'list' | 'listItem' | 'code' | 'thematicBreak' }
>;

function drawBlock(node: Block, definitions: Definitions): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return drawParagraph(node, definitions);
    case 'heading':
      return createElement(
        // The page has a title of the first level, the note one of the second.
        `h${Math.min(node.depth + 2, 6)}`,
        { className: styles.heading, 'data-depth': node.depth, dir: directionOf(node) },
        drawAll(node.children, definitions),
      );
    case 'blockquote':
      return (
        <blockquote className={styles.quotation} dir={directionOf(node)}>
          {drawAll(node.children, definitions)}
        </blockquote>
      );
    case 'list':
      return drawList(node, definitions);
    case 'listItem':
      return typeof node.checked === 'boolean' ? (
        <TaskView isDone={node.checked} direction={directionOf(node)}>
          {drawAll(node.children, definitions)}
        </TaskView>
      ) : (
        <li dir={directionOf(node)}>{drawAll(node.children, definitions)}</li>
      );
    case 'code':
      return (
        <pre className={styles.pre} dir="ltr">
          {node.value}
        </pre>
      );
    default:
      return <hr className={styles.rule} />;
  }
}

/** An address that is written without other words. */
function isOwnAddress(node: Extract<Nodes, { type: 'link' }>): boolean {
  const words = wordsOf(node);
  return words === node.url || `mailto:${words}` === node.url;
}

/** A quote that stands alone in its paragraph is set as one; among words it is set in quotation marks. */
function drawParagraph(node: Extract<Nodes, { type: 'paragraph' }>, definitions: Definitions): ReactNode {
  const [only] = node.children;
  const [link] = only?.type === 'noteLink' && node.children.length === 1 ? findNoteLinks(only.value) : [];
  if (link?.isEmbed === true) return <QuoteView highlightId={link.id} place="block" />;
  return <p dir={directionOf(node)}>{drawAll(node.children, definitions)}</p>;
}

function drawList(node: List, definitions: Definitions): ReactNode {
  const items = drawAll(node.children, definitions);
  const look = { className: styles.list, dir: directionOf(node), 'data-spread': node.spread === true };
  return node.ordered === true ? (
    <ol {...look} start={node.start ?? 1}>
      {items}
    </ol>
  ) : (
    <ul {...look}>{items}</ul>
  );
}

function drawLink(mark: string): ReactNode {
  const [link] = findNoteLinks(mark);
  if (link === undefined) return mark;
  if (link.isEmbed) return <QuoteView highlightId={link.id} place="inline" />;
  return <NoteLinkView target={{ kind: link.kind, id: link.id }} label={link.label} />;
}

/** The direction of a block's own words; one without letters takes that of what it stands in. */
function directionOf(node: Parent): 'ltr' | 'rtl' | undefined {
  const words = wordsOf(node);
  return passageDirection(words, 0, words.length) ?? undefined;
}

function wordsOf(node: Nodes | Parent): string {
  if ('children' in node) return node.children.map(wordsOf).join(' ');
  if (node.type === 'noteLink' && 'value' in node) return findNoteLinks(node.value)[0]?.label ?? '';
  return 'value' in node && typeof node.value === 'string' ? node.value : '';
}
