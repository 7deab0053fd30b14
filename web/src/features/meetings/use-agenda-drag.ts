import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { AgendaItem } from '../../api';

interface Dragged {
  item: AgendaItem;
  /** The number of the line that it is over. */
  over: number | null;
}

interface Point {
  x: number;
  y: number;
}

export interface AgendaDrag {
  /** Spread into the grip of an item. */
  grip: (item: AgendaItem) => object;
  /** Spread into the line of an item: a place to let go. */
  line: (item: AgendaItem) => object;
}

/** So near to the upper or lower edge of the window it scrolls; on a phone bars lie over the edges. */
const edge = 128;
const step = 10;

/**
 * Takes an item to another place by mouse, pen or finger: one kind of events for all of them, since what browsers call
 * dragging does not begin under a finger everywhere. Keys and the menu of an item do the same.
 */
export function useAgendaDrag(place: (item: AgendaItem, number: number) => Promise<void>): AgendaDrag {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const point = useRef<Point>({ x: 0, y: 0 });
  const isDragging = dragged !== null;
  useEffect(() => {
    if (!isDragging) return undefined;
    const follow = () => {
      scrollNear(point.current);
      const over = numberAt(point.current);
      setDragged((now) => (now === null || now.over === over ? now : { ...now, over }));
      frame = requestAnimationFrame(follow);
    };
    let frame = requestAnimationFrame(follow);
    const leave = ({ key }: KeyboardEvent) => key === 'Escape' && setDragged(null);
    window.addEventListener('keydown', leave);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', leave);
    };
  }, [isDragging]);
  const follow = ({ clientX: x, clientY: y }: PointerEvent) => (point.current = { x, y });
  return {
    grip: (item) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
        setDragged({ item, over: null });
      },
      onPointerMove: follow,
      onPointerUp: (event: PointerEvent) => {
        if (dragged === null) return;
        setDragged(null);
        const number = numberAt(follow(event));
        if (number !== null && number !== dragged.item.number) void place(dragged.item, number);
      },
      onPointerCancel: () => setDragged(null),
    }),
    line: (item) => ({ 'data-item': item.number, ...(dragged === null ? {} : marks(dragged, item)) }),
  };
}

function marks({ item: { id, number }, over }: Dragged, line: AgendaItem): object {
  if (line.id === id) return { 'data-dragged': true };
  return line.number === over ? { 'data-drop': line.number < number ? 'before' : 'after' } : {};
}

function numberAt({ x, y }: Point): number | null {
  const line = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-item]');
  return line?.dataset['item'] === undefined ? null : Number(line.dataset['item']);
}

function scrollNear({ y }: Point): void {
  if (y < edge) window.scrollBy(0, -step);
  else if (y > window.innerHeight - edge) window.scrollBy(0, step);
}
