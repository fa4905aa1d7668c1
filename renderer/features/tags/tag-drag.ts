import { useState, type DragEvent } from 'react';
import type { Tag } from '../../../db/contract/tags.ts';
import { idsWithin } from './tag-branches.ts';

/** Nothing that another program could make anything of: no name leaves the window with it. */
const DRAGGED_TAG = 'application/x-sanad-tag';
/** On the element that stands for the top level. */
const TOP = 'top';

/** What the element around the tree listens to. */
export type TagDragHandlers = Pick<
  React.HTMLAttributes<HTMLElement>,
  'onDragStart' | 'onDragOver' | 'onDragLeave' | 'onDrop' | 'onDragEnd'
>;

/** A place that a tag can be dropped on says so by `data-drop-tag`: the id of a tag, or `top`. */
export function dropOn(tagId: string | null): { readonly 'data-drop-tag': string } {
  return { 'data-drop-tag': tagId ?? TOP };
}

/**
 * Moving tags with the mouse; “Move” does the same by keys. `dragged` is the tag that is on its way.
 *
 * The place under the mouse is marked on the element itself, not by drawing the tree anew for each step of the mouse.
 */
export function useTagDrag(
  tags: readonly Tag[],
  onMove: (tagId: string, parentId: string | null) => void,
): { readonly dragged: Tag | null; readonly handlers: TagDragHandlers } {
  const [dragged, setDragged] = useState<Tag | null>(null);
  /** The place under the mouse, where the tag can be dropped there. */
  const placeOf = (
    event: DragEvent,
  ): { readonly element: Element; readonly parentId: string | null } | null => {
    const element = event.target instanceof Element ? event.target.closest('[data-drop-tag]') : null;
    const id = element?.getAttribute('data-drop-tag') ?? null;
    if (dragged === null || element === null || id === null) return null;
    const parentId = id === TOP ? null : id;
    if (parentId === dragged.parentId) return null;
    if (parentId !== null && idsWithin(tags, dragged.id).includes(parentId)) return null;
    return { element, parentId };
  };
  const stop = (event: DragEvent): void => {
    mark(event.currentTarget, null);
    setDragged(null);
  };
  return {
    dragged,
    handlers: {
      onDragStart: (event) => {
        const row = event.target instanceof Element ? event.target.closest('[data-drop-tag]') : null;
        const tag = tags.find(({ id }) => id === row?.getAttribute('data-drop-tag'));
        if (tag === undefined) return;
        event.dataTransfer.setData(DRAGGED_TAG, tag.id);
        event.dataTransfer.effectAllowed = 'move';
        setDragged(tag);
      },
      onDragOver: (event) => {
        const place = placeOf(event);
        mark(event.currentTarget, place?.element ?? null);
        if (place === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
      },
      onDragLeave: (event) => mark(event.currentTarget, null),
      onDrop: (event) => {
        const place = placeOf(event);
        stop(event);
        if (place === null || dragged === null) return;
        event.preventDefault();
        onMove(dragged.id, place.parentId);
      },
      onDragEnd: stop,
    },
  };
}

function mark(around: Element, place: Element | null): void {
  const marked = around.querySelector('[data-dropping]');
  if (marked === place) return;
  marked?.removeAttribute('data-dropping');
  place?.setAttribute('data-dropping', '');
}
